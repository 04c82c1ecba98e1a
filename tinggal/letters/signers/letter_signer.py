"""What all signers share: the time stamp, the long-term data kept fresh, and one way to put both into a letter."""

import threading
from abc import ABC, abstractmethod
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.x509.oid import NameOID
from django.conf import settings
from django.utils import timezone

from tinggal.letters.signer import NotSigned, Stamper
from tinggal.letters.signers.long_term import Evidence, gather
from tinggal.letters.signers.pades import signed_pdf
from tinggal.letters.signers.stamps import stamped
from tinggal.lib.cms import Signatory
from tinggal.lib.providers import provider

_TRIAL: Final = bytes(32)


class LetterSigner(ABC):
    """A signer that only lacks its key. ``stamper`` and ``trust`` are those of the settings when left out."""

    simulated = False

    def __init__(self, *, trust: str | Path | None = None, stamper: Stamper | None = None) -> None:
        self.trust = Path(trust or settings.TRUST_FOLDER)
        self._given = stamper
        self._kept: dict[bytes, Evidence] = {}
        self._turn = threading.Lock()

    @abstractmethod
    def signatory(self) -> Signatory:
        """The key's certificate and what signs with it; always the same object. Raises ``NotSigned``."""

    @property
    def certificate_by(self) -> str:
        """The common name of the certificate's issuer."""
        issuer = self.signatory().certificate.issuer
        names = issuer.get_attributes_for_oid(NameOID.COMMON_NAME)
        names = names or issuer.get_attributes_for_oid(NameOID.ORGANIZATION_NAME)
        return str(names[0].value) if names else ""

    def sign(self, pdf: bytes, *, reason: str, place: str) -> bytes:
        """See ``Signer.sign``."""
        return self.sign_as(self.signatory(), pdf, reason=reason, place=place)

    def sign_as(self, by: Signatory, pdf: bytes, *, reason: str, place: str) -> bytes:
        """Sign with this key instead of the signer's own, but with its stamper and long-term data."""
        stamper = self.stamper()
        evidence = self._evidence(by, stamper=stamper, token=None)
        tokens: list[bytes] = []

        def stamp(digest: bytes) -> bytes:
            tokens.append(stamper.stamp(digest) if stamper else b"")
            return tokens[-1]

        def signed(evidence: Evidence) -> bytes:
            return signed_pdf(
                pdf, by=by, reason=reason, place=place, at=timezone.localtime(), evidence=evidence,
                stamp=stamp if stamper else None,
            )  # fmt: skip

        letter = signed(evidence)
        if stamper and evidence.stamper not in tokens[-1]:  # it changed its certificate since we asked about it
            letter = signed(self._evidence(by, stamper=stamper, token=tokens[-1]))
        return letter

    def check(self) -> list[str]:
        """See ``Signer.check``: the key opens, and its certificate is valid today."""
        try:
            certificate = self.signatory().certificate
        except NotSigned as problem:
            return [str(problem)]
        if not certificate.not_valid_before_utc <= datetime.now(UTC) <= certificate.not_valid_after_utc:
            return [f"The signer's certificate is valid only until {certificate.not_valid_after_utc:%d %B %Y}."]
        return []

    def certificates(self) -> tuple[x509.Certificate, ...]:
        """Those whose end is to be announced: the signer's, the ones above it, and the stamper's."""
        by, stamper = self.signatory(), self.stamper()
        return (by.certificate, *by.others, *((stamped(stamper.stamp(_TRIAL)).certificate,) if stamper else ()))

    def stamper(self) -> Stamper | None:
        """The one that was given, or that of the settings; None where the settings name none."""
        if self._given:
            return self._given
        if not settings.PROVIDERS.get("stamper", {}).get("BACKEND"):
            return None
        chosen: Stamper = provider("stamper")
        return chosen

    def _evidence(self, by: Signatory, *, stamper: Stamper | None, token: bytes | None) -> Evidence:
        with self._turn:
            kept = self._kept.get(by.name)
            if token is None and kept and kept.until > datetime.now(UTC):
                return kept
            seen = stamped(token or stamper.stamp(_TRIAL)) if stamper else None
            fresh = gather(by.certificate, others=by.others, stamped=seen, trust=self.trust)
            self._kept[by.name] = fresh
            return fresh

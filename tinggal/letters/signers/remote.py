"""Signs with keys that lie at a signing service: only the digest leaves, and comes back as a signature.

The addresses and the JSON are our own (docs/howto/sign.md), in the manner of the services of certificate authorities
in Indonesia: a service credential for this house, and a number and a passphrase for whoever signs. Another service
needs another ``_exchange``.
"""

import base64
import hashlib
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import httpx
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.hashes import SHA256
from django.conf import settings

from tinggal.letters.signer import NotSigned, Stamper
from tinggal.letters.signers.letter_signer import LetterSigner
from tinggal.letters.signers.passphrase import Passphrase
from tinggal.letters.signers.stamps import HttpStamper
from tinggal.lib.cms import Signatory
from tinggal.simulators.bank_callbacks import InsideTheProcess

PATIENCE: Final = 10.0
_WORDS: Final = {
    "passphrase": "the passphrase is not the right one",
    "locked": "it was locked after too many wrong passphrases",
    "expired": "the certificate has expired",
    "unknown": "it does not know this number",
    "credential": "it does not accept this house's own credential",
}


class ServiceRefused(NotSigned):
    """The signing service said no. ``code``: passphrase, locked, expired, unknown or credential."""

    def __init__(self, code: str) -> None:
        super().__init__(f"The signing service refuses: {_WORDS.get(code, 'for a reason it does not tell')}.")
        self.code = code


class ServiceSilent(NotSigned):
    """The signing service does not answer, or not in words we understand. It may later."""


class RemoteSigner(LetterSigner):
    """The signer for keys at a signing service at ``url``, where this house has ``service_user`` and its password.

    ``user`` and ``passphrase`` are those of the institution's seal. People sign with ``person`` and ``sign_as``: what
    they type is never kept. ``stamper_url`` is used where the settings have no stamper (web processes have none).
    """

    def __init__(
        self,
        *,
        url: str,
        service_user: str,
        service_password: str,
        user: str = "",
        passphrase: str = "",
        stamper_url: str = "",
        trust: str | Path | None = None,
        stamper: Stamper | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        super().__init__(trust=trust, stamper=stamper or (HttpStamper(url=stamper_url) if stamper_url else None))
        self._seal = user, Passphrase(passphrase)
        login = httpx.BasicAuth(service_user, service_password)
        self._client = httpx.Client(base_url=url.rstrip("/") + "/", auth=login, timeout=PATIENCE, transport=transport)

    def signatory(self) -> Signatory:
        """See ``LetterSigner.signatory``."""
        return self._signatory

    @cached_property
    def _signatory(self) -> Signatory:
        user, passphrase = self._seal
        if not user:
            raise NotSigned("The signing service has no number for the seal of this house: set SIGNER_USER.")
        return self.person(user, passphrase=passphrase)

    def person(self, user: str, *, passphrase: Passphrase) -> Signatory:
        """Somebody with a key at the service; the passphrase is first used by the first signature.

        Raises ``ServiceRefused`` or ``ServiceSilent``.
        """
        told = self._ask("certificate", {"user": user})
        try:
            certificate, *others = (x509.load_pem_x509_certificate(one.encode()) for one in told["certificates"])
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise ServiceSilent("The signing service gave no certificate that can be read.") from problem
        if certificate.not_valid_after_utc <= datetime.now(UTC):
            raise ServiceRefused("expired")

        def sign(data: bytes) -> bytes:
            return self._signature(data, user=user, passphrase=passphrase, certificate=certificate)

        return Signatory(certificate=certificate, sign=sign, others=tuple(others))

    def _signature(self, data: bytes, *, user: str, passphrase: Passphrase, certificate: x509.Certificate) -> bytes:
        digest = base64.b64encode(hashlib.sha256(data).digest()).decode()
        told = self._ask("sign", {"user": user, "digest": digest, "algorithm": "SHA-256"}, passphrase=passphrase)
        try:
            signature = base64.b64decode(told["signature"], validate=True)
            _verify(signature, data, certificate=certificate)
        except (ValueError, KeyError, TypeError, InvalidSignature) as problem:
            raise ServiceSilent("The signing service gave back something that is not the signature.") from problem
        return signature

    def _ask(self, path: str, asked: dict[str, str], *, passphrase: Passphrase | None = None) -> dict[str, Any]:
        """One question. The errors raised here, and the variables beside them, hold nothing secret of what was sent."""
        status, told, silence = self._exchange(path, asked, passphrase)
        if status == httpx.codes.OK and isinstance(told, dict):
            return told
        if isinstance(told, dict) and told.get("error") in _WORDS:
            raise ServiceRefused(str(told["error"]))
        raise ServiceSilent(f"The signing service does not answer as it should: {silence or f'HTTP {status}'}.")

    def _exchange(self, path: str, asked: dict[str, str], passphrase: Passphrase | None) -> tuple[int, Any, str]:
        """Status, JSON or None, and what kept the service from answering. Raises nothing: an error would tell."""
        body = {**asked, "passphrase": passphrase.spoken()} if passphrase else asked
        try:
            answer = self._client.post(path, json=body)
            plain = not answer.headers.get("Content-Type", "").startswith("application/json")
            return answer.status_code, None if plain else answer.json(), ""
        except (httpx.HTTPError, ValueError) as problem:
            return 0, None, type(problem).__name__


class SimulatedRemoteSigner(RemoteSigner):
    """The service that is played at /simulators/remote-signing/; production refuses it."""

    simulated = True

    def __init__(self, **options: Any) -> None:
        inside = settings.SIMULATORS["callback_transport"] == "wsgi"
        super().__init__(**{"transport": InsideTheProcess() if inside else None, **options})


def _verify(signature: bytes, data: bytes, *, certificate: x509.Certificate) -> None:
    key = certificate.public_key()
    if isinstance(key, ec.EllipticCurvePublicKey):
        key.verify(signature, data, ec.ECDSA(SHA256()))
    elif isinstance(key, rsa.RSAPublicKey):
        key.verify(signature, data, PKCS1v15(), SHA256())
    else:
        raise ValueError("neither an elliptic-curve nor an RSA key")

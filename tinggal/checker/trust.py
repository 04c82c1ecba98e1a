"""The keys a checker trusts: given to it beforehand, never taken from the letter it checks."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tinggal.checker.notes import COSIGNATURE, ED25519, BadNote, VerifierKey
from tinggal.checker.stolen import BadList, Stolen, read_list, written


class BadTrust(ValueError):
    """The file or folder with the keys cannot be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Trust:
    """``log`` signs the checkpoints of ``origin``; ``quorum`` of the ``witnesses`` should have cosigned.

    Certificates are DER: authorities of those who sign letters (``signer_roots``), of time stampers (``stamp_roots``)
    and of the seal (``seal_roots``, with the ``seal_signers`` they certified). ``stamped_from`` is the place in the log
    from which on every letter bears a time stamp, so that one without was tampered with; none if it may be missing.
    ``stolen`` names certificates whose keys were stolen, and since when.
    """

    origin: str
    log: VerifierKey
    witnesses: tuple[VerifierKey, ...] = ()
    quorum: int = 0
    signer_roots: tuple[bytes, ...] = ()
    stamp_roots: tuple[bytes, ...] = ()
    stamped_from: int | None = None
    seal_roots: tuple[bytes, ...] = ()
    seal_signers: tuple[bytes, ...] = ()
    stolen: Stolen = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.origin != self.log.name or self.log.kind != ED25519:
            raise BadTrust(f"The key of the log {self.origin} has another name or kind: {self.log.vkey}")
        if any(witness.kind != COSIGNATURE for witness in self.witnesses):
            raise BadTrust("The key of a witness is not one for cosignatures.")
        if len({witness.public for witness in self.witnesses}) != len(self.witnesses):
            raise BadTrust("Two witnesses have the same key.")
        if len({witness.name for witness in self.witnesses}) != len(self.witnesses):
            raise BadTrust("Two witnesses have the same name.")

    def to_json(self) -> str:
        """The keys as a text to publish; certificates in PEM."""
        return json.dumps(
            {
                "origin": self.origin,
                "log": self.log.vkey,
                "witnesses": [witness.vkey for witness in self.witnesses],
                "quorum": self.quorum,
                "signer_roots": _armoured(self.signer_roots),
                "stamp_roots": _armoured(self.stamp_roots),
                "stamped_from": self.stamped_from,
                "seal_roots": _armoured(self.seal_roots),
                "seal_signers": _armoured(self.seal_signers),
                "stolen": written(self.stolen),
            },
            indent=1,
        )

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read what ``to_json`` writes. Raises ``BadTrust``."""
        try:
            found = json.loads(text)
            return cls(
                origin=str(found["origin"]),
                log=VerifierKey.parse(found["log"]),
                witnesses=tuple(VerifierKey.parse(line) for line in found["witnesses"]),
                quorum=int(found["quorum"]),
                signer_roots=_certificates(found["signer_roots"]),
                stamp_roots=_certificates(found["stamp_roots"]),
                stamped_from=_place(found["stamped_from"]),
                seal_roots=_certificates(found["seal_roots"]),
                seal_signers=_certificates(found["seal_signers"]),
                stolen=read_list("\n".join(found["stolen"])),
            )
        except BadTrust:
            raise
        except (ValueError, KeyError, TypeError, AttributeError) as problem:
            raise BadTrust("This is not a file of keys to trust.") from problem

    @classmethod
    def from_folder(cls, folder: Path, *, origin: str, quorum: int) -> Self:
        """Read ``log.vkey``, ``witnesses.txt`` and the certificates of a trust folder. Raises ``BadTrust``.

        ``witnesses.txt`` has a line ``<vkey> <url>`` for each witness; lines that begin with # are passed over.
        ``stamps/from.txt`` holds the place from which on letters are stamped, or "never"; without it, all of them are
        if there is an authority for stamps. ``revoked.txt`` lists stolen keys (``stolen.read_list``).
        """
        try:
            log = VerifierKey.parse((folder / "log.vkey").read_text().strip())
            listed = folder / "witnesses.txt"
            lines = listed.read_text().splitlines() if listed.exists() else []
            witnesses = tuple(
                VerifierKey.parse(line.split()[0]) for line in lines if line.strip() and not line.startswith("#")
            )
            return cls(
                origin=origin, log=log, witnesses=witnesses, quorum=quorum,
                signer_roots=_in(folder / "roots"), stamp_roots=_in(folder / "stamps"),
                stamped_from=_stamped_from(folder / "stamps"),
                seal_roots=_in(folder / "seal" / "ca"), seal_signers=_in(folder / "seal" / "signers"),
                stolen=_stolen_in(folder / "revoked.txt"),
            )  # fmt: skip
        except FileNotFoundError as problem:
            raise BadTrust(f"There is no file {problem.filename}.") from problem
        except (BadNote, BadList) as problem:
            raise BadTrust(str(problem)) from problem


def _place(given: object) -> int | None:
    if given is None or (type(given) is int and given >= 0):
        return given
    raise BadTrust("stamped_from is not a place in the log.")


def _stamped_from(folder: Path) -> int | None:
    told = folder / "from.txt"
    if not told.exists():
        return 0 if any(folder.glob("*.pem")) else None
    text = told.read_text().strip()
    if text != "never" and not text.isdecimal():
        raise BadTrust(f"{told} holds neither a number nor the word never.")
    return None if text == "never" else int(text)


def _stolen_in(file: Path) -> Stolen:
    return read_list(file.read_text()) if file.exists() else {}


def _in(folder: Path) -> tuple[bytes, ...]:
    return _certificates([file.read_text() for file in sorted(folder.glob("*.pem"))])


def _certificates(texts: Iterable[str]) -> tuple[bytes, ...]:
    found = [one for text in texts for one in x509.load_pem_x509_certificates(text.encode())]
    return tuple(dict.fromkeys(certificate.public_bytes(Encoding.DER) for certificate in found))


def _armoured(certificates: Sequence[bytes]) -> list[str]:
    return [x509.load_der_x509_certificate(der).public_bytes(Encoding.PEM).decode() for der in certificates]

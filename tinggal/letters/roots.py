"""The certificates against which a signature is examined, and those whose keys were stolen: the trust folder."""

from dataclasses import dataclass, field
from pathlib import Path

from asn1crypto import pem
from asn1crypto.x509 import Certificate

from tinggal.checker.stolen import Stolen, read_list


@dataclass(frozen=True, slots=True)
class Roots:
    """``signers`` and ``stampers`` are the authorities we trust, ``stolen`` what no longer counts."""

    signers: tuple[Certificate, ...]
    stampers: tuple[Certificate, ...] = ()
    stolen: Stolen = field(default_factory=dict)


def read_roots(trust: Path) -> Roots:
    """What the trust folder holds: ``roots/*.pem``, ``stamps/*.pem`` and ``revoked.txt``, each of which may be missing.

    Raises ``BadList`` for a line of ``revoked.txt`` that cannot be read.
    """
    listed = trust / "revoked.txt"
    stolen = read_list(listed.read_text()) if listed.exists() else {}
    return Roots(signers=_in(trust / "roots"), stampers=_in(trust / "stamps"), stolen=stolen)


def _in(folder: Path) -> tuple[Certificate, ...]:
    texts = (file.read_bytes() for file in sorted(folder.glob("*.pem")))
    return tuple(Certificate.load(der) for text in texts for _name, _headers, der in pem.unarmor(text, multiple=True))

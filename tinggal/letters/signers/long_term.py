"""Gathers what a reader needs to judge a signature in thirty years: certificates up to the roots, and revocations."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Final

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import Encoding

from tinggal.letters.signer import NotSigned
from tinggal.letters.signers.revocation import Standing, standing

FRESH: Final = timedelta(hours=1)  # after this we ask the authorities again
_LONGEST: Final = 6


Way = tuple[x509.Certificate, ...]


@dataclass(frozen=True, slots=True)
class Evidence:
    """DER throughout. ``certificates`` include the roots; ``lists`` are CRLs, ``answers`` OCSP responses.

    ``stamper`` is the certificate of the time stamper (empty without one), ``stamp_size`` the length of its stamps.
    """

    certificates: tuple[bytes, ...]
    lists: tuple[bytes, ...]
    answers: tuple[bytes, ...]
    until: datetime
    stamper: bytes = b""
    stamp_size: int = 0


@dataclass(frozen=True, slots=True)
class Stamped:
    """The certificates in a time stamp: the stamper's own, and those on the way to its root."""

    certificate: x509.Certificate
    others: tuple[x509.Certificate, ...]
    size: int


def gather(
    certificate: x509.Certificate, *, others: Sequence[x509.Certificate], stamped: Stamped | None, trust: Path
) -> Evidence:
    """For a signer, and for its time stamper if there is one, against ``trust`` (``roots``, ``stamps``, ``crls``).

    Raises ``NotSigned``: not issued under a root we trust, not valid today, revoked, or nobody tells.
    """
    way = path(certificate, others=others, anchors=read_certificates(trust / "roots"))
    return _evidence([way, *_stampers([stamped] if stamped else [], trust=trust)], stamped=stamped, trust=trust)


def gather_stamps(stamps: Sequence[Stamped], *, trust: Path) -> Evidence:
    """For the time stamps of an archive copy; the last one is about to be made. Raises ``NotSigned``."""
    return _evidence(_stampers(stamps, trust=trust), stamped=stamps[-1], trust=trust)


def _stampers(stamps: Sequence[Stamped], *, trust: Path) -> list[Way]:
    anchors = read_certificates(trust / "stamps")
    return [path(one.certificate, others=one.others, anchors=anchors) for one in stamps]


def _evidence(ways: Sequence[Way], *, stamped: Stamped | None, trust: Path) -> Evidence:
    now = datetime.now(UTC)
    told: list[Standing] = []
    for below, above in dict.fromkeys(pair for way in ways for pair in pairwise(way)):
        _hold_to_its_dates(below, now=now)
        told.append(standing(below, issuer=above, folder=trust / "crls", now=now))
    return Evidence(
        certificates=tuple(dict.fromkeys(_der(one) for way in ways for one in way)),
        lists=tuple(dict.fromkeys(one.told for one in told if not one.answer)),
        answers=tuple(dict.fromkeys(one.told for one in told if one.answer)),
        until=min([now + FRESH, *(one.until for one in told)]),
        stamper=_der(stamped.certificate) if stamped else b"",
        stamp_size=stamped.size if stamped else 0,
    )


def path(leaf: x509.Certificate, *, others: Sequence[x509.Certificate], anchors: Sequence[x509.Certificate]) -> Way:
    """From a certificate up to one of the anchors, each issued by the next. Raises ``NotSigned``."""
    way = [leaf]
    while way[-1] not in anchors:
        above = next((one for one in (*anchors, *others) if one not in way and _issued(way[-1], by=one)), None)
        if above is None or len(way) == _LONGEST:
            raise NotSigned(f"We trust nobody who issued the certificate {way[-1].subject.rfc4514_string()}.")
        way.append(above)
    return tuple(way)


def read_certificates(folder: Path) -> tuple[x509.Certificate, ...]:
    """All certificates of the ``*.pem`` files of a folder, in the order of their names."""
    files = sorted(folder.glob("*.pem"))
    return tuple(one for file in files for one in x509.load_pem_x509_certificates(file.read_bytes()))


def _issued(certificate: x509.Certificate, *, by: x509.Certificate) -> bool:
    try:
        certificate.verify_directly_issued_by(by)
    except (ValueError, TypeError, InvalidSignature):
        return False
    return True


def _hold_to_its_dates(certificate: x509.Certificate, *, now: datetime) -> None:
    if not certificate.not_valid_before_utc <= now <= certificate.not_valid_after_utc:
        last = certificate.not_valid_after_utc
        raise NotSigned(f"The certificate {certificate.subject.rfc4514_string()} is valid only until {last:%d %B %Y}.")


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)

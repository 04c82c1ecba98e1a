"""Certificates whose keys were stolen: what was signed with them from that moment on counts for nothing."""

import hashlib
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime

Stolen = Mapping[str, datetime]  # SHA-256 of the certificate (DER), 64 small hex digits → since when, aware


class BadList(ValueError):
    """A line of the list cannot be read. It must never be passed over."""


def read_list(text: str) -> dict[str, datetime]:
    """The lines ``<SHA-256> <time>`` of ``revoked.txt``, the time as in 2026-11-22T03:00:00Z. Raises ``BadList``.

    Lines that begin with # say why.
    """
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return dict(_entry(line) for line in lines)


def written(stolen: Stolen) -> list[str]:
    """The list again, a line for each certificate, in the order of their digests."""
    return [f"{mark} {since.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for mark, since in sorted(stolen.items())]


def counts(
    stolen: Stolen,
    *,
    signer: Iterable[bytes],
    stamper: Iterable[bytes],
    stamped: datetime | None,
    witnessed: datetime | None,
) -> bool:
    """Whether a signature still means something, although keys were stolen.

    It does when no certificate of it is listed; or when its stamp and, if there is one, its first cosignature are older
    than the theft. A stamp by a stolen key proves nothing about a stolen signer.
    """
    since = [_since(stolen, certificates) for certificates in (signer, stamper)]
    known = [moment for moment in since if moment]
    if not known:
        return True
    if stamped is None or len(known) == len(since):
        return False
    return stamped < min(known) and (witnessed is None or witnessed < min(known))


def _since(stolen: Stolen, certificates: Iterable[bytes]) -> datetime | None:
    marks = (hashlib.sha256(one).hexdigest() for one in certificates)
    return min((stolen[mark] for mark in marks if mark in stolen), default=None)


def _entry(line: str) -> tuple[str, datetime]:
    try:
        mark, moment = line.split()
        since = datetime.fromisoformat(moment)
        if len(bytes.fromhex(mark)) != hashlib.sha256().digest_size or since.tzinfo is None:
            raise ValueError(line)
    except ValueError as problem:
        raise BadList(f"This is not the SHA-256 of a certificate and a time: {line}") from problem
    return mark.lower(), since

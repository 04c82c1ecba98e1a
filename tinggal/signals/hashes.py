"""Finding near hashes by an index: multi-index hashing (Norouzi, Punjani, Fleet 2012) over bands of 16 bits.

Two hashes of 64 bits that differ in at most 11 places agree in one of four bands but for at most two bits. So a search
asks for every band as it is and with each one or two bits turned, and then counts the differing bits of what it found.
"""

from collections.abc import Iterable, Iterator
from itertools import combinations

BITS = 16
NEAR = 10
"""What was cropped by two per cent or turned by half a degree differs in up to so many. So do forms that are filled in
otherwise, which is why pages this near are then laid over each other."""

_MASK = (1 << BITS) - 1
_LEAST_DRAWN = 8  # a hash with fewer ones or noughts is that of an empty page


def bands_of(bits: int, *, count: int = 4) -> list[int]:
    """The bands of a hash of ``count`` × 16 bits; each tells its place, so that they can lie in one index."""
    return [(place << BITS) | (bits >> (BITS * place)) & _MASK for place in range(count)]


def around(bands: Iterable[int], *, reach: int = 2) -> list[int]:
    """These bands, and those that differ from one of them in at most ``reach`` bits."""
    return [band ^ turned for band in bands for turned in _turned(reach)]


def apart(one: int, other: int) -> int:
    """In how many bits two hashes differ."""
    return ((one ^ other) & 0xFFFF_FFFF_FFFF_FFFF).bit_count()


def bits_of(written: str) -> int | None:
    """A hash written as 16 hex digits, as the database keeps it (signed); None for an empty page or no hash."""
    try:
        bits = int(written, 16)
    except ValueError:
        return None
    if not _LEAST_DRAWN <= bits.bit_count() <= 64 - _LEAST_DRAWN or bits >= 1 << 64:
        return None
    return bits - (1 << 64) if bits >> 63 else bits


def _turned(reach: int) -> Iterator[int]:
    yield 0
    for many in range(1, reach + 1):
        for places in combinations(range(BITS), many):
            yield sum(1 << place for place in places)

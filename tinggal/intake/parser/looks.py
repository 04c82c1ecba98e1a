"""What a page looks like, in 64 bits: pages that look alike differ in few of them, whatever their size or encoding."""

from functools import cache
from math import cos, pi

from PIL import Image

PAGES = 5
_SIDE, _KEPT = 32, 8


def look_of(page: Image.Image) -> str:
    """A perceptual hash in 16 hex digits: which of the 64 slowest cosine waves of a 32 × 32 picture are strong.

    The wave that is the mean brightness counts as strong in every page. Turning or cropping a page changes its look.
    """
    small = page.convert("L").resize((_SIDE, _SIDE), Image.Resampling.BOX, reducing_gap=2.0)
    levels = small.tobytes()
    rows = [_slowest(levels[at : at + _SIDE]) for at in range(0, len(levels), _SIDE)]
    columns = [_slowest([row[wave] for row in rows]) for wave in range(_KEPT)]
    strengths = [columns[across][down] for down in range(_KEPT) for across in range(_KEPT)]
    middle = sorted(strengths[1:])[len(strengths) // 2 - 1]
    bits = 1
    for strength in strengths[1:]:
        bits = bits << 1 | (strength > middle)
    return f"{bits:016x}"


def apart(one: str, other: str) -> int:
    """In how many of the 64 bits two looks differ: up to about 10 for the same picture, about 32 for any two."""
    return (int(one, 16) ^ int(other, 16)).bit_count()


def _slowest(levels: bytes | list[float]) -> list[float]:
    """The first coefficients of the discrete cosine transform (DCT-II)."""
    return [sum(level * wave for level, wave in zip(levels, waves, strict=True)) for waves in _waves()]


@cache
def _waves() -> tuple[tuple[float, ...], ...]:
    return tuple(
        tuple(cos(pi * number * (2 * place + 1) / (2 * _SIDE)) for place in range(_SIDE)) for number in range(_KEPT)
    )

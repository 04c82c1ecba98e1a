"""Pages laid over each other for ``bench.fraud``: copies of a page, other photos of it, and the same form of others."""

import io
from random import Random

from PIL import Image

from bench.fraud_scans import copy_of
from bench.reading_layout import Drawn, as_scan, drawn
from tinggal.intake.parser.overlay import agreement
from tinggal.signals.overlays import SAME

PAPERS, _DOTS = 24, 1300


def overlays(seed: int) -> None:
    """Print how many of each are taken for the same page, and the shares next to the mark. Takes half a minute."""
    chance = Random(seed)
    first, second = (drawn(seed=1000 * seed + number) for number in range(2))
    pairs = [(one, other) for one, other in zip(first, second, strict=True) if one.code and one.lines != other.lines]
    copies, others, again = [], [], []
    for one, other in chance.sample(pairs, PAPERS):
        mine = _photo(one, chance)
        copies.append(agreement(_open(mine), _open(copy_of(mine, chance=chance)[0])))
        again.append(agreement(_open(mine), _open(_photo(one, chance))))
        others.append(agreement(_open(mine), _open(_photo(other, chance))))
    told = (
        f"copies taken for the same page {_share(copies)} (least {min(copies):.3f})",
        f"other photos of one paper {_share(again)}",
        f"one form of two people {_share(others)} (most {max(others):.3f})",
    )
    print(f"pages laid over each other, mark {SAME}:", "; ".join(told))


def _share(shares: list[float]) -> str:
    return f"{sum(one >= SAME for one in shares)} of {len(shares)}"


def _photo(one: Drawn, chance: Random) -> bytes:
    return as_scan(one, seed=chance.randrange(10**9), dots=_DOTS)


def _open(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content))

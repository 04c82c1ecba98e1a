"""An interval that holds for a share of the files, from the files themselves (split conformal prediction).

With n files in order, the one at rank ⌈(n + 1)·q⌉ is passed by at most 1 − q of the files to come, as long as those
come from the same stream (Vovk, Gammerman and Shafer, Algorithmic Learning in a Random World, 2005, chapter 2).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

SHARE = 0.8
FEWEST = 30


@dataclass(frozen=True, slots=True)
class Span:
    """From ``low`` to ``high`` with the ``middle``, learned from so many ``files``."""

    low: float
    middle: float
    high: float
    files: int

    def holds(self, days: float) -> bool:
        """Whether a file was within it."""
        return self.low <= days <= self.high


def span_of(days: Sequence[float]) -> Span | None:
    """The interval between the ranks of one tenth and nine tenths; None for fewer than ``FEWEST`` files."""
    count = len(days)
    if count < FEWEST:
        return None
    ordered, tail = sorted(days), (1 - SHARE) / 2
    low = max(floor((count + 1) * tail), 1)
    high = min(ceil((count + 1) * (1 - tail)), count)
    return Span(ordered[low - 1], ordered[(count - 1) // 2], ordered[high - 1], count)

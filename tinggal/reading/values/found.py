"""What a parser finds in a row of text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """``text`` is the normal form of what stands between ``start`` and ``end`` of the row."""

    start: int
    end: int
    text: str
    sure: float = 1.0

"""What kind of document this is, by its words alone.

Every kind gets points for what speaks for it and loses some for what speaks against it. A kind is named only when it
has enough points and clearly more than the next; in doubt none is, and a person looks.
"""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from tinggal.reading.facts import Kind
from tinggal.reading.kinds import KINDS
from tinggal.reading.kinds.marks import Marks
from tinggal.reading.kinds.proves import COUNTS_AS
from tinggal.reading.rows import Row
from tinggal.reading.squeeze import SqueezedRows, squeezed

_HEADING, _IN_HEADING, _TITLE_INSIDE, _CODE, _WORD = 6.0, 3.0, 1.6, 1.5, 1.0
_HEADING_AGAINST, _AGAINST = -5.0, -0.8
_ENOUGH, _CLEARLY = 3.5, 1.5
_MOST_WORDS = 5.0
_HEADING_FILL = 0.55  # of its row
_HEADING_ROWS = 14  # a title stands among the first rows
_NAMED = 6
_SHORT = 5  # letters: "oss" stands in "possible"
_PARTS = re.compile(r"[^\w]+")
UNKNOWN = Kind("", 0.0, ())


@dataclass(frozen=True, slots=True)
class _Points:
    code: str
    points: float
    because: tuple[str, ...]


def recognise(rows: Sequence[Row]) -> Kind:
    """The kind of a document with these rows of print; its code is "" in doubt."""
    print_ = _Print(rows)
    best, *others = sorted((_points(marks, print_) for marks in KINDS), key=lambda one: -one.points)
    next_best = max((one.points for one in others if not _related(best.code, one.code)), default=0.0)
    lead = best.points - max(0.0, next_best)
    if best.points < _ENOUGH or lead < _CLEARLY:
        return UNKNOWN
    sure = (1 - math.exp(-best.points / 4)) * (1 - math.exp(-lead / 2))
    return Kind(best.code, round(sure, 3), best.because[:_NAMED])


def _related(one: str, other: str) -> bool:
    return other in COUNTS_AS.get(one, ()) and one in COUNTS_AS.get(other, ())


class _Print:
    """The rows as the table looks at them."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.all = SqueezedRows(rows)
        first = [one for row, one in zip(rows, self.all.each, strict=True) if row.page == 1 and one]
        self.headings = first[:_HEADING_ROWS]
        self.pairs = [one + other for one, other in pairwise(first[: _HEADING_ROWS + 1])]
        parts = [part for row in rows for word in row.words for part in _PARTS.split(word.text)]
        self.alone, self.capitals = {squeezed(part) for part in parts}, set(parts)

    def says(self, phrase: str) -> bool:
        """Whether the phrase stands anywhere; a short one only as a word of its own."""
        return phrase in self.all.text if len(phrase) > _SHORT else phrase in self.alone

    def is_headed(self, phrase: str) -> bool:
        """Whether the phrase is most of a row near the top, or of two such rows together."""
        return any(phrase in row and len(phrase) >= _HEADING_FILL * len(row) for row in (*self.headings, *self.pairs))

    def is_in_heading(self, phrase: str) -> bool:
        """Whether the phrase is some part of one of the first three rows."""
        return any(phrase in row for row in self.headings[:3])


def _points(marks: Marks, seen: _Print) -> _Points:
    headed = _longest(marks.titles, holds=seen.is_headed)
    inside = _longest(marks.titles, holds=seen.says)
    words = [word for word in marks.words if seen.says(_squeezed(word))]
    codes = [code for code in marks.codes if code in seen.capitals]
    points = min(_MOST_WORDS, sum(_weight(_squeezed(word)) for word in words)) + (_CODE if codes else 0.0)
    if headed:
        points += _HEADING + len(_squeezed(headed)) / 20
    elif inside:
        points += _IN_HEADING if _longest(marks.titles, holds=seen.is_in_heading) else _TITLE_INSIDE
    for title in marks.against:
        phrase = _squeezed(title)
        if seen.is_headed(phrase) and not (headed and phrase in _squeezed(headed)):
            points += _HEADING_AGAINST
        elif seen.says(phrase) and not headed:
            points += _AGAINST
    because = (headed or inside, *codes, *words)
    return _Points(marks.code, points, tuple(one for one in because if one))


def _longest(titles: Sequence[str], *, holds: Callable[[str], bool]) -> str:
    """The longest of the titles of which this holds, "" for none."""
    return max((title for title in titles if holds(_squeezed(title))), key=len, default="")


@cache
def _weight(word: str) -> float:
    """A word that many kinds share says little."""
    kinds = sum(any(_squeezed(one) == word for one in marks.words) for marks in KINDS)
    return _WORD if kinds < 2 else _WORD * (0.7 if kinds == 2 else 0.4)


@cache
def _squeezed(phrase: str) -> str:
    return squeezed(phrase)

"""The print of a page as rows of words, however it was come by: from a PDF's text or from the dots."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tinggal.lib.boxes import Box

_WIDE = 1.6  # heights of the row: a gap between columns, not between words
_SAME_ROW = 0.55  # of the lower word's height


@dataclass(frozen=True, slots=True)
class Word:
    """``level`` is where its middle would stand on an upright page, and ``left``, ``right`` where it begins and ends,
    all in the same unit as ``height`` (dots or points); ``box`` is where it is shown."""

    text: str
    box: Box
    left: float
    right: float
    level: float
    height: float
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """The words that stand side by side, left to right. In ``text`` one space parts words and two part columns;
    ``starts`` is where in it each word begins."""

    words: tuple[Word, ...]
    text: str
    starts: tuple[int, ...]

    def box_of(self, start: int, end: int) -> Box:
        """Where the part of ``text`` between these two places stands."""
        boxes = [
            word.box
            for word, at in zip(self.words, self.starts, strict=True)
            if at < end and at + len(word.text) > start
        ] or [self.words[0].box]
        around = boxes[0]
        for box in boxes[1:]:
            around = around.joined(box)
        return around

    @property
    def page(self) -> int:
        """The page it stands on, from 1."""
        return self.words[0].box.page

    @property
    def top(self) -> float:
        """How far down the page it begins, 0 to 1."""
        return min(word.box.top for word in self.words)


def rows_of(words: Iterable[Word]) -> list[Row]:
    """The rows of one page, from the top down."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda one: one.level):
        beside = next((row for row in reversed(rows[-3:]) if _beside(row, word)), None)
        if beside is None:
            rows.append([word])
        else:
            beside.append(word)
    return [row_of(sorted(row, key=lambda one: one.left)) for row in rows]


def row_of(words: Sequence[Word]) -> Row:
    """The row of words that are in order already."""
    text, starts = "", []
    for number, word in enumerate(words):
        if number:
            gap = word.left - words[number - 1].right
            text += "  " if gap > _WIDE * max(word.height, words[number - 1].height) else " "
        starts.append(len(text))
        text += word.text
    return Row(tuple(words), text, tuple(starts))


def _beside(row: Sequence[Word], word: Word) -> bool:
    near = min(row, key=lambda one: min(abs(one.right - word.left), abs(word.right - one.left)))
    return abs(near.level - word.level) < _SAME_ROW * min(near.height, word.height)

"""The drawing of what ties files together: four columns of boxes, and lines between them. Numbers are dots of SVG."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import mean

from tinggal.applications.models import Application
from tinggal.desk.link_rows import KINDS, Reader
from tinggal.signals.graph import Links, Tie

WIDTH, BOX_WIDTH, BOX_HEIGHT, STEP, MARGIN = 1080, 216, 34, 44, 8
_LONGEST = 27
_COLUMNS = tuple(MARGIN + at * (WIDTH - 2 * MARGIN - BOX_WIDTH) // 3 for at in range(4))


@dataclass(frozen=True, slots=True)
class Drawn:
    """A box; ``kind`` is sponsor, file, tie, loud (a tie to other sponsors) or outside."""

    kind: str
    words: str
    left: int
    top: int

    @property
    def middle(self) -> int:
        """Where lines meet it."""
        return self.top + BOX_HEIGHT // 2

    @property
    def baseline(self) -> int:
        """On which its words stand."""
        return self.top + BOX_HEIGHT // 2 + 5

    @property
    def inside(self) -> int:
        """Where its words begin."""
        return self.left + 10


@dataclass(frozen=True, slots=True)
class Line:
    """From the right side of a box to the left side of another, as the path of a curve."""

    path: str
    loud: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """``height`` in dots; ``width`` is always the same."""

    boxes: list[Drawn]
    lines: list[Line]
    height: int
    width: int = WIDTH
    box_width: int = BOX_WIDTH
    box_height: int = BOX_HEIGHT


def drawing(sponsor: str, files: Sequence[Application], found: Links, reader: Reader) -> Drawing:
    """Files in the order of the list; ties beside the files they belong to, so that few lines cross."""
    known = {file.pk: file for file in files}
    place = {file.pk: at for at, file in enumerate(files)}
    ties = sorted(found.ties, key=lambda tie: _mean(place[pk] for pk in tie.here))
    far = {pk: _mean(at for at, tie in enumerate(ties) if pk in tie.outside) for pk in found.outside}
    outside = sorted(found.outside.values(), key=lambda file: far[file.pk])
    tallest = max(1, len(files), len(ties), len(outside))
    here = dict(zip(place, _column("file", 1, [reader.name(file) for file in files], tallest), strict=True))
    middle = _column("tie", 2, [_tie_words(tie, known, reader) for tie in ties], tallest)
    middle = [_loud(box) if tie.outside else box for box, tie in zip(middle, ties, strict=True)]
    there = _column("outside", 3, [reader.name(file) for file in outside], tallest)
    right = dict(zip((file.pk for file in outside), there, strict=True))
    first = [Drawn("sponsor", _short(sponsor), _COLUMNS[0], here[files[0].pk].top if files else MARGIN)]
    lines = [_line(first[0], box) for box in here.values()]
    for tie, box in zip(ties, middle, strict=True):
        lines += [_line(here[pk], box, loud=bool(tie.outside)) for pk in tie.here]
        lines += [_line(box, right[pk], loud=True) for pk in tie.outside]
    boxes = [*first, *here.values(), *middle, *there]
    return Drawing(boxes, lines, tallest * STEP + 2 * MARGIN - (STEP - BOX_HEIGHT))


def _tie_words(tie: Tie, files: Mapping[int, Application], reader: Reader) -> str:
    value = reader.value(tie, files)
    return f"{KINDS[tie.kind]}: {value}" if value else str(KINDS[tie.kind])


def _column(kind: str, at: int, words: Sequence[str], tallest: int) -> list[Drawn]:
    """Boxes one below the other, in the middle of the height."""
    top = MARGIN + (tallest - len(words)) * STEP // 2
    return [Drawn(kind, _short(text), _COLUMNS[at], top + row * STEP) for row, text in enumerate(words)]


def _loud(box: Drawn) -> Drawn:
    return Drawn("loud", box.words, box.left, box.top)


def _line(one: Drawn, other: Drawn, *, loud: bool = False) -> Line:
    start, end = one.left + BOX_WIDTH, other.left
    bend = (start + end) // 2
    return Line(f"M{start} {one.middle} C{bend} {one.middle} {bend} {other.middle} {end} {other.middle}", loud)


def _short(words: str) -> str:
    return words if len(words) <= _LONGEST else words[: _LONGEST - 1].rstrip() + "…"


def _mean(places: Iterable[int]) -> float:
    found = list(places)
    return mean(found) if found else 0.0

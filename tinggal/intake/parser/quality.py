"""Looks at the pages of a file the way a person would who has to read them, and says what is in the way, and where."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PIL import Image

from tinggal.intake.parser.quality_blur import blurred
from tinggal.intake.parser.quality_edges import cut
from tinggal.intake.parser.quality_flaw import Flaw
from tinggal.intake.parser.quality_light import dark, faint, glaring
from tinggal.intake.parser.quality_lines import lines_of
from tinggal.intake.parser.quality_print import bare, coarse
from tinggal.intake.parser.quality_sheet import Line, Sheet
from tinggal.intake.parser.quality_turned import tilted, turned

Measure = Callable[[Sheet, Sequence[Line]], Iterator[Flaw]]
MEASURES: tuple[Measure, ...] = (dark, faint, coarse, blurred, glaring, cut, tilted, bare)
_INSTEAD: Mapping[str, tuple[str, ...]] = {
    "dark": ("faint", "blurred", "shaken", "low_resolution", "no_print"),
    "faint": ("blurred", "shaken", "low_resolution", "no_print"),
    "low_resolution": ("blurred", "shaken", "no_print"),
    "shaken": ("no_print",),
    "no_print": ("blurred", "tilted"),
    "blurred": ("no_print",),
}
_TRANSPOSED = {90: Image.Transpose.ROTATE_270, 180: Image.Transpose.ROTATE_180, 270: Image.Transpose.ROTATE_90}


@dataclass(frozen=True, slots=True)
class Seen:
    """One page: what is in the way of reading it, and by how many degrees it must be turned clockwise to stand upright.

    Boxes are on the page as it stands upright.
    """

    flaws: tuple[Flaw, ...]
    turn: int


def look_at(picture: Image.Image, *, page: int, drawn: float = 1.0) -> Seen:
    """Look at one page (numbered from 1). Takes about a quarter of a second on one processor.

    ``drawn``: how many of these dots there are to one of the scan inside a PDF. A measure that fails says nothing: it
    must not cost anybody a good file.
    """
    try:
        return _looked_at(picture, page=page, drawn=drawn)
    except MemoryError:
        raise
    except Exception:  # OpenCV and NumPy fail in many ways on pictures of odd sizes
        return Seen((), 0)


def _looked_at(picture: Image.Image, *, page: int, drawn: float) -> Seen:
    sheet = Sheet.of(picture, page=page, drawn=drawn)
    lines = lines_of(sheet)
    turn = turned(sheet, lines)
    if turn:
        sheet = Sheet.of(upright(picture, turn), page=page, drawn=drawn)
        lines = lines_of(sheet)
    found = [flaw for measure in MEASURES for flaw in measure(sheet, lines)]
    told = [Flaw("turned", page, turn, 0)] if turn else []
    return Seen((*_plainest(found), *told), turn)


def upright(picture: Image.Image, turn: int) -> Image.Image:
    """The picture turned clockwise by 90, 180 or 270 degrees."""
    return picture.transpose(_TRANSPOSED[turn])


def in_json(pages: Iterable[Seen]) -> list[dict[str, Any]]:
    """What was found on all pages, for the answer of the parser."""
    return [flaw.to_json() for seen in pages for flaw in seen.flaws]


def _plainest(found: Sequence[Flaw]) -> Iterator[Flaw]:
    """Without what follows from another flaw: a dark page is also faint, but only the light has to be mended."""
    codes = {flaw.code for flaw in found}
    hidden = {less for code in codes for less in _INSTEAD.get(code, ()) if not _hides_itself(code, less, codes)}
    return (flaw for flaw in found if flaw.code not in hidden)


def _hides_itself(code: str, less: str, codes: set[str]) -> bool:
    """Of two flaws that hide each other the first of the table is told."""
    order = list(_INSTEAD)
    return code in _INSTEAD.get(less, ()) and order.index(less) < order.index(code) and less in codes

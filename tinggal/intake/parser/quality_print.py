"""Print: whether there is any, and whether it has dots enough to be read."""

from collections.abc import Iterator, Sequence
from typing import Final

import numpy as np

from tinggal.intake.parser.quality_blur import is_print
from tinggal.intake.parser.quality_flaw import Flaw
from tinggal.intake.parser.quality_sheet import Line, Sheet

HEIGHT: Final = 10.0  # dots: a scan with 100 to the inch gives print of 11 points that many
LETTERS: Final = 20.0
_SMALL_PICTURE = 600  # dots on the longer side
_WIDTH = 0.75  # of a letter, to its height


def coarse(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Flaw]:
    """Print of too few dots. Measured: the height of capitals in dots of the picture itself."""
    if not lines:
        return
    heights, lengths = [line.height for line in lines], [line.length for line in lines]
    order = np.argsort(heights)
    middle = int(np.searchsorted(np.cumsum(np.array(lengths)[order]), sum(lengths) / 2))
    height = heights[order[middle]] / sheet.shrunk
    if height < HEIGHT:
        yield Flaw("low_resolution", sheet.page, height, HEIGHT)


def bare(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Flaw]:
    """Hardly any print: the back of a page, a cover. Measured: about how many letters stand in lines."""
    letters = sum(line.length / line.height for line in lines) / _WIDTH
    if letters >= LETTERS or (not lines and is_print(sheet.signs)):
        return
    if max(sheet.size) < _SMALL_PICTURE:
        yield Flaw("low_resolution", sheet.page, 0, HEIGHT)
    else:
        yield Flaw("no_print", sheet.page, letters, LETTERS)

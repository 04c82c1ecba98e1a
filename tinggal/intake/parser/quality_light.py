"""Light: pages that are too dark, print that is hardly darker than the paper, and places burnt out by a reflection."""

from collections.abc import Iterator, Sequence
from typing import Final

import cv2
import numpy as np

from tinggal.intake.parser.quality_flaw import Flaw
from tinggal.intake.parser.quality_sheet import Line, Sheet

LIGHT: Final = 95.0  # grey level that the paper has at least
CONTRAST: Final = 42.0  # grey levels between paper and print
GLARE: Final = 0.0015  # share of the page that may be burnt out
_BURNT = 250
_WHITE_PAPER = 246
_LARGEST = 0.3
_RIM = 0.45, 6.0  # grey levels a dot: light that merely falls off is less steep, print and edges are steeper


def dark(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Flaw]:
    """A page without light. Measured: the grey level of its lighter parts, 0 to 255."""
    lighter = float(np.percentile(sheet.grey[::4, ::4], 90))
    if lighter < LIGHT:
        yield Flaw("dark", sheet.page, lighter, LIGHT)


def faint(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Flaw]:
    """Print that hardly stands out. Measured: grey levels between the paper and the print."""
    if np.percentile(sheet.grey[::4, ::4], 90) < LIGHT:
        return
    small = cv2.resize(sheet.grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA)
    paper, print_ = cv2.dilate(small, np.ones((9, 9))), cv2.erode(small, np.ones((9, 9)))
    apart = float(np.percentile(cv2.subtract(paper, print_), 99))
    if apart < CONTRAST:
        yield Flaw("faint", sheet.page, apart, CONTRAST)


def glaring(sheet: Sheet, lines: Sequence[Line]) -> Iterator[Flaw]:
    """The largest burnt-out place with a soft rim. Measured: its share of the page.

    White paper in a scan is as bright, but everywhere; a white shirt or label has a sharp rim.
    """
    if np.percentile(sheet.grey[::4, ::4], 80) >= _WHITE_PAPER:
        return
    wide, high = sheet.size
    lightest = cv2.GaussianBlur(sheet.colour.min(axis=2), (0, 0), 1.5)
    burnt = cv2.morphologyEx((lightest >= _BURNT).astype(np.uint8), cv2.MORPH_CLOSE, np.ones((5, 5), np.uint8))
    count, labels, found, _middles = cv2.connectedComponentsWithStats(burnt)
    for each in np.argsort(-found[1:, cv2.CC_STAT_AREA])[:3] + 1 if count > 1 else ():
        left, top, across, down, dots = (int(number) for number in found[each])
        share, inside = dots / (wide * high), left > 0 < top and left + across < wide and top + down < high
        if (
            inside
            and GLARE <= share <= _LARGEST
            and dots > 0.4 * across * down
            and _has_soft_rim(sheet, labels == each)
        ):
            yield Flaw("glare", sheet.page, share, GLARE, sheet.box(left, top, left + across, top + down))
            return


def _has_soft_rim(sheet: Sheet, place: np.ndarray) -> bool:
    inside = place.astype(np.uint8)
    rim = cv2.dilate(inside, np.ones((9, 9), np.uint8)) - inside
    soft = cv2.GaussianBlur(sheet.grey.astype(np.float32), (0, 0), 1.0)
    steep = cv2.magnitude(
        cv2.Sobel(soft, cv2.CV_32F, 1, 0, scale=0.125), cv2.Sobel(soft, cv2.CV_32F, 0, 1, scale=0.125)
    )
    return _RIM[0] < float(np.percentile(steep[rim > 0], 25)) < _RIM[1]  # where no print crosses it

"""The words of a PDF page that was written, not scanned. Words that cannot be seen are left out.

A page may hold text nobody sees – white, or under a picture – and a machine that read it would be told what no officer
is told. So each word is compared with the drawn page: where it should stand there must be something.
"""

import ctypes
from collections.abc import Iterator

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from numpy.typing import NDArray

from tinggal.lib.boxes import Box
from tinggal.reading.rows import Word

MOST_SIGNS = 8000
_FINE = 100_000
_SEEN_AT = 1400  # dots of the longer side
_CONTRAST = 40  # grey levels between the paper and the print of a word that can be seen
_APART = 0.28  # of the height: signs so far apart belong to two words
Corners = tuple[float, float, float, float]


def words_on(page: pypdfium2.PdfPage, *, number: int) -> list[Word]:
    """The visible words of the page; their unit is the page's point."""
    width, height = page.get_size()
    grey = np.asarray(page.render(scale=_SEEN_AT / max(width, height), grayscale=True).to_pil(), np.uint8)
    return [
        _word(text, corners, page=number, width=width, height=height)
        for text, corners in _words(page)
        if _can_be_seen(corners, grey=grey)
    ]


def _words(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Corners]]:
    """Each word with its left, top, right and bottom in shares of the page as it is shown."""
    text, corners = "", (0.0, 0.0, 0.0, 0.0)
    width, height = page.get_size()
    for sign, spot in _signs(page):
        left, top, _, bottom = spot
        size = max(corners[3] - corners[1], bottom - top) * height
        beside = abs(top + bottom - corners[1] - corners[3]) * height < size
        near = -size < (left - corners[2]) * width < _APART * size
        if sign.isspace() or (text and not (beside and near)):
            if text:
                yield text, corners
            text = ""
        if not sign.isspace():
            corners = _around(corners, spot) if text else spot
            text += sign
    if text:
        yield text, corners


def _signs(page: pypdfium2.PdfPage) -> Iterator[tuple[str, Corners]]:
    signs = page.get_textpage()
    for at in range(min(signs.count_chars(), MOST_SIGNS)):
        code = pdfium.FPDFText_GetUnicode(signs.raw, at)
        sign = chr(code) if code < 0x110000 else " "
        if sign.isspace() or not sign.isprintable():
            yield " ", (0.0, 0.0, 0.0, 0.0)
        else:
            left, bottom, right, top = signs.get_charbox(at, loose=True)
            (x0, y0), (x1, y1) = _shown(page, left, top), _shown(page, right, bottom)
            yield sign, (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _shown(page: pypdfium2.PdfPage, x: float, y: float) -> tuple[float, float]:
    """A place in the file's own system as shares of the page as it is shown, turned and cropped."""
    across, down = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDF_PageToDevice(page.raw, 0, 0, _FINE, _FINE, 0, x, y, ctypes.byref(across), ctypes.byref(down))
    return across.value / _FINE, down.value / _FINE


def _around(one: Corners, other: Corners) -> Corners:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])


def _can_be_seen(corners: Corners, *, grey: NDArray[np.uint8]) -> bool:
    down, across = grey.shape
    left, top, right, bottom = corners
    seen = grey[
        max(0, round(top * down)) : max(0, round(bottom * down) + 1),
        max(0, round(left * across)) : max(0, round(right * across) + 1),
    ]
    return seen.size > 0 and int(seen.max()) - int(seen.min()) >= _CONTRAST


def _word(text: str, corners: Corners, *, page: int, width: float, height: float) -> Word:
    left, top, right, bottom = corners
    box = Box.around([(left, top), (right, bottom)], page=page, width=1.0, height=1.0)
    return Word(text, box, left * width, right * width, (top + bottom) / 2 * height, (bottom - top) * height)

"""The words of a page that is only dots."""

from collections.abc import Iterator

import numpy as np
from PIL import Image

from tinggal.lib.boxes import Box
from tinggal.reading.parser.find_lines import Corners, Picture, lines_on
from tinggal.reading.parser.read_lines import Heard, read_line
from tinggal.reading.rows import Word

LONGER = 1600  # dots of the longer side: ten-point print on A4 then has thirteen to the letter
_LEAST_SURE = 0.55


def words_in(image: Image.Image, *, number: int) -> list[Word]:
    """The words of a picture in colour that is page ``number``. Takes about a second for thirty lines."""
    picture = np.ascontiguousarray(np.asarray(image, np.uint8)[:, :, ::-1])
    lines = lines_on(picture)
    slope = _slope(lines)
    return [word for corners in lines for word in _words(picture, corners, number=number, slope=slope)]


def _slope(lines: list[Corners]) -> float:
    """How much a line falls for each dot to the right, by the middle one of the long lines."""
    falls = sorted(
        (float((one[1][1] - one[0][1]) / (one[1][0] - one[0][0])), float(one[1][0] - one[0][0]))
        for one in lines
        if one[1][0] - one[0][0] > 3 * abs(one[3][1] - one[0][1]) > 0
    )
    half = sum(length for _, length in falls) / 2
    for fall, length in falls:
        half -= length
        if half <= 0:
            return fall
    return 0.0


def _words(picture: Picture, corners: Corners, *, number: int, slope: float) -> Iterator[Word]:
    heard = read_line(picture, corners)
    if heard.sure < _LEAST_SURE:
        return
    high, wide = picture.shape[:2]
    edge_left, edge_right = (corners[0] + corners[3]) / 2, (corners[1] + corners[2]) / 2
    up, tall = (corners[0] - corners[3]) / 2, float(np.linalg.norm(corners[0] - corners[3]))
    for text, start, end in _parts(heard):
        left, right = (edge_left + share * (edge_right - edge_left) for share in (start, end))
        around = [(float(x), float(y)) for x, y in (left + up, left - up, right + up, right - up)]
        middle = (left + right) / 2
        yield Word(
            text=text,
            box=Box.around(around, page=number, width=wide, height=high),
            left=float(left[0]),
            right=float(right[0]),
            level=float(middle[1] - slope * middle[0]),
            height=tall,
            sure=heard.sure,
        )


def _parts(heard: Heard) -> Iterator[tuple[str, float, float]]:
    """The words of a line with where each begins and ends, 0 to 1 along it."""
    half = 0.5 / max(1, len(heard.text))
    start = 0
    for at, sign in enumerate(heard.text + " "):
        if sign.isspace():
            if at > start:
                yield heard.text[start:at], max(0.0, heard.places[start] - half), heard.places[at - 1] + half
            start = at + 1

"""What one line of print says, sign by sign, and where in the line each sign stands."""

import math
import unicodedata
from dataclasses import dataclass

import cv2
import numpy as np

from tinggal.reading.parser.find_lines import Corners, Picture, as_batch
from tinggal.reading.parser.networks import Array, run, signs

_HEIGHT = 48
_STRETCH = 1.3  # of the width: in a narrower line signs run together
_LONGEST = 2400
_UPRIGHT = 1.6  # times as high as wide: a line that runs down the page


@dataclass(frozen=True, slots=True)
class Heard:
    """``places`` are the middles of the signs, 0 to 1 along the line; ``sure`` is their mean likelihood."""

    text: str
    places: tuple[float, ...]
    sure: float


def read_line(picture: Picture, corners: Corners) -> Heard:
    """Cut the line out of the picture straight, and read it. A line that runs down is read as turned left."""
    return _decoded(run("rec", as_batch(_cut(picture, corners)))[0])


def _cut(picture: Picture, corners: Corners) -> Picture:
    across = max(math.dist(corners[0], corners[1]), math.dist(corners[2], corners[3]))
    down = max(math.dist(corners[0], corners[3]), math.dist(corners[1], corners[2]), 1.0)
    if down > _UPRIGHT * across:
        corners, across, down = np.roll(corners, -1, axis=0), down, max(across, 1.0)
    width = int(min(_LONGEST, max(_HEIGHT // 2, round(_STRETCH * _HEIGHT * across / down))))
    target = np.array([[0, 0], [width, 0], [width, _HEIGHT], [0, _HEIGHT]], np.float32)
    turn = cv2.getPerspectiveTransform(corners.astype(np.float32), target)
    size, edge = (width, _HEIGHT), cv2.BORDER_REPLICATE
    return np.asarray(cv2.warpPerspective(picture, turn, size, flags=cv2.INTER_CUBIC, borderMode=edge), np.uint8)


def _plain(sign: str) -> str:
    """A full-width sign as its usual one: the network writes a wide colon for a colon that stands alone."""
    usual = unicodedata.normalize("NFKC", sign)
    return usual if len(usual) == 1 else sign


def _decoded(frames: Array) -> Heard:
    """Greedy decoding of connectionist temporal classification: runs of one sign are one, and the blank parts them."""
    best, likely, known = frames.argmax(axis=1), frames.max(axis=1), signs()
    firsts = np.flatnonzero((best != 0) & (best != np.concatenate([[0], best[:-1]])))
    text = "".join(_plain(known[best[at]]) for at in firsts)
    places = tuple(float((at + 0.5) / len(best)) for at in firsts)
    return Heard(text, places, float(likely[firsts].mean()) if len(firsts) else 0.0)

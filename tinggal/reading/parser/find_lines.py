"""Where on a page there are lines of print: differentiable binarisation (Liao et al. 2020) as the network learned."""

import cv2
import numpy as np
from numpy.typing import NDArray

from tinggal.reading.parser.networks import Array, run

Picture = NDArray[np.uint8]
Corners = NDArray[np.float32]
LONGER = 960  # dots of the longer side at which lines are looked for
MOST_LINES = 90
_STEP = 32  # the network halves five times
_PRINT = 0.3
_SURE = 0.5
_GROWN = 1.6  # the network marks the kernel of a line: area over girth times this is what was taken away around it
_THINNEST = 3


def lines_on(picture: Picture) -> list[Corners]:
    """The corners of each line, from the upper left clockwise, in dots of the picture, in no order."""
    high, wide = picture.shape[:2]
    scale = min(1.0, LONGER / max(high, wide))
    size = (max(_STEP, round(wide * scale / _STEP) * _STEP), max(_STEP, round(high * scale / _STEP) * _STEP))
    small = np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8)
    marks = run("det", as_batch(small))[0, 0]
    kernels = cv2.dilate((marks > _PRINT).astype(np.uint8), np.ones((2, 2), np.uint8))
    outlines, _ = cv2.findContours(kernels, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    largest = sorted((np.asarray(one, np.int32) for one in outlines), key=cv2.contourArea, reverse=True)
    found = [_line(outline, marks=marks) for outline in largest]
    stretch = np.array([wide / size[0], high / size[1]], np.float32)
    return [corners * stretch for corners in found if corners is not None][:MOST_LINES]


def as_batch(picture: Picture) -> Array:
    """One picture as the networks want it."""
    return (picture.astype(np.float32).transpose(2, 0, 1) / 127.5 - 1)[None]


def _line(outline: NDArray[np.int32], *, marks: Array) -> Corners | None:
    (x, y), (across, down), angle = cv2.minAreaRect(outline)
    if min(across, down) < _THINNEST or _mean_inside(outline, marks=marks) < _SURE:
        return None
    grown = 2 * _GROWN * across * down / (2 * (across + down))
    return _ordered(np.asarray(cv2.boxPoints(((x, y), (across + grown, down + grown), angle)), np.float32))


def _mean_inside(outline: NDArray[np.int32], *, marks: Array) -> float:
    left, top, across, down = cv2.boundingRect(outline)
    inside = np.zeros((down, across), np.uint8)
    cv2.fillPoly(inside, [outline - np.array([left, top])], 1)
    return float(cv2.mean(marks[top : top + down, left : left + across], inside)[0])


def _ordered(corners: NDArray[np.float32]) -> Corners:
    """Clockwise from the corner that is upper left on the page."""
    by_left = corners[np.argsort(corners[:, 0], kind="stable")]
    upper_left, lower_left = by_left[:2][np.argsort(by_left[:2, 1], kind="stable")]
    upper_right, lower_right = by_left[2:][np.argsort(by_left[2:, 1], kind="stable")]
    return np.array([upper_left, upper_right, lower_right, lower_left], np.float32)

"""Lays one page over another and says how much of what stands on them is the same, place by place.

Two filled-in copies of one form have a head and lines in common and look alike as a whole; their entries differ. A page
that was only cropped, scaled, turned a little or saved again is the same everywhere.
"""

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
Numbers = NDArray[np.float32]
LONGER = 1000
"""Dots of the longer side at which pages are compared: print of 8 points is then nine dots high."""

_CORNERS = 1500
_NEAR, _TRIES, _LEAST_CORNERS = 3.0, 4000, 25
_BLUR = 1.3  # dots: what saving with much compression does
_THICKEST = 13  # dots
_RIM = 25  # dots at the edges of both, where the page ends or was cut
_CELL = 24
_WRITTEN = 4.0  # grey levels a dot
_SHIFTED = 1  # dots that a place may lie beside
_ALIKE = 0.3  # correlation of upright strokes: other words in the same line have about 0.1
_ROUNDS = cv2.TermCriteria_COUNT + cv2.TermCriteria_EPS, 40, 1e-4
_LEAST_CELLS, _IN_BOTH = 20, 0.5


def agreement(one: Image.Image, other: Image.Image) -> float:
    """The share of the written places that are the same on both, 0 to 1; 0 where they cannot be laid over each other.

    Half a second for two pages.
    """
    first, second = _grey(one), _grey(other)
    step = _step(second, first)
    if step is None:
        return 0.0
    high, wide = first.shape
    laid = cv2.warpAffine(second, step, (wide, high), flags=cv2.INTER_LINEAR, borderValue=0)
    there = cv2.warpAffine(np.full_like(second, 255), step, (wide, high), flags=cv2.INTER_NEAREST, borderValue=0)
    there[:_RIM], there[-_RIM:], there[:, :_RIM], there[:, -_RIM:] = 0, 0, 0, 0
    covered = cv2.erode(there, np.ones((2 * _RIM + 1, 2 * _RIM + 1), np.uint8)) > 0
    if covered.mean() < _IN_BOTH:
        return 0.0
    return _same_places(_writing(first), _writing(np.asarray(laid, np.uint8)), covered)


def _grey(page: Image.Image) -> Grey:
    scale = LONGER / max(page.size)
    size = (max(1, round(page.width * scale)), max(1, round(page.height * scale)))
    return np.asarray(page.convert("L").resize(size, Image.Resampling.BOX if scale < 1 else Image.Resampling.BICUBIC))


def _step(moved: Grey, fixed: Grey) -> NDArray[np.float64] | None:
    """How to shift, turn and scale the one to lie on the other; None where too few corners agree."""
    finder = cv2.ORB.create(nfeatures=_CORNERS, nlevels=4, fastThreshold=8)
    (mine, told), (theirs, said) = (finder.detectAndCompute(page, None) for page in (moved, fixed))
    if told is None or said is None:
        return None
    matches = cv2.BFMatcher(cv2.NORM_HAMMING, crossCheck=True).match(told, said)
    if len(matches) < _LEAST_CORNERS:
        return None
    start = np.array([mine[match.queryIdx].pt for match in matches], np.float32)
    end = np.array([theirs[match.trainIdx].pt for match in matches], np.float32)
    cv2.setRNGSeed(1)
    step, agreed = cv2.estimateAffinePartial2D(start, end, ransacReprojThreshold=_NEAR, maxIters=_TRIES)
    if step is None or agreed.sum() < _LEAST_CORNERS or not 0.5 < np.hypot(step[0, 0], step[1, 0]) < 2.0:
        return None
    return _refined(moved, fixed, np.asarray(step, np.float32))


def _refined(moved: Grey, fixed: Grey, step: Numbers) -> NDArray[np.float64]:
    """To a part of a dot, with unequal scale and slant (Evangelidis and Psarakis 2008)."""
    back = cv2.invertAffineTransform(step).astype(np.float32)
    try:
        _sure, better = cv2.findTransformECC(fixed, moved, back, cv2.MOTION_AFFINE, _ROUNDS)
    except cv2.error:  # it found no better one
        return np.asarray(step, np.float64)
    return np.asarray(cv2.invertAffineTransform(np.asarray(better)), np.float64)


def _writing(page: Grey) -> Numbers:
    """The upright strokes of what is thin and darker than what lies around it, in grey levels a dot: they tell words
    apart, while lines of print all lie alike; edges of the page and shadows are no writing."""
    soft = cv2.GaussianBlur(page.astype(np.float32), (0, 0), _BLUR)
    thin = cv2.morphologyEx(soft, cv2.MORPH_BLACKHAT, np.ones((_THICKEST, _THICKEST), np.uint8))
    return np.asarray(cv2.Scharr(thin, cv2.CV_32F, 1, 0, scale=1 / 32), np.float32)


def _same_places(one: Numbers, other: Numbers, covered: NDArray[np.bool_]) -> float:
    window = (_CELL, _CELL)
    strong = np.maximum(cv2.blur(one * one, window), 0.0)
    best = np.full(one.shape, -1.0, np.float32)
    for down in range(-_SHIFTED, _SHIFTED + 1):
        for across in range(-_SHIFTED, _SHIFTED + 1):
            moved = np.roll(other, (down, across), axis=(0, 1))
            together = cv2.blur(one * moved, window)
            theirs = np.maximum(cv2.blur(moved * moved, window), 0.0)
            np.maximum(best, together / np.sqrt(strong * theirs + 1.0), out=best)
    middle = slice(_CELL // 2, None, _CELL // 2)
    written = np.sqrt(np.maximum(strong, cv2.blur(other * other, window)))[middle, middle] > _WRITTEN
    seen = written & covered[middle, middle]
    if seen.sum() < _LEAST_CELLS:
        return 0.0
    return float((best[middle, middle] >= _ALIKE)[seen].mean())

"""Places of a picture that are copies of other places in it: the same dots, grain and all, at one distance.

Print repeats its letters, and so do patterns; what a camera or scanner makes of them never repeats, because its grain
differs. So two places count as copies only where they differ far less than other places that look alike. In a picture
drawn by a machine all equal letters are equal to the dot: there nothing can be told, and nothing is said.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]
_CORNERS, _THRESHOLD = 4000, 12
_ALIKE = 40  # of the 256 bits of a corner's description (ORB, Rublee et al. 2011)
_NEIGHBOURS = 6
_APART = 20  # dots: nearer corners describe the same spot
_REACH = 6  # half the side of the patch that is compared dot by dot
_TEXTURE = 14.0  # grey levels: less is paper or sky
_SAME = 0.35  # of how places that look alike usually differ here
_MOST_SAME = 3.5  # grey levels
_LEAST_GRAIN, _BLOCK = 0.35, 16  # grey levels, dots: drawn pages and well-cleaned scans have none
_LARGEST = 0.15  # of the picture: more is a pattern in the paper
_LEAST_CORNERS, _LEAST_SIDE = 6, 14
_LEAST_ALIKE = 40
_ELSEWHERE = 0.5  # of all equal pairs: more at other distances is a picture drawn by a machine
Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Copy:
    """Both places in dots (left, top, width, height), and how many corners of one are corners of the other."""

    one: tuple[int, int, int, int]
    other: tuple[int, int, int, int]
    corners: int


def copies_in(grey: Grey) -> Iterator[Copy]:
    """The copied places, those with most corners first. About a third of a second for two million dots."""
    if _grain(grey) < _LEAST_GRAIN:
        return
    pairs = _pairs(grey)
    if len(pairs) < _LEAST_CORNERS:
        return
    apart, texture = _differences(grey, pairs)
    textured = texture > _TEXTURE
    pairs, apart = pairs[textured], apart[textured]
    if len(pairs) < _LEAST_CORNERS:
        return
    usual = float(np.median(apart)) if len(pairs) >= _LEAST_ALIKE else _MOST_SAME / _SAME
    same = apart < min(_SAME * usual, _MOST_SAME)
    for copy in _grouped(pairs[same]):
        if copy.one[2] * copy.one[3] <= _LARGEST * grey.size:
            yield copy


def _grain(grey: Grey) -> float:
    """What is left in the calm parts of the picture when it is made a little softer, in grey levels: grain. Root mean
    square, in blocks; the calmest fifth is left out."""
    rest = grey.astype(np.float32) - cv2.GaussianBlur(grey.astype(np.float32), (0, 0), 1.0)
    down, across = grey.shape[0] // _BLOCK, grey.shape[1] // _BLOCK
    blocks = rest[: down * _BLOCK, : across * _BLOCK].reshape(down, _BLOCK, across, _BLOCK)
    return float(np.percentile(np.sqrt((blocks**2).mean(axis=(1, 3))), 20))


def _pairs(grey: Grey) -> NDArray[np.int32]:
    """Corners that look alike: x, y of the one and of the other; each pair once, the left or upper one first."""
    finder = cv2.ORB.create(nfeatures=_CORNERS, nlevels=1, fastThreshold=_THRESHOLD, edgeThreshold=20, patchSize=21)
    corners, told = finder.detectAndCompute(grey, None)
    if told is None or len(corners) < _LEAST_CORNERS:
        return np.zeros((0, 4), np.int32)
    at = np.array([corner.pt for corner in corners], np.float32).round().astype(np.int32)
    found = []
    for near in cv2.BFMatcher(cv2.NORM_HAMMING).knnMatch(told, told, k=min(_NEIGHBOURS, len(told))):
        for match in near:
            one, other = at[match.queryIdx], at[match.trainIdx]
            if match.distance <= _ALIKE and np.abs(one - other).max() >= _APART:
                found.append((*one, *other) if tuple(one) <= tuple(other) else (*other, *one))
    return np.unique(np.array(found, np.int32).reshape(-1, 4), axis=0)


def _differences(grey: Grey, pairs: NDArray[np.int32]) -> tuple[Numbers, Numbers]:
    """For each pair how much both patches differ, and how much there is to see in them: root mean squares."""
    reach = np.arange(-_REACH, _REACH + 1)
    down, across = np.meshgrid(reach, reach, indexing="ij")
    high, wide = grey.shape
    patches = [
        grey[
            np.clip(pairs[:, at + 1, None, None] + down, 0, high - 1),
            np.clip(pairs[:, at, None, None] + across, 0, wide - 1),
        ].astype(np.float32)
        for at in (0, 2)
    ]
    apart = np.sqrt(((patches[0] - patches[1]) ** 2).mean(axis=(1, 2)))
    return apart, patches[0].std(axis=(1, 2))


def _grouped(pairs: NDArray[np.int32]) -> Iterator[Copy]:
    shifts = pairs[:, 2:] - pairs[:, :2]
    different, which, many = np.unique(shifts, axis=0, return_inverse=True, return_counts=True)
    order = np.argsort(-many)
    kept = [at for at in order[:3] if many[at] >= _LEAST_CORNERS]
    if not kept or many[kept].sum() < _ELSEWHERE * len(pairs):
        return
    for at in kept:
        mine = pairs[which.ravel() == at]
        left, top = (int(side) for side in mine[:, :2].min(axis=0))
        right, bottom = (int(side) for side in mine[:, :2].max(axis=0))
        if min(right - left, bottom - top) + 2 * _REACH >= _LEAST_SIDE:
            x, y = left - _REACH, top - _REACH
            size = (right - left + 2 * _REACH, bottom - top + 2 * _REACH)
            across, down = (int(step) for step in different[at])
            yield Copy((x, y, *size), (x + across, y + down, *size), len(mine))

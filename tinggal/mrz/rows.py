"""Rows of dense print that stand under each other as the lines of a zone do, found by their strokes alone.

Slower to trust than the network's marks, but not taken in by designs that no training has drawn.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tinggal.mrz.lines import Vector, Zone

SIDE: Final = 1000  # of the picture in which rows are looked for
STROKE: Final = 15  # no stroke of a sign is wider
_LOW, _HIGH, _SLIM, _WIDE = 5, 64, 7.0, 0.2  # heights; widths by height and by the picture's width
_MOST: Final = 14
_SHAPES: Final = ((2, 17.6), (2, 14.4), (3, 12.0), (3, 18.0))  # lines, and their length in distances between lines
_THIRDS: Final = (12.0, 18.0)  # two lines of such shapes may have a third one above or below that nothing was seen of
_OFF: Final = 0.4  # how far a shape may be off


@dataclass(frozen=True, slots=True)
class Row:
    """A row of print: its ends, its middle, its height, and a straight line through it, in pixels of the frame."""

    left: float
    right: float
    high: float
    line: Vector

    @property
    def long(self) -> float:
        """From end to end."""
        return self.right - self.left

    def down_at(self, place: float) -> float:
        """How far down it is there."""
        return float(np.polyval(self.line, place))


def zones(grey: Image.Image, *, turn: float) -> list[Zone]:
    """Where two or three rows look like a zone that is read at ``turn`` degrees (clockwise), the likeliest first."""
    factor = SIDE / max(grey.size)
    angle = math.radians(turn)
    along, down = np.array([math.cos(angle), math.sin(angle)]), np.array([-math.sin(angle), math.cos(angle)])
    centre = np.array(grey.size) / 2
    reach = np.abs(np.stack([along, down])) @ np.array(grey.size) * factor
    way = np.stack([along, down]) * factor
    shift = reach / 2 - way @ centre
    pixels = np.asarray(grey)
    if factor < 1:
        pixels = cv2.GaussianBlur(pixels, (0, 0), 0.4 / factor)
    size = (max(1, int(reach[0])), max(1, int(reach[1])))
    frame = cv2.warpAffine(pixels, np.c_[way, shift], size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    groups = sorted(_groups(_rows(np.asarray(frame, np.uint8)), size[0]), key=lambda group: -group[0])
    return [_zone(group, centre, along, down, middle=reach / 2, factor=factor) for _score, group in groups[:_MOST]]


def _rows(frame: NDArray[np.uint8]) -> list[Row]:
    dark = cv2.morphologyEx(frame, cv2.MORPH_BLACKHAT, np.ones((STROKE, STROKE), np.uint8))
    edges = np.abs(cv2.Sobel(cv2.GaussianBlur(dark, (0, 0), 1), cv2.CV_32F, 1, 0))
    around = cv2.blur(edges, (121, 121))
    dense = cv2.blur(edges / (around + edges.mean() * 0.5 + 1), (33, 5))
    spots = (dense > max(0.9, float(np.percentile(dense, 80)) * 0.8)).astype(np.uint8)
    spots = cv2.morphologyEx(spots, cv2.MORPH_CLOSE, np.ones((1, 25), np.uint8))
    spots = cv2.morphologyEx(spots, cv2.MORPH_OPEN, np.ones((5, 41), np.uint8))
    spots[cv2.morphologyEx(spots, cv2.MORPH_OPEN, np.ones((_HIGH, 1), np.uint8)) > 0] = 0  # the sides of a frame
    count, labels, stats, _centres = cv2.connectedComponentsWithStats(spots, connectivity=4)
    rows = []
    for label in range(1, count):
        left, top, wide, high, area = (int(side) for side in stats[label])
        thick = area / wide
        if wide < _WIDE * frame.shape[1] or not _LOW < thick < _HIGH or wide < _SLIM * thick:
            continue
        down, right = np.nonzero(labels[top : top + high, left : left + wide] == label)
        rows.append(Row(left, left + wide, thick, np.polyfit(right + left, down + top, 1)))
    return rows


def _groups(rows: list[Row], width: int) -> Iterator[tuple[float, tuple[Row, ...]]]:
    """Rows that could be a zone, with how much they look like one."""
    ordered = sorted(rows, key=lambda row: row.down_at(width / 2))
    for count in (2, 3):
        for some in combinations(ordered, count):
            ratio = _shape(some)
            if not ratio:
                continue
            left, right = min(row.left for row in some), max(row.right for row in some)
            alike = (right - left) / width + 0.3 * min(row.long for row in some) / (right - left)
            off = min(abs(ratio / shape - 1) for lines, shape in _SHAPES if lines == count)
            if off < _OFF:
                yield alike - off + 0.6 * (count == 3), some
            if count == 2 and any(abs(ratio / third - 1) < _OFF / 2 for third in _THIRDS):
                yield from ((alike - 0.1, three) for three in _with_third(*some))


def _shape(some: tuple[Row, ...]) -> float:
    """The length of rows in distances between them; nothing for rows that do not stand under each other evenly."""
    left, right = min(row.left for row in some), max(row.right for row in some)
    steps = np.diff([row.down_at((left + right) / 2) for row in some])
    apart = float(steps.mean())
    short = min(row.long for row in some) < 0.5 * (right - left)
    uneven = apart <= 0 or steps.max() > 1.25 * steps.min() or np.ptp([row.line[0] for row in some]) > 0.05
    return 0.0 if short or uneven or max(row.high for row in some) > 0.95 * apart else (right - left) / apart


def _with_third(upper: Row, lower: Row) -> Iterator[tuple[Row, ...]]:
    step = lower.line - upper.line
    yield upper, lower, replace(lower, line=lower.line + step)
    yield replace(upper, line=upper.line - step), upper, lower


def _zone(some: tuple[Row, ...], centre: Vector, along: Vector, down: Vector, *, middle: Vector, factor: float) -> Zone:
    """In pixels of the picture; its frame has the picture's centre as origin."""
    start, end = min(row.left for row in some), max(row.right for row in some)
    curves = tuple(np.array([row.line[0], (row.down_at(middle[0]) - middle[1]) / factor]) for row in some)
    apart = (some[-1].down_at((start + end) / 2) - some[0].down_at((start + end) / 2)) / (len(some) - 1)
    ends = (np.array([start, end]) - middle[0]) / factor
    return Zone(centre, along, down, curves, float(ends[0]), float(ends[1]), apart / factor)

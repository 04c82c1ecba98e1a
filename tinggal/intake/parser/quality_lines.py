"""Finds the lines of print on a page, whichever way it lies.

Signs stand closer to their neighbours in the line than to those in the next one: the directions from each sign to its
nearest ones pile up along the lines (the "docstrum" of O'Gorman, 1993). Along that direction signs are then strung
together.
"""

import math
from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from tinggal.intake.parser.quality_paper import Grey
from tinggal.intake.parser.quality_sheet import Line, Numbers, Sheet

_NEAREST = 4
_FEW_SIGNS = 10
_LEAST_LENGTH = 4.0  # times its height
_LEAST_HEIGHT = 6.0
_STRIP = 1.9  # heights of the capitals that a strip is high
Indexes = NDArray[np.intp]


def lines_of(sheet: Sheet) -> tuple[Line, ...]:
    """All lines, the longest first; none on a page with hardly any signs."""
    signs = sheet.signs
    if len(signs) < _FEW_SIGNS:
        return ()
    middles = np.asarray(signs[:, :2] + signs[:, 2:4] / 2, np.float32)
    angle = _direction(middles, size=signs[:, 2:4])
    lines = (_line(signs[members], angle=angle) for members in _strung(signs, middles, angle=angle))
    fit = [line for line in lines if line.length >= _LEAST_LENGTH * line.height and line.height >= _LEAST_HEIGHT]
    return tuple(sorted(fit, key=lambda line: -line.length))


def strip(sheet: Sheet, line: Line, *, high: int, wide: int) -> Grey:
    """The beginning of a line, cut out of the copy in colour, level, ``high`` dots high and at most ``wide`` wide."""
    scale = high / (_STRIP * line.height)
    turn = math.radians(line.angle)
    cos, sin = scale * math.cos(turn), scale * math.sin(turn)
    across = min(wide, max(1, round(line.length * scale)))
    left = line.length / 2 * scale
    x, y = line.middle
    plan = np.array([[cos, sin, left - cos * x - sin * y], [-sin, cos, high / 2 + sin * x - cos * y]], np.float32)
    cut = cv2.warpAffine(sheet.colour, plan, (across, high), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cut, np.uint8)


def _direction(middles: Numbers, *, size: Numbers) -> float:
    """The direction of the lines in degrees, above -90 and up to 90."""
    near, apart = _nearest(middles)
    here, there = np.repeat(np.arange(len(middles)), near.shape[1]), near.ravel()
    ways, long, short = middles[there] - middles[here], size.max(axis=1), size.min(axis=1) + 3
    close = apart.ravel() < 3 * np.maximum(long[here], long[there])
    alike = np.abs(np.log(short[here] / short[there])) < 1.2
    ways = ways[close & alike]
    angles = np.degrees(np.arctan2(ways[:, 1], ways[:, 0])) % 180
    piles, _edges = np.histogram(angles, bins=180, range=(0, 180))
    smooth = np.convolve(np.concatenate([piles[-6:], piles, piles[:6]]), np.hanning(11), mode="same")[6:-6]
    peak = float(smooth.argmax()) + 0.5
    around = (angles - peak + 90) % 180 - 90
    close_by = around[np.abs(around) < 6]
    turned = peak + float(np.median(close_by)) if len(close_by) else peak
    return float(90 - (90 - turned) % 180)


def _nearest(middles: Numbers) -> tuple[Indexes, Numbers]:
    """For each sign the indexes of the nearest others, and their distances."""
    count = min(_NEAREST, len(middles) - 1)
    squares = (middles**2).sum(axis=1)
    apart = squares[:, None] + squares[None] - 2 * middles @ middles.T
    np.fill_diagonal(apart, np.inf)
    near = np.argpartition(apart, count - 1, axis=1)[:, :count]
    return near, np.sqrt(np.maximum(np.take_along_axis(apart, near, axis=1), 0))


def _strung(signs: Numbers, middles: Numbers, *, angle: float) -> Iterator[Indexes]:
    """Groups of signs of about one height, with little between them along the direction and nothing across it."""
    turn = math.radians(angle)
    along = middles @ np.array([math.cos(turn), math.sin(turn)], np.float32)
    across = middles @ np.array([-math.sin(turn), math.cos(turn)], np.float32)
    lengths, heights = (signs[:, 3], signs[:, 2]) if abs(angle) > 45 else (signs[:, 2], signs[:, 3])
    order = np.argsort(along - lengths / 2)
    first, last = (along - lengths / 2)[order], (along + lengths / 2)[order]
    level, tall = across[order], np.maximum(heights[order], 8)
    group = np.arange(len(order))
    for one in range(len(order)):
        ahead = slice(one + 1, one + 300)
        fits = (
            (first[ahead] - last[one] < 1.7 * tall[one])
            & (np.abs(level[ahead] - level[one]) < 0.6 * tall[one])
            & (np.abs(np.log(tall[ahead] / tall[one])) < 0.9)
        )
        for other in np.flatnonzero(fits)[:3] + one + 1:
            if group[other] != group[one]:
                group[group == group[other]] = group[one]
    for each in np.unique(group):
        yield order[group == each]


def _line(signs: Numbers, *, angle: float) -> Line:
    turn = math.radians(angle)
    ahead, aside = np.array([math.cos(turn), math.sin(turn)]), np.array([-math.sin(turn), math.cos(turn)])
    middles = signs[:, :2] + signs[:, 2:4] / 2
    lengths, heights = (signs[:, 3], signs[:, 2]) if abs(angle) > 45 else (signs[:, 2], signs[:, 3])
    along, across = middles @ ahead, middles @ aside
    first, last = float((along - lengths / 2).min()), float((along + lengths / 2).max())
    middle = (first + last) / 2 * ahead + float(np.median(across)) * aside
    height = float(np.percentile(heights, 80)) - (
        float(np.median(lengths)) * abs(math.tan(turn)) if abs(angle) < 40 else 0
    )
    return Line((float(middle[0]), float(middle[1])), last - first, max(height, 1.0), angle, signs)

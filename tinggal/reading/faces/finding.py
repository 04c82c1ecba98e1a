"""Where faces may be: one network over the picture at a few sizes, then the peaks of its heat."""

from dataclasses import dataclass

import cv2
import numpy as np

from tinggal.reading.faces.networks import Picture, run, share

_SIDES = (96, 160, 288, 480)
"""Dots of the longer side; a face must be about 13 to 80 dots wide at one of them."""
_STRIDE = 8
_LEAST = 0.3
_MOST = 12
_SAME = 0.35
"""Two places that share this much of their union are one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Middle and width of what may be a face, in dots of the picture."""

    x: float
    y: float
    wide: float
    sure: float


def places(picture: Picture) -> list[Place]:
    """The surest first, at most twelve."""
    found = [
        place for side in _SIDES if side <= max(_SIDES[0], *picture.shape[:2]) for place in _at(picture, side=side)
    ]
    kept: list[Place] = []
    for place in sorted(found, key=lambda one: -one.sure):
        if all(overlap(place, other) < _SAME for other in kept):
            kept.append(place)
    return kept[:_MOST]


def overlap(one: Place, other: Place) -> float:
    """Shared area over the area of both together, of squares."""
    across = min(one.x + one.wide / 2, other.x + other.wide / 2) - max(one.x - one.wide / 2, other.x - other.wide / 2)
    down = min(one.y + one.wide / 2, other.y + other.wide / 2) - max(one.y - one.wide / 2, other.y - other.wide / 2)
    shared = max(0.0, across) * max(0.0, down)
    return shared / (one.wide**2 + other.wide**2 - shared)


def _at(picture: Picture, *, side: int) -> list[Place]:
    high, wide = picture.shape[:2]
    scale = side / max(high, wide)
    size = max(16, round(wide * scale)), max(16, round(high * scale))
    smaller = cv2.resize(picture, size, interpolation=cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR)
    edges = [(-size[1]) % 16, (-size[0]) % 16]
    padded = cv2.copyMakeBorder(smaller, 0, edges[0], 0, edges[1], cv2.BORDER_REPLICATE)
    heat, across, down, width = run("finder", [np.asarray(padded, np.uint8)])[0]
    sure = share(heat)
    peaks = (sure >= _LEAST) & (sure >= cv2.dilate(sure, np.ones((3, 3), np.uint8)))
    stretch = (wide / size[0], high / size[1])
    return [
        Place(
            x=(column + 0.5 + float(across[row, column])) * _STRIDE * stretch[0],
            y=(row + 0.5 + float(down[row, column])) * _STRIDE * stretch[1],
            wide=float(np.exp(np.clip(width[row, column], -3, 4))) * _STRIDE * stretch[0],
            sure=float(sure[row, column]),
        )
        for row, column in np.argwhere(peaks)
    ]

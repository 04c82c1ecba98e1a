"""What a portrait photo is like behind and on the face: even, light, sharp, not burnt out."""

from collections.abc import Mapping
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tinggal.reading.faces.marks import CHIN, Marks, view
from tinggal.reading.faces.networks import Array, Picture

_LOOKED_AT = 400
_HEAD_WIDE, _HEAD_HIGH = 1.45, 1.95
"""With hair or a scarf, from the middle of the face, in half widths of it."""
_EVEN = 11.0
"""Distance in CIE Lab (ΔE 1976) up to which a dot belongs to the wall."""
_FACE = 192


@dataclass(frozen=True, slots=True)
class Wall:
    """``seen``: share of the picture that is surely behind the head; the colour is CIE Lab, lightness 0–100."""

    seen: float
    even: float
    colour: tuple[float, float, float]


def wall_of(picture: Picture, marks: Marks) -> Wall:
    """Beside and above the head down to the chin. A slow change from one side to the other counts as even."""
    high, wide = picture.shape[:2]
    scale = min(1.0, _LOOKED_AT / max(high, wide))
    small = cv2.resize(
        picture, (max(8, round(wide * scale)), max(8, round(high * scale))), interpolation=cv2.INTER_AREA
    )
    lab = cv2.cvtColor(cv2.GaussianBlur(small, (0, 0), 1.2).astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    behind = _behind(lab.shape[:2], marks, scale=scale)
    seen = float(behind.mean())
    if behind.sum() < 50:
        return Wall(seen, 0.0, (0.0, 0.0, 0.0))
    down, across = np.nonzero(behind)
    dots = np.asarray(lab[behind], np.float64)
    ways = np.stack([np.ones(len(dots)), across / lab.shape[1] - 0.5, down / lab.shape[0] - 0.5], axis=1)
    near = np.ones(len(dots), bool)
    away = np.zeros(len(dots))
    for _ in range(4):  # each time without what is far from the wall found so far: hair, a shoulder, a door
        slope = np.linalg.lstsq(ways[near], dots[near], rcond=None)[0]
        away = np.linalg.norm(dots - ways @ slope, axis=1)
        near = away <= max(_EVEN, float(np.quantile(away, 0.5)))
    lightness, a, b = np.median(dots[near], axis=0)
    return Wall(seen, float((away <= _EVEN).mean()), (float(lightness), float(a), float(b)))


def face_measures(picture: Picture, marks: Marks) -> Mapping[str, float]:
    """Of the middle of the face: ``sharp`` as the steepest edges beside those of the same face seen four times smaller
    (a sharp face has more than 0.4), ``light`` 0–1, ``burnt`` and ``black``: shares of dots, ``colour``: 0 is grey."""
    side = 1.8 * marks.unit
    size = int(min(_FACE, max(24, side)))
    cut, _ = view(picture, middle=marks.middle, side=side, lean=marks.lean, size=(size, size))
    grey = cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY).astype(np.float32)
    spread = cut.astype(np.float32)
    return {
        "face_sharp": round(_steep(grey) / max(1.0, _steep(_quarter(grey))), 3),
        "face_light": round(float(np.median(grey)) / 255, 3),
        "face_burnt": round(float((cut.min(axis=2) >= 250).mean()), 3),
        "face_black": round(float((grey <= 12).mean()), 3),
        "face_colour": round(float(np.median(spread.max(axis=2) - spread.min(axis=2))) / 255, 3),
    }


def rim_of(picture: Picture) -> float:
    """How much of the outer edge looks like the rim of a print: 1 where a straight frame of one colour runs all around.

    A photo of a photo on a table or in an album has one, a portrait has not.
    """
    high, wide = picture.shape[:2]
    scale = 240 / max(high, wide)
    small = cv2.resize(
        picture, (max(24, round(wide * scale)), max(24, round(high * scale))), interpolation=cv2.INTER_AREA
    )
    lab = cv2.cvtColor(small.astype(np.float32) / 255, cv2.COLOR_RGB2LAB)
    return float(np.mean([_has_edge(np.rot90(lab, turn)) for turn in range(4)]))


def _has_edge(lab: Array) -> bool:
    """A straight line along the upper side within its outer sixth, with one colour above it."""
    reach = lab.shape[0] // 6
    jump = np.linalg.norm(np.diff(lab[: reach + 1].astype(np.float64), axis=0), axis=2)
    along = (jump[:, jump.shape[1] // 10 : -max(1, jump.shape[1] // 10)] > 8).mean(axis=1)
    thick = along + np.roll(along, 1)
    row = int(thick[1:].argmax()) + 1
    if thick[row] < 0.85:
        return False
    above = lab[: max(1, row - 1)]
    return bool(np.linalg.norm(above.std(axis=(0, 1))) < 6)


def _behind(shape: tuple[int, ...], marks: Marks, *, scale: float) -> NDArray[np.bool_]:
    """What is above the chin and outside a bow around the hair."""
    unit, (x, y) = marks.unit * scale, marks.middle * scale
    down, across = np.mgrid[0 : shape[0], 0 : shape[1]]
    aside, above = (across - x) / (_HEAD_WIDE * unit), (y - down) / (_HEAD_HIGH * unit)
    beside = np.abs(aside) > 1
    return np.asarray((down < marks.at(CHIN)[1] * scale) & (beside | ((above > 0) & (aside**2 + above**2 > 1))))


def _quarter(grey: Array) -> Array:
    return np.asarray(cv2.resize(grey, None, fx=0.25, fy=0.25, interpolation=cv2.INTER_AREA), np.float32)


def _steep(grey: Array) -> float:
    down, across = np.abs(np.diff(grey, axis=0)).ravel(), np.abs(np.diff(grey, axis=1)).ravel()
    return float(np.quantile(np.concatenate([down, across]), 0.99))

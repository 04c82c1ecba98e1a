"""The form of a face as heights above the picture, and how a lamp lights it."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from ml.faces.person import Person

Plane = NDArray[np.float32]
_HEAD_DEEP: Final = 0.95


def bump(u: Plane, v: Plane, *, at: tuple[float, float], wide: float, high: float) -> Plane:
    """A round hill of height 1."""
    hill: Plane = np.exp(-(((u - at[0]) / wide) ** 2) - ((v - at[1]) / high) ** 2)
    return hill


def outline(one: Person, v: Plane) -> Plane:
    """Half the width of the face at each level; 0 above and below."""
    longer = np.where(v > 0, one.length, one.length + 0.05)
    round_ = np.sqrt(np.clip(1 - (v / longer) ** 2, 0, 1))
    narrowed: Plane = round_**0.85 * (1 - one.jaw * np.clip(v, 0, None) ** 1.5)
    return narrowed


def heights(one: Person, u: Plane, v: Plane) -> Plane:
    """Of skin, without hair; about 0 at the outline, 1 at the tip of the nose."""
    wide = np.maximum(outline(one, v), 1e-3)
    z = _HEAD_DEEP * np.sqrt(np.clip(1 - (u / wide) ** 2, 0, 1)) * np.clip(wide, 0, 1) ** 0.5
    tip = one.eye_level + one.nose_length
    along = np.clip((v - (one.eye_level - 0.12)) / (one.nose_length + 0.1), 0, 1)
    ridge = one.nose_rise * along**1.4 * np.exp(-((u / (0.07 + 0.06 * along)) ** 2))
    z += ridge * np.clip((tip + 0.08 - v) / 0.1, 0, 1)
    z += one.nose_rise * 0.55 * bump(u, v, at=(0, tip - 0.04), wide=0.11, high=0.09)
    for side in (-1, 1):
        wing = (side * one.nose_width * 0.72, tip)
        z += one.nose_rise * 0.45 * bump(u, v, at=wing, wide=0.075, high=0.075)
        eye = (side * one.eyes_apart, one.eye_level)
        z -= 0.15 * bump(u, v, at=eye, wide=0.25, high=0.14)
        z += 0.07 * bump(u, v, at=eye, wide=0.17, high=0.085)
        z += 0.07 * bump(u, v, at=(side * 0.42, one.eye_level - one.brow_level), wide=0.3, high=0.09)
        z += one.cheeks * bump(u, v, at=(side * 0.52, 0.3), wide=0.25, high=0.2)
        z -= 0.05 * one.age * bump(u, v, at=(side * (0.33 + 0.2 * (0.5 - 0.0)), 0.55), wide=0.05, high=0.2)
    middle = one.mouth_level
    z += 0.09 * bump(u, v, at=(0, middle), wide=one.mouth_width * 0.9, high=0.17)
    z += 0.05 * bump(u, v, at=(0, middle - 0.05), wide=one.mouth_width * 0.8, high=0.04)
    z += 0.07 * bump(u, v, at=(0, middle + 0.06), wide=one.mouth_width * 0.65, high=0.045)
    z -= 0.05 * bump(u, v, at=(0, middle), wide=one.mouth_width, high=0.02)
    z -= 0.05 * bump(u, v, at=(0, middle + 0.17), wide=0.25, high=0.05)
    z += 0.08 * bump(u, v, at=(0, one.length - 0.18), wide=0.25, high=0.14)
    deep: Plane = z.astype(np.float32)
    return deep


def lit(one: Person, z: Plane, *, unit: float) -> tuple[Plane, Plane]:
    """Factor of brightness and added gloss for each dot; ``unit`` is dots for a length of 1."""
    down, across = np.gradient(z * unit)
    long = np.sqrt(across**2 + down**2 + 1)
    turn, rise = one.light
    lamp = np.array([np.sin(turn), np.sin(rise), np.cos(turn) * np.cos(rise)])
    lamp /= np.linalg.norm(lamp)
    facing = np.clip((-across * lamp[0] - down * lamp[1] + lamp[2]) / long, 0, 1)
    half = lamp + np.array([0, 0, 1])
    half /= np.linalg.norm(half)
    shine = np.clip((-across * half[0] - down * half[1] + half[2]) / long, 0, 1) ** 24
    factor: Plane = (1 - one.shade * 0.75 + one.shade * 0.95 * facing).astype(np.float32)
    gloss: Plane = (one.gloss * shine).astype(np.float32)
    return factor, gloss

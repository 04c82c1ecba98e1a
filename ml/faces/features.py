"""What is drawn on a face: eyes, brows, lips, nostrils, beard, lines of age, glasses."""

import cv2
import numpy as np
from numpy.typing import NDArray

from ml.faces.person import Colour, Person
from ml.faces.relief import Plane, bump, outline

Picture = NDArray[np.float32]
_FINE = 4
"""Bits after the point in OpenCV's drawing."""


class Pen:
    """Draws in lengths of the face on a colour picture of floats; (0, 0) is the middle of the face."""

    def __init__(self, paper: Picture, *, at: tuple[float, float], unit: float) -> None:
        self.paper, self.at, self.unit = paper, at, unit

    def mask(self, points: NDArray[np.float64], *, soft: float = 0.0, closed: bool = True, thick: float = 0.0) -> Plane:
        """Cover (0 to 1) of a polygon, or of a line of this thickness."""
        cover = np.zeros(self.paper.shape[:2], np.uint8)
        dots = np.round((points * self.unit + np.array(self.at)) * (1 << _FINE)).astype(np.int32)
        if thick:
            wide = max(1, round(thick * self.unit))
            cv2.polylines(cover, [dots], closed, 255, wide, cv2.LINE_AA, _FINE)
            strength = min(1.0, thick * self.unit / wide)
        else:
            cv2.fillPoly(cover, [dots], 255, cv2.LINE_AA, _FINE)
            strength = 1.0
        whole: Plane = cover.astype(np.float32) * (strength / 255)
        if soft * self.unit > 0.3:
            whole = np.asarray(cv2.GaussianBlur(whole, (0, 0), soft * self.unit), np.float32)
        return whole

    def lay(self, cover: Plane, colour: Colour, *, strength: float = 1.0) -> None:
        """Paint through a cover."""
        part = touched(cover)
        here, share = self.paper[part], (cover[part] * strength)[..., None]
        here += share * (np.array(colour, np.float32) - here)


def touched(cover: Plane) -> tuple[slice, slice]:
    """The rows and columns with all that a cover covers: most are small."""
    rows, columns = np.flatnonzero(cover.any(axis=1)), np.flatnonzero(cover.any(axis=0))
    if not rows.size:
        return slice(0), slice(0)
    return slice(rows[0], rows[-1] + 1), slice(columns[0], columns[-1] + 1)


def ring(
    at: tuple[float, float], wide: float, high: float, *, turn: float = 0.0, count: int = 24
) -> NDArray[np.float64]:
    """Points of an ellipse."""
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    flat = np.stack([wide * np.cos(angle), high * np.sin(angle)], 1)
    return flat @ _turning(turn) + np.array(at)


def _turning(turn: float) -> NDArray[np.float64]:
    return np.array([[np.cos(turn), np.sin(turn)], [-np.sin(turn), np.cos(turn)]])


def darker(colour: Colour, factor: float) -> Colour:
    """The same colour in less light."""
    return colour[0] * factor, colour[1] * factor, colour[2] * factor


def draw_eye(pen: Pen, one: Person, *, side: int, dice: np.random.Generator) -> None:
    """Lids, white, iris, pupil, glint and lashes; shut eyes are a line of lashes on the lid."""
    at = np.array([side * one.eyes_apart, one.eye_level])
    openness = one.open[(side + 1) // 2]
    wide, high = one.eye_width, one.eye_height * openness
    across = np.linspace(-1, 1, 15)
    bow = 1 - across**2
    turn = _turning(side * one.eye_tilt)
    top = np.stack([across * wide, -high * bow**0.8], 1) @ turn + at
    low = np.stack([across * wide, (0.55 * high + (0.035 if openness < 0.15 else 0.0)) * bow], 1) @ turn + at
    lash = darker(one.skin, 0.28)
    crease = top - np.array([0, 0.055 if openness > 0.15 else 0.1])
    pen.lay(pen.mask(crease, closed=False, thick=0.03, soft=0.012), darker(one.skin, 0.62), strength=0.6)
    pen.lay(
        pen.mask(low + np.array([0, 0.07]), closed=False, thick=0.035, soft=0.03), darker(one.skin, 0.75), strength=0.45
    )
    if openness < 0.15:
        pen.lay(pen.mask(low, closed=False, thick=0.032, soft=0.008), lash, strength=float(dice.uniform(0.5, 0.95)))
        return
    inside = pen.mask(np.concatenate([top, low[::-1]]))
    white = float(dice.uniform(170, 240))
    pen.lay(inside, (white, white * 0.97, white * 0.95))
    iris = at + np.array([one.gaze[0] * wide, one.gaze[1] * high - 0.12 * high])
    size = one.eye_width * 0.47
    ball = pen.mask(ring((float(iris[0]), float(iris[1])), size, size)) * inside
    pen.lay(ball, one.iris)
    pen.lay(pen.mask(ring((float(iris[0]), float(iris[1])), size * 0.45, size * 0.45)) * inside, (12, 10, 10))
    glint = iris + np.array([dice.uniform(-0.4, 0.4), dice.uniform(-0.5, 0.0)]) * size
    pen.lay(
        pen.mask(ring((float(glint[0]), float(glint[1])), size * 0.18, size * 0.18)) * inside,
        (250, 250, 250),
        strength=0.9,
    )
    pen.lay(
        pen.mask(top + np.array([0, 0.012]), closed=False, thick=0.04, soft=0.015) * inside, (40, 30, 28), strength=0.5
    )
    pen.lay(pen.mask(top, closed=False, thick=float(dice.uniform(0.02, 0.05)), soft=0.006), lash, strength=0.9)
    pen.lay(pen.mask(low, closed=False, thick=0.015, soft=0.01), darker(one.skin, 0.5), strength=0.6)


def draw_brow(pen: Pen, one: Person, *, side: int, dice: np.random.Generator) -> None:
    """Many short hairs along a bow."""
    middle = np.array([side * (one.eyes_apart + 0.01), one.eye_level - one.brow_level])
    across = np.linspace(-1, 1, 13)
    bow = np.stack([across * 0.27, -one.brow_bend * (1 - (across - side * 0.3) ** 2) + 0.03], 1) + middle
    thick = one.brow_thick * (0.6 if one.flat else 1.0)
    colour = darker(one.hair, 0.8)
    pen.lay(pen.mask(bow, closed=False, thick=thick, soft=0.0 if one.flat else 0.03), colour, strength=0.8)
    for x, y in bow[:: 2 if thick > 0.05 else 4]:
        hair = np.array([[x, y + thick * 0.5], [x + side * 0.04, y - thick * dice.uniform(0.3, 0.8)]])
        pen.lay(pen.mask(hair, closed=False, thick=0.015), colour, strength=0.5)


def draw_mouth(pen: Pen, one: Person) -> None:
    """Two lips, the line between them, teeth where the mouth is open."""
    across = np.linspace(-1, 1, 17)
    corner = -one.smile * across**2 * 2 + one.smile
    x = across * one.mouth_width
    line = one.mouth_level + corner
    bow = (1 - across**2) ** 0.7
    dip = 1 - 0.25 * np.exp(-((across / 0.18) ** 2))
    top = np.stack([x, line - one.lip_thick * bow * dip], 1)
    gap = np.stack([x, line + one.mouth_open * bow], 1)
    low = np.stack([x, line + (one.mouth_open + one.lip_thick * 1.25) * bow], 1)
    shut = np.stack([x, line], 1)
    soft = 0.0 if one.flat else 0.012
    pen.lay(pen.mask(np.concatenate([top, shut[::-1]]), soft=soft), darker(one.lips, 0.88))
    pen.lay(pen.mask(np.concatenate([gap, low[::-1]]), soft=soft), one.lips)
    if one.mouth_open:
        pen.lay(pen.mask(np.concatenate([shut, gap[::-1]])), (60, 25, 25))
        pen.lay(pen.mask(np.concatenate([shut, (shut * 0.35 + gap * 0.65)[::-1]])), (235, 230, 220), strength=0.9)
    pen.lay(pen.mask(shut, closed=False, thick=0.025, soft=0.008), darker(one.lips, 0.4), strength=0.85)


def draw_nose(pen: Pen, one: Person) -> None:
    """Nostrils and the shadow below; the rest is relief."""
    tip = one.eye_level + one.nose_length
    for side in (-1, 1):
        hole = ring((side * one.nose_width * 0.38, tip + 0.055), 0.055, 0.024, turn=side * 0.3)
        pen.lay(pen.mask(hole, soft=0.012), darker(one.skin, 0.3), strength=0.85)
        angle = np.linspace(-1.2, 1.2, 9)
        wing = np.stack([side * (one.nose_width * 0.72 + 0.07 * np.cos(angle)), tip + 0.075 * np.sin(angle)], 1)
        pen.lay(pen.mask(wing, closed=False, thick=0.025, soft=0.012), darker(one.skin, 0.55), strength=0.6)
    below = ring((0, tip + 0.1), one.nose_width * 0.6, 0.05)
    pen.lay(pen.mask(below, soft=0.04), darker(one.skin, 0.6), strength=0.45)


def draw_beard(pen: Pen, one: Person, u: Plane, v: Plane, *, dice: np.random.Generator) -> None:
    """Dark fur on jaw, chin and lip."""
    grain = dice.uniform(0.55, 1, u.shape).astype(np.float32)
    hair = darker(one.hair, 0.9)
    if one.beard:
        free = 1 - 0.9 * bump(u, v, at=(0, one.mouth_level), wide=one.mouth_width * 0.95, high=0.13)
        near_jaw = 1 / (1 + np.exp(-(np.abs(u) ** 2 * 0.9 + v - 0.85) / 0.07))
        on_face = (np.abs(u) < outline(one, v) * 1.02).astype(np.float32)
        pen.lay((near_jaw * free * on_face * grain).astype(np.float32), hair, strength=one.beard)
    if one.moustache:
        tip = one.eye_level + one.nose_length
        middle = (tip + 0.12 + one.mouth_level - one.lip_thick) / 2
        across = bump(u, v, at=(0, middle + 0.0), wide=one.mouth_width * 1.0, high=0.075)
        pen.lay((np.clip(across * 1.5 - 0.4, 0, 1) * grain).astype(np.float32), hair, strength=one.moustache)


def draw_age(pen: Pen, one: Person) -> None:
    """Folds beside the mouth, under the eyes and across the forehead."""
    dark = darker(one.skin, 0.6)
    for side in (-1, 1):
        down = np.linspace(0, 1, 9)
        fold = np.stack(
            [side * (one.nose_width + 0.02 + 0.26 * down**1.3), one.eye_level + one.nose_length + 0.4 * down], 1
        )
        pen.lay(pen.mask(fold, closed=False, thick=0.03, soft=0.02), dark, strength=0.15 + 0.5 * one.age)
    if one.age > 0.4:
        for level in (-0.62, -0.74, -0.86):
            x = np.linspace(-0.45, 0.45, 9)
            pen.lay(
                pen.mask(np.stack([x, level + 0.03 * x**2], 1), closed=False, thick=0.02, soft=0.012),
                dark,
                strength=0.4 * one.age,
            )


def draw_glasses(pen: Pen, one: Person, *, dice: np.random.Generator) -> None:
    """A frame around each eye; dark ones hide the eyes."""
    if one.glasses == "none":
        return
    frame: Colour = darker((200, 190, 180), float(dice.uniform(0.05, 0.8)))
    wide, high = float(dice.uniform(0.27, 0.34)), float(dice.uniform(0.19, 0.29))
    thick = float(dice.uniform(0.02, 0.06))
    for side in (-1, 1):
        lens = ring((side * one.eyes_apart * 1.02, one.eye_level + 0.03), wide, high)
        if one.glasses == "dark":
            pen.lay(
                pen.mask(lens),
                darker((40, 36, 36), float(dice.uniform(0.2, 1.3))),
                strength=float(dice.uniform(0.88, 1)),
            )
        elif dice.random() < 0.3:
            glare = ring(
                (side * one.eyes_apart + float(dice.uniform(-0.1, 0.1)), one.eye_level - 0.02), 0.07, 0.05, turn=0.6
            )
            pen.lay(pen.mask(glare, soft=0.02), (250, 250, 250), strength=float(dice.uniform(0.2, 0.5)))
        pen.lay(pen.mask(lens, thick=thick), frame, strength=0.9)
        arm = np.array([[side * (one.eyes_apart + wide), one.eye_level], [side * 1.0, one.eye_level - 0.03]])
        pen.lay(pen.mask(arm, closed=False, thick=thick), frame, strength=0.9)
    bridge = np.array([[-(one.eyes_apart * 1.02 - wide), one.eye_level], [one.eyes_apart * 1.02 - wide, one.eye_level]])
    pen.lay(pen.mask(bridge, closed=False, thick=thick), frame, strength=0.9)

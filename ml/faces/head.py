"""A whole invented head with shoulders, cut out, with the places of eyes, nose and mouth."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml.faces.features import (
    Pen,
    Picture,
    darker,
    draw_age,
    draw_beard,
    draw_brow,
    draw_eye,
    draw_glasses,
    draw_mouth,
    draw_nose,
    ring,
    touched,
)
from ml.faces.person import Person
from ml.faces.relief import Plane, heights, lit, outline

WIDE: Final = 4.6
HIGH: Final = 5.0
MIDDLE: Final = (2.3, 2.2)


@dataclass(frozen=True, slots=True)
class Head:
    """``dots``: red, green, blue and cover, 0–255, of WIDE × HIGH units; ``marks``: eyes (the picture's left first),
    tip of the nose and corners of the mouth, in dots; ``top`` and ``chin`` in dots from above."""

    dots: NDArray[np.uint8]
    marks: NDArray[np.float64]
    unit: float
    one: Person


def draw(one: Person, dice: np.random.Generator, *, unit: float = 34.0) -> Head:
    """``unit``: dots in half a width of the face."""
    wide, high = round(WIDE * unit), round(HIGH * unit)
    at = (MIDDLE[0] * unit, MIDDLE[1] * unit)
    across, down = np.meshgrid(np.arange(wide, dtype=np.float32), np.arange(high, dtype=np.float32))
    u, v = (across - at[0]) / unit, (down - at[1]) / unit
    paper: Picture = np.empty((high, wide, 3), np.float32)
    paper[:] = one.cloth
    cover = np.zeros((high, wide), np.float32)
    pen = Pen(paper, at=at, unit=unit)
    _behind(pen, one, cover, dice=dice)
    z = heights(one, u, v)
    skin = _skin(one, u, v, z, unit=unit, dice=dice)
    edge = outline(one, v)
    on_face = np.clip((edge - np.abs(u)) * unit * 0.8 + 0.5, 0, 1) * (edge > 0.02)
    paper += on_face[..., None] * (skin - paper)
    np.maximum(cover, on_face, out=cover)
    _before(pen, one, cover, u, v, dice=dice)
    dots, marks = _turned(one, pen, cover, z, grid=(u, v))
    return Head(dots, marks, unit, one)


def _skin(one: Person, u: Plane, v: Plane, z: Plane, *, unit: float, dice: np.random.Generator) -> Picture:
    paper: Picture = np.empty((*u.shape, 3), np.float32)
    paper[:] = one.skin
    pen = Pen(paper, at=(MIDDLE[0] * unit, MIDDLE[1] * unit), unit=unit)
    if not one.flat:
        for side in (-1, 1):
            red = (min(255.0, one.skin[0] * 1.02), one.skin[1] * 0.82, one.skin[2] * 0.8)
            pen.lay(pen.mask(ring((side * 0.5, 0.4), 0.28, 0.22), soft=0.12), red, strength=float(dice.uniform(0, 0.7)))
        blotches = dice.normal(0, 1, (12, 10, 3)).astype(np.float32)
        paper += np.asarray(cv2.resize(blotches, u.shape[::-1], interpolation=cv2.INTER_CUBIC)) * dice.uniform(0, 6)
        paper += dice.normal(0, dice.uniform(0, 5), (*u.shape, 1)).astype(np.float32)
        draw_age(pen, one)
    draw_nose(pen, one)
    draw_mouth(pen, one)
    draw_beard(pen, one, u, v, dice=dice)
    for side in (-1, 1):
        draw_brow(pen, one, side=side, dice=dice)
        draw_eye(pen, one, side=side, dice=dice)
    if not one.flat:
        factor, gloss = lit(one, np.asarray(cv2.GaussianBlur(z, (0, 0), unit * 0.025), np.float32), unit=unit)
        paper *= factor[..., None]
        paper += (gloss * 255)[..., None]
    return paper


def _behind(pen: Pen, one: Person, cover: Plane, *, dice: np.random.Generator) -> None:
    """Long hair or the scarf's back, shoulders, neck, ears."""
    if one.covering == "scarf":
        _add(pen, cover, ring((0, 0.25), 1.32, 1.85), one.scarf, dice=dice)
    elif one.hair_long > 0.3:
        _add(
            pen,
            cover,
            ring((0, one.hair_long * 0.45 - 0.2), 1.2 + 0.1 * one.hair_long, 1.35 + one.hair_long * 0.5),
            one.hair,
            dice=dice,
            strands=True,
        )
    slope = float(dice.uniform(1.75, 2.15))
    shoulders = np.array(
        [
            [-2.5, 4],
            [-2.4, slope + 0.45],
            [-1.6, slope],
            [-0.6, slope - 0.3],
            [0.6, slope - 0.3],
            [1.6, slope],
            [2.4, slope + 0.45],
            [2.5, 4],
        ]
    )
    _add(pen, cover, shoulders, one.cloth, dice=dice)
    if one.covering == "scarf":
        _add(pen, cover, np.array([[-1.3, 0.4], [-1.7, 2.4], [0, 3.2], [1.7, 2.4], [1.3, 0.4]]), one.scarf, dice=dice)
        return
    neck = np.array([[-0.62, 0.8], [-0.58, 1.7], [0, 2.15], [0.58, 1.7], [0.62, 0.8]])
    _add(pen, cover, neck, darker(one.skin, float(dice.uniform(0.62, 0.95))), dice=dice)
    if dice.random() < 0.5:
        for side in (-1, 1):
            lapel = np.array([[side * 0.6, slope - 0.42], [side * 0.15, slope + 0.55], [side * 0.75, slope + 0.15]])
            _add(pen, cover, lapel, (235, 235, 238) if dice.random() < 0.6 else darker(one.cloth, 0.7), dice=dice)
    if one.ears > 0.3:
        for side in (-1, 1):
            _add(pen, cover, ring((side * 1.02, 0.05), 0.13, 0.27, turn=-side * 0.2), darker(one.skin, 0.8), dice=dice)


def _before(pen: Pen, one: Person, cover: Plane, u: Plane, v: Plane, *, dice: np.random.Generator) -> None:
    """Hair over the forehead, the scarf's edge, a cap, glasses."""
    draw_glasses(pen, one, dice=dice)
    if one.covering == "scarf":
        low = -one.length * 0.72 + 0.1 * np.sin(u * 2)
        inside = (((u / 0.93) ** 2 + ((v - 0.1) / (one.length - 0.08)) ** 2) < 1) & (v > low)
        around = ((u / 1.32) ** 2 + ((v - 0.25) / 1.85) ** 2) < 1
        _cloth(pen, cover, (around & ~inside).astype(np.float32), one.scarf, dice=dice)
        return
    if one.covering == "cap":
        _cloth(
            pen,
            cover,
            (((u / 1.12) ** 2 + ((v + 0.3) / 1.35) ** 2 < 1) & (v < -0.72)).astype(np.float32),
            one.scarf,
            dice=dice,
        )
        return
    top = -one.length - one.hair_height
    crown = ((u / 1.12) ** 2 + ((v + 0.15) / (-top - 0.15)) ** 2) < 1
    line = (
        -one.length * 0.98
        + one.fringe * (0.35 + 0.65 * np.abs(np.tanh((u - one.parting) * 1.5)))
        + 0.9 * np.clip(np.abs(u) - 0.62, 0, 1) ** 1.2 * 1.6
    )
    line = line - one.bald * 0.9 * np.exp(-((u / 0.75) ** 4))
    over = crown & (v < line) & ~((one.bald > 0) & (v < -0.75) & (np.abs(u) < 0.85))
    grain = np.clip(over.astype(np.float32), 0, 1)
    _cloth(
        pen,
        cover,
        np.asarray(cv2.GaussianBlur(grain, (0, 0), 0.03 * pen.unit), np.float32),
        one.hair,
        dice=dice,
        strands=True,
    )


def _add(
    pen: Pen,
    cover: Plane,
    points: NDArray[np.float64],
    colour: tuple[float, float, float],
    *,
    dice: np.random.Generator,
    strands: bool = False,
) -> None:
    _cloth(pen, cover, pen.mask(points), colour, dice=dice, strands=strands)


def _cloth(
    pen: Pen,
    cover: Plane,
    where: Plane,
    colour: tuple[float, float, float],
    *,
    dice: np.random.Generator,
    strands: bool = False,
) -> None:
    """Lay a stuff with folds (or strands) and its own soft shading."""
    high, wide = where.shape
    rough = dice.normal(0, 1, (6, 40) if strands else (9, 9)).astype(np.float32)
    folds = np.asarray(cv2.resize(rough, (wide, high), interpolation=cv2.INTER_CUBIC))
    strength = float(dice.uniform(0.05, 0.3)) * (0.5 if strands else 1)
    part = touched(where)
    here, folds = pen.paper[part], folds[part]
    stuff = np.clip(1 + folds * strength, 0.3, 1.8)[..., None] * np.array(colour, np.float32) + (folds * 6)[..., None]
    here += where[part][..., None] * (stuff - here)
    np.maximum(cover, where, out=cover)


def _turned(
    one: Person, pen: Pen, cover: Plane, z: Plane, *, grid: tuple[Plane, Plane]
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """Turned to the side and up or down: near parts move further than far ones."""
    (u, v), at, unit = grid, pen.at, pen.unit
    sideways, upward = np.sin(one.yaw), np.sin(one.pitch)
    deep = np.asarray(cv2.GaussianBlur(z, (0, 0), unit * 0.05), np.float32) - 0.35
    x, y = u, v
    for _ in range(2):
        here = cv2.remap(
            deep,
            (x * unit + at[0]).astype(np.float32),
            (y * unit + at[1]).astype(np.float32),
            cv2.INTER_LINEAR,
            borderMode=cv2.BORDER_REPLICATE,
        )
        x, y = (u - here * sideways) / np.cos(one.yaw * 0.6), (v - here * upward) / np.cos(one.pitch * 0.6)
    both = np.dstack([np.clip(pen.paper, 0, 255), cover * 255]).astype(np.float32)
    seen = cv2.remap(
        both,
        (x * unit + at[0]).astype(np.float32),
        (y * unit + at[1]).astype(np.float32),
        cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    flat = np.array(
        [
            [-one.eyes_apart, one.eye_level],
            [one.eyes_apart, one.eye_level],
            [0, one.eye_level + one.nose_length],
            [-one.mouth_width, one.mouth_level - one.smile],
            [one.mouth_width, one.mouth_level - one.smile],
        ]
    )
    marks = []
    for p, q in flat:
        height = deep[min(deep.shape[0] - 1, int(q * unit + at[1])), int(p * unit + at[0])]
        marks.append((p * np.cos(one.yaw * 0.6) + height * sideways, q * np.cos(one.pitch * 0.6) + height * upward))
    return np.clip(seen, 0, 255).astype(np.uint8), np.array(marks) * unit + np.array(at)

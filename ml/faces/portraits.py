"""Portraits of invented people as they are handed in: good ones, and ones with one fault each."""

import io
from dataclasses import replace
from typing import Final, Literal, get_args

import cv2
import numpy as np
from PIL import Image

from ml.faces.head import Head, draw
from ml.faces.person import Person, person
from ml.faces.scenes import Dice, Photo, laid, placed

Fault = Literal[
    "shut_eyes", "dark_glasses", "two_people", "small", "cut", "off_centre", "tilted", "turned", "uneven", "dark_wall",
    "blurred", "burnt", "grey", "rim",
]  # fmt: skip
FAULTS: Final = get_args(Fault)
_SIZE: Final = (450, 600)
_CROWN, _CHIN = -1.62, 1.09
_MIDDLE_OF_FACE = 0.235
_STRAIGHT: Final = 0.04


def portrait(seed: int, *, fault: Fault | None = None, sitting: int = 0) -> bytes:
    """A JPEG of 450 × 600 dots. Another ``sitting`` is the same invented person on another day: other light, wall,
    clothes and pose."""
    one = _faulty(sitter(seed), fault)
    dice = np.random.default_rng([seed, 77, sitting])
    if sitting:
        one = _another_day(one, dice)
    share = {"small": 0.24, "cut": 1.05}.get(fault or "", float(dice.uniform(0.52, 0.7)))
    unit = share * _SIZE[1] / (_CHIN - _CROWN)
    head = draw(one, dice, unit=min(unit, 130.0))
    paper = _wall(dice, fault)
    middle = np.array([_SIZE[0] / 2 + dice.normal(0, 5), 0.1 * _SIZE[1] - _CROWN * unit + 0.15 * unit])
    if fault == "cut":
        middle[1] = 0.55 * _SIZE[1]
    if fault == "off_centre":
        middle[0] += _SIZE[0] * 0.22 * (1 if seed % 2 else -1)
    lean = (20.0 if seed % 2 else -20.0) if fault == "tilted" else float(dice.normal(0, 1.5))
    if fault == "two_people":
        paper = _two(head, paper, dice, seed=seed)
    else:
        laid(paper, head, placed(head, middle=middle, wide=2 * unit, lean=lean, mirror=False))
    return as_jpeg(_spoilt(paper, dice, fault), quality=int(dice.integers(80, 95)))


def sitter(seed: int) -> Person:
    """Looks straight into the camera with open eyes, in gentle light."""
    dice = np.random.default_rng([seed, 5])
    one = person(dice, shut=0.0, dark_glasses=0.0, turned=_STRAIGHT)
    turn, rise = one.light
    wide = float(dice.uniform(0.7, 1.1))
    return replace(
        one, open=(wide, wide), light=(turn * 0.5, rise * 0.7), shade=min(one.shade, 0.7), gloss=min(one.gloss, 0.2)
    )


def as_jpeg(photo: Photo, *, quality: int = 90) -> bytes:
    """A JPEG file."""
    out = io.BytesIO()
    Image.fromarray(photo).save(out, "JPEG", quality=quality)
    return out.getvalue()


def _faulty(one: Person, fault: Fault | None) -> Person:
    if fault == "shut_eyes":
        return replace(one, open=(0.0, 0.0), glasses="none")
    if fault == "dark_glasses":
        return replace(one, glasses="dark")
    if fault == "turned":
        return replace(one, yaw=0.55)
    return replace(one, glasses="none" if one.glasses == "dark" else one.glasses)


def _another_day(one: Person, dice: Dice) -> Person:
    cloth = dice.uniform(20, 230, 3)
    return replace(
        one,
        cloth=(float(cloth[0]), float(cloth[1]), float(cloth[2])),
        light=(float(dice.normal(0, 0.35)), float(dice.normal(-0.4, 0.3))),
        shade=float(dice.uniform(0.35, 0.7)),
        yaw=float(dice.normal(0, 0.1)),
        pitch=float(dice.normal(0, 0.06)),
        smile=one.smile + float(dice.normal(0, 0.03)),
        brow_bend=one.brow_bend * float(dice.uniform(0.7, 1.3)),
    )


def _wall(dice: Dice, fault: Fault | None) -> Photo:
    wide, high = _SIZE
    red = dice.random() < 0.2
    base = np.array([190, 25, 30]) + dice.normal(0, 8, 3) if red else dice.uniform(175, 245) + dice.normal(0, 6, 3)
    if fault == "dark_wall":
        base = dice.uniform(20, 75) + dice.normal(0, 5, 3)
    paper = np.empty((high, wide, 3), np.float32)
    paper[:] = base
    paper += cv2.resize(dice.normal(0, 5, (2, 2)).astype(np.float32), _SIZE)[..., None]
    if fault == "uneven":
        for _ in range(9):
            left, top = int(dice.integers(-60, wide)), int(dice.integers(-60, high // 2))
            colour = dice.uniform(20, 240, 3)
            cv2.rectangle(paper, (left, top), (left + int(dice.integers(60, 200)), top + 220), colour.tolist(), -1)
    paper += dice.normal(0, 2, paper.shape)
    return np.clip(paper, 0, 255).astype(np.uint8)


def _two(head: Head, paper: Photo, dice: Dice, *, seed: int) -> Photo:
    other = draw(sitter(seed + 5_000_000), dice, unit=60)
    for one, x in ((head, 0.28), (other, 0.73)):
        middle = np.array([_SIZE[0] * x, _SIZE[1] * 0.42])
        laid(paper, one, placed(one, middle=middle, wide=150, lean=float(dice.normal(0, 3)), mirror=False))
    return paper


def _spoilt(paper: Photo, dice: Dice, fault: Fault | None) -> Photo:
    if fault == "blurred":
        return np.asarray(cv2.GaussianBlur(paper, (0, 0), 9), np.uint8)
    if fault == "burnt":
        return np.clip(paper.astype(np.float32) * 1.7 + 120, 0, 255).astype(np.uint8)
    if fault == "grey":
        return np.repeat(cv2.cvtColor(paper, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    if fault == "rim":
        table = np.empty_like(paper)
        table[:] = dice.uniform(20, 120, 3)
        high, wide = paper.shape[:2]
        inner = cv2.resize(paper, (wide - 90, high - 90), interpolation=cv2.INTER_AREA)
        table[45:-45, 45:-45] = inner
        return table
    return paper

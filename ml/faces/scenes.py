"""Pictures with and without invented faces, as they come from cameras, scanners and compressors."""

from dataclasses import dataclass
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml.faces.head import Head

Photo = NDArray[np.uint8]
Dice = np.random.Generator
SIDE: Final = 96
_FACE_MIDDLE: Final = 0.12
"""How far below the origin of the head the middle of its box lies, in half widths of the face."""


@dataclass(frozen=True, slots=True)
class Seen:
    """One face in a scene, in dots: ``middle`` of its box, ``wide`` from ear to ear, five marks."""

    middle: NDArray[np.float64]
    wide: float
    marks: NDArray[np.float64]


def scene(heads: list[Head], dice: Dice, *, side: int = SIDE) -> tuple[Photo, list[Seen]]:
    """A square picture with none to three faces of 13 to 80 dots of 96."""
    paper = ground(dice, side=side)
    seen: list[Seen] = []
    count = int(dice.choice((0, 1, 2, 3), p=(0.3, 0.5, 0.14, 0.06)))
    for _ in range(count):
        wide = float(np.exp(dice.uniform(np.log(13), np.log(80 if count == 1 else 40)))) * side / SIDE
        one = put(paper, heads[int(dice.integers(len(heads)))], dice, wide=wide, free=seen)
        seen = [*seen, one] if one else seen
    return worn(paper, dice), seen


def put(paper: Photo, head: Head, dice: Dice, *, wide: float, free: list[Seen]) -> Seen | None:
    """Lay a head on a picture; None where it would hide another one, nothing is drawn then."""
    high, across = paper.shape[:2]
    half = wide / 2
    middle = np.array([dice.uniform(half * 0.8, across - half * 0.8), dice.uniform(half, high - half)])
    if any(np.abs(middle - one.middle).max() < (wide + one.wide) * 0.95 for one in free):
        return None
    move = placed(head, middle=middle, wide=wide, lean=float(dice.normal(0, 9)), mirror=dice.random() < 0.5)
    seen = laid(paper, head, move)
    return Seen(middle, wide, seen)


def placed(head: Head, *, middle: NDArray[np.float64], wide: float, lean: float, mirror: bool) -> NDArray[np.float64]:
    """The 2 × 3 movement from the head's own dots to the picture's; ``lean`` in degrees, clockwise."""
    grow = wide / (2 * head.unit)
    turn = np.deg2rad(lean)
    matrix = grow * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    if mirror:
        matrix = matrix @ np.diag([-1.0, 1.0])
    origin = np.array(_middle_of(head))
    return np.hstack([matrix, (middle - matrix @ origin)[:, None]])


def _middle_of(head: Head) -> tuple[float, float]:
    from_eyes = head.marks[:2].mean(0) * 0.5 + head.marks[3:].mean(0) * 0.5
    return float(from_eyes[0]), float(from_eyes[1]) - _FACE_MIDDLE * head.unit


def laid(paper: Photo, head: Head, move: NDArray[np.float64]) -> NDArray[np.float64]:
    """Blend the head in, in place; its marks in the picture's dots, the picture's left eye first."""
    grow = float(np.sqrt(abs(np.linalg.det(move[:, :2]))))
    dots: NDArray[np.uint8] = head.dots
    if grow < 0.6:
        dots = np.asarray(cv2.GaussianBlur(dots, (0, 0), 0.45 / grow), np.uint8)
    seen = cv2.warpAffine(dots, move, paper.shape[1::-1], flags=cv2.INTER_LINEAR).astype(np.float32)
    cover = seen[..., 3:] / 255
    paper[:] = (paper * (1 - cover) + seen[..., :3] * cover).astype(np.uint8)
    marks: NDArray[np.float64] = head.marks @ move[:, :2].T + move[:, 2]
    return marks[[1, 0, 2, 4, 3]] if np.linalg.det(move[:, :2]) < 0 else marks


def ground(dice: Dice, *, side: int) -> Photo:
    """A wall, a cloud of colours, a room of boxes, a printed page or a pattern."""
    kind = dice.random()
    base = np.clip(dice.uniform(20, 250) + dice.normal(0, 25, 3), 0, 255)
    paper = np.empty((side, side, 3), np.float32)
    paper[:] = base
    if kind < 0.35:
        slope = cv2.resize(dice.normal(0, 12, (2, 2)).astype(np.float32), (side, side))
        paper += slope[..., None]
    elif kind < 0.5:
        fine = int(dice.integers(3, 30))
        paper += cv2.resize(
            dice.normal(0, 40, (fine, fine, 3)).astype(np.float32), (side, side), interpolation=cv2.INTER_CUBIC
        )
    whole = np.clip(paper, 0, 255).astype(np.uint8)
    if kind >= 0.5:
        (_clutter if kind < 0.75 else _printed)(whole, dice)
    if dice.random() < 0.3:
        _almost_faces(whole, dice)
    return whole


def _clutter(paper: Photo, dice: Dice) -> None:
    side = paper.shape[0]
    for _ in range(int(dice.integers(4, 24))):
        colour = _colour(dice)
        a, b = (tuple(int(x) for x in dice.integers(-10, side + 10, 2)) for _ in range(2))
        shape = dice.random()
        if shape < 0.35:
            cv2.rectangle(paper, a, b, colour, -1 if dice.random() < 0.7 else 1)
        elif shape < 0.7:
            axes = (int(dice.integers(2, side // 2)), int(dice.integers(2, side // 2)))
            cv2.ellipse(
                paper,
                a,
                axes,
                float(dice.uniform(0, 180)),
                0,
                360,
                colour,
                -1 if dice.random() < 0.7 else 1,
                cv2.LINE_AA,
            )
        else:
            cv2.line(paper, a, b, colour, int(dice.integers(1, 6)), cv2.LINE_AA)


def _printed(paper: Photo, dice: Dice) -> None:
    """Lines of letters, a table, a round stamp, as on documents."""
    side = paper.shape[0]
    paper[:] = np.clip(dice.uniform(200, 255) + dice.normal(0, 6, 3), 0, 255).astype(np.uint8)
    ink = tuple(int(x) for x in dice.uniform(0, 110) + dice.uniform(0, 20, 3))
    size = float(dice.uniform(0.2, 1.2))
    letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789<<<abcdefghijklmnopqrstuvwxyz.,:%&@ "
    for down in np.arange(float(dice.uniform(4, 14)), side, 22 * size):
        words = "".join(dice.choice(list(letters), 30))
        cv2.putText(
            paper,
            words,
            (int(dice.integers(-20, 12)), int(down)),
            int(dice.integers(0, 8)),
            size,
            ink,
            int(dice.integers(1, 3)),
            cv2.LINE_AA,
        )
    for _ in range(int(dice.integers(0, 3))):
        at = tuple(int(x) for x in dice.integers(0, side, 2))
        for radius in dice.integers(4, side // 2, 3):
            cv2.circle(paper, at, int(radius), _colour(dice), int(dice.integers(1, 4)), cv2.LINE_AA)


def _almost_faces(paper: Photo, dice: Dice) -> None:
    """Skin without features, two dots, a bar below: what a finder must not fall for."""
    side = paper.shape[0]
    for _ in range(int(dice.integers(1, 4))):
        at = dice.integers(5, side - 5, 2)
        wide = int(dice.integers(5, side // 3))
        skin = tuple(int(x) for x in np.array([225, 180, 150]) * dice.uniform(0.3, 1.1))
        middle = (int(at[0]), int(at[1]))
        cv2.ellipse(
            paper,
            middle,
            (wide, int(wide * dice.uniform(0.8, 1.5))),
            float(dice.uniform(0, 180)),
            0,
            360,
            skin,
            -1,
            cv2.LINE_AA,
        )
        kind = dice.random()
        dark = tuple(int(x) for x in dice.uniform(0, 90, 3))
        if kind < 0.3:  # one eye, or eyes one above the other
            cv2.circle(paper, (middle[0], middle[1] - wide // 3), max(1, wide // 6), dark, -1, cv2.LINE_AA)
            cv2.circle(paper, (middle[0], middle[1] + wide // 3), max(1, wide // 6), dark, -1, cv2.LINE_AA)
        elif kind < 0.5:  # fingers, bars
            for n in (-1, 0, 1):
                cv2.line(
                    paper,
                    (middle[0] + n * wide // 3, middle[1] - wide),
                    (middle[0] + n * wide // 3, middle[1]),
                    dark,
                    max(1, wide // 9),
                    cv2.LINE_AA,
                )
        elif kind < 0.65:  # hair all around: the back of a head
            cv2.circle(paper, middle, wide, dark, -1, cv2.LINE_AA)


def _colour(dice: Dice) -> tuple[int, int, int]:
    red, green, blue = (int(x) for x in dice.integers(0, 256, 3))
    return red, green, blue


def worn(paper: Photo, dice: Dice) -> Photo:
    """Light, colour cast, blur, noise, few dots, compression; grey at times."""
    side = paper.shape[1::-1]
    dots = paper.astype(np.float32)
    if dice.random() < 0.15:
        dots[:] = dots.mean(2, keepdims=True)
    middle = dots.mean()
    dots = (dots - middle) * float(dice.uniform(0.45, 1.2)) + middle * float(dice.uniform(0.6, 1.25))
    dots = 255 * np.clip(dots / 255, 0, 1) ** float(dice.uniform(0.65, 1.5))
    dots *= dice.uniform(0.85, 1.15, 3).astype(np.float32)
    if dice.random() < 0.4:
        dots = cv2.GaussianBlur(dots, (0, 0), float(dice.uniform(0.3, 1.3)))
    if dice.random() < 0.2:
        less = float(dice.uniform(0.4, 0.9))
        dots = cv2.resize(cv2.resize(dots, None, fx=less, fy=less, interpolation=cv2.INTER_AREA), side)
    dots += dice.normal(0, float(dice.uniform(0, 8)), dots.shape)
    whole = np.clip(dots, 0, 255).astype(np.uint8)
    if dice.random() < 0.3:
        packed = cv2.imencode(".jpg", whole, [cv2.IMWRITE_JPEG_QUALITY, int(dice.integers(25, 90))])[1]
        whole = np.asarray(cv2.imdecode(packed, cv2.IMREAD_COLOR), np.uint8)
    return whole

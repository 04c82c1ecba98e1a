"""``python -m ml.faces.looker HEADS.npz MODELS COUNT``: learns where the marks of a face are, and what is no face.

Supervised descent (Xiong and De la Torre 2013): from the gradients of a view straight to the marks, by least squares;
then again from the view that these marks make upright. Takes some seconds. Writes ``MODELS/looker.npz``.
"""

import sys
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from ml.faces.head import Head
from ml.faces.heads import kept
from ml.faces.scenes import Dice, Photo, ground, laid, placed, worn
from tinggal.reading.faces.gradients import SIDE, gradients_of
from tinggal.reading.faces.marks import Marks, view

_SCENE = 150
_WIDE = 62.0
_IN_VIEW = 0.58
_STRICT = (100.0, 60.0, 100.0)
"""How far the weights are held down: for the first and the second look at marks, for face or not."""
Floats = NDArray[np.float64]
Place = tuple[Floats, float, float]
"""Middle, width, lean."""


def main() -> None:
    """One step after the other."""
    heads = kept(Path(sys.argv[1]))
    models, count = Path(sys.argv[2]), int(sys.argv[3])
    cv2.setNumThreads(1)
    dice = np.random.default_rng(20261122)
    faces = [_face(heads, dice) for _ in range(count)]
    first = _learnt(faces, strict=_STRICT[0])
    again = [(photo, marks, _next(photo, place, first)) for photo, marks, place in faces]
    second = _learnt(again, strict=_STRICT[1])
    others = [_no_face(heads, dice) for _ in range(round(count * 1.2))]
    views = [_seen(photo, place) for photo, _, place in again]
    views += [_seen(photo, _next(photo, place, first)) for photo, place in others]
    truth = np.array([1.0] * len(again) + [-1.0] * len(others))[:, None]
    face = _solved(np.stack(views), truth, strict=_STRICT[2])
    np.savez(models / "looker.npz", first=first.astype("<f2"), second=second.astype("<f2"), face=face.astype("<f2"))


def _face(heads: list[Head], dice: Dice) -> tuple[Photo, Floats, Place]:
    paper = ground(dice, side=_SCENE)
    wide, lean = _WIDE * float(np.exp(dice.normal(0, 0.1))), float(dice.normal(0, 9))
    middle = np.array([_SCENE / 2, _SCENE / 2]) + dice.normal(0, 4, 2)
    head = heads[int(dice.integers(len(heads)))]
    marks = laid(paper, head, placed(head, middle=middle, wide=wide, lean=lean, mirror=dice.random() < 0.5))
    told = middle + dice.normal(0, 0.07 * wide, 2)
    return worn(paper, dice), marks, (told, wide * float(np.exp(dice.normal(0, 0.13))), 0.0)


def _no_face(heads: list[Head], dice: Dice) -> tuple[Photo, Place]:
    """A place beside a face, much too large or small, upside down, or with none near."""
    paper = ground(dice, side=_SCENE)
    fault = dice.random()
    middle, wide, lean = np.array([_SCENE / 2, _SCENE / 2]), _WIDE, float(dice.normal(0, 9))
    if fault < 0.6:
        way = float(dice.uniform(0, 2 * np.pi))
        if fault < 0.35:
            middle = middle + wide * float(dice.uniform(0.75, 1.2)) * np.array([np.cos(way), np.sin(way)])
        elif fault < 0.5:
            wide *= float(dice.choice((0.4, 2.3)))
        else:
            lean += 180
        head = heads[int(dice.integers(len(heads)))]
        laid(paper, head, placed(head, middle=middle, wide=wide, lean=lean, mirror=dice.random() < 0.5))
    return worn(paper, dice), (np.array([_SCENE / 2, _SCENE / 2]), _WIDE * float(np.exp(dice.normal(0, 0.1))), 0.0)


def _learnt(faces: list[tuple[Photo, Floats, Place]], *, strict: float) -> Floats:
    seen, wanted = [], []
    for photo, marks, (middle, wide, lean) in faces:
        cut, back = view(photo, middle=middle, side=wide / _IN_VIEW, lean=lean, size=(SIDE, SIDE))
        seen.append(gradients_of(cut))
        wanted.append(((marks - back[:, 2]) @ np.linalg.inv(back[:, :2]).T / SIDE - 0.5).ravel())
    return _solved(np.stack(seen), np.stack(wanted), strict=strict)


def _solved(seen: NDArray[np.float32], wanted: Floats, *, strict: float) -> Floats:
    """Ridge regression."""
    square = (seen.T @ seen).astype(np.float64)
    return np.linalg.solve(square + strict * np.eye(len(square)), seen.T.astype(np.float64) @ wanted)


def _next(photo: Photo, place: Place, weights: Floats) -> Place:
    middle, wide, lean = place
    cut, back = view(photo, middle=middle, side=wide / _IN_VIEW, lean=lean, size=(SIDE, SIDE))
    points = ((gradients_of(cut) @ weights).reshape(5, 2) + 0.5) * SIDE
    marks = Marks(points @ back[:, :2].T + back[:, 2], 1.0)
    return marks.middle, 2 * marks.unit, marks.lean


def _seen(photo: Photo, place: Place) -> NDArray[np.float32]:
    middle, wide, lean = place
    return gradients_of(view(photo, middle=middle, side=wide / _IN_VIEW, lean=lean, size=(SIDE, SIDE))[0])


if __name__ == "__main__":
    main()

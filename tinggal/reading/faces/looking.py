"""A second look at a place: is it a face, where are its eyes, nose and mouth, and are the eyes open."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import numpy as np

from tinggal.reading.faces.finding import Place, overlap, places
from tinggal.reading.faces.gradients import SIDE, gradients_of
from tinggal.reading.faces.marks import Marks, Points, view
from tinggal.reading.faces.networks import Array, Picture, run

_FACE_IN_VIEW = 0.58
_EYE = (40, 28)
_EYE_REACH = 1.24
"""Width of the view of an eye, in distances between the eyes."""
_LEAST, _LEAST_FACE = 0.5, 0.3
_LEAST_ALONE = 0.2
"""The score from which a place counts where there is no clearer one: a portrait has one face, and a laugh or a beard
lowers its score; a second face must be clear."""
_STEEP = 3.0
_TURN_MOST = 50.0
_SAME = 0.25
_SMALLEST = 12
"""Dots between the eyes below which nothing is said of them."""


def faces_on(picture: Picture) -> list[Marks]:
    """The faces, the largest first: all that are clear, else the surest of the others."""
    looked = [found for place in places(picture) if (found := look(picture, place))]
    looked.sort(key=lambda found: -found[0].sure)
    kept: list[Marks] = []
    for marks, face in looked:
        if face >= _LEAST_FACE and all(overlap(_place(marks), _place(other)) < _SAME for other in kept):
            kept.append(marks)
    return sorted(kept, key=lambda one: -one.unit) or [marks for marks, _face in looked[:1]]


def look(picture: Picture, place: Place) -> tuple[Marks, float] | None:
    """Twice: as the finder says, then upright and centred by the first look. The marks, and the score of the view as a
    face; None where it is none."""
    first, _ = _marks(picture, middle=np.array([place.x, place.y]), wide=place.wide, lean=0.0, weights="first")
    if not abs(first.lean) < _TURN_MOST:
        return None
    second, face = _marks(picture, middle=first.middle, wide=2 * first.unit, lean=first.lean, weights="second")
    sure = float(np.sqrt(place.sure * _sure(face)))
    return (Marks(second.points, sure), face) if face >= _LEAST_ALONE and sure >= _LEAST else None


def eyes_open(picture: Picture, marks: Marks) -> tuple[float, float] | None:
    """How sure both eyes are open, and how sure both are to be seen at all; None where the face is too small."""
    apart = float(np.linalg.norm(marks.across))
    if apart < _SMALLEST:
        return None
    views = [
        view(picture, middle=marks.points[n], side=apart * _EYE_REACH, lean=marks.lean, size=_EYE)[0] for n in (0, 1)
    ]
    told = run("eye", views)
    likely = np.exp(told - told.max(axis=1, keepdims=True))
    likely /= likely.sum(axis=1, keepdims=True)
    seen = likely[:, :2].sum(axis=1)
    return float((likely[:, 0] / np.maximum(seen, 1e-6)).min()), float(seen.min())


def _marks(picture: Picture, *, middle: Points, wide: float, lean: float, weights: str) -> tuple[Marks, float]:
    """The marks, and the score of the view as a face: about 1 for a face, -1 for none."""
    cut, back = view(picture, middle=middle, side=wide / _FACE_IN_VIEW, lean=lean, size=(SIDE, SIDE))
    told = gradients_of(cut)
    points = ((told @ _weights()[weights]).reshape(5, 2).astype(np.float64) + 0.5) * SIDE
    return Marks(points @ back[:, :2].T + back[:, 2], 1.0), float((told @ _weights()["face"])[0])


def _sure(score: float) -> float:
    return float(1 / (1 + np.exp(-_STEEP * score)))


@cache
def _weights() -> Mapping[str, Array]:
    with np.load(Path(__file__).parent / "models" / "looker.npz") as found:
        return {name: found[name].astype(np.float32) for name in found.files}


def _place(marks: Marks) -> Place:
    x, y = marks.middle
    return Place(float(x), float(y), 2 * marks.unit, marks.sure)

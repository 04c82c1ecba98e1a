"""A print of a picture of a face: the same for the same picture, cut, shrunk, pressed or lightened otherwise.

It is a print of the picture, not of the person: two photos of one person on two days are nearly as unlike as photos of
two persons. It says "this very portrait was used there too", never "this is the same human being".
"""

from functools import cache
from pathlib import Path

import cv2
import numpy as np

from tinggal.reading.faces.likeness import as_text
from tinggal.reading.faces.marks import Marks, view
from tinggal.reading.faces.networks import Array, Picture

_SIDE = 64
_WAVES = range(3, 24)
"""Fewer waves are the lamp's, more are lost when a picture is saved again."""
_OF_FACE = 1.4
"""Half the side of what is looked at, in half widths of the face."""


def print_of(picture: Picture, marks: Marks) -> str:
    """294 numbers: the waves of the face, each beside what it is in any face."""
    middle, spread = _usual()
    return as_text((waves_of(picture, marks) - middle) / spread)


def waves_of(picture: Picture, marks: Marks) -> Array:
    """The coarse waves (discrete cosine transform) of the face, upright and grey, their length together 1."""
    cut, _ = view(picture, middle=marks.middle, side=2 * _OF_FACE * marks.unit, lean=marks.lean, size=(_SIDE, _SIDE))
    grey = cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY).astype(np.float32)
    across = np.hanning(_SIDE + 2)[1:-1].astype(np.float32) ** 0.5
    window = np.outer(across, across)
    evened = (grey - (grey * window).sum() / window.sum()) * window
    waves = np.asarray(cv2.dct(evened), np.float32)
    chosen = np.array([waves[a, n - a] for n in _WAVES for a in range(n + 1)], np.float32)
    told = np.sign(chosen) * np.sqrt(np.abs(chosen))
    return np.asarray(told / max(1e-6, float(np.linalg.norm(told))), np.float32)


@cache
def _usual() -> tuple[Array, Array]:
    """Mean and spread of each wave over drawn faces (``ml.faces.waves``): what all faces share tells nothing."""
    with np.load(Path(__file__).parent / "models" / "waves.npz") as found:
        return found["middle"].astype(np.float32), found["spread"].astype(np.float32)

"""A print of a picture of a face: the same for the same picture, cut, shrunk, pressed or lightened otherwise.

It is a print of the picture, not of the person: two photos of one person on two days are as unlike as photos of two
persons. It says "this very portrait was used there too", never "this is the same human being".
"""

import cv2
import numpy as np

from tinggal.reading.faces.likeness import as_text
from tinggal.reading.faces.marks import Marks, view
from tinggal.reading.faces.networks import Picture

_SIDE = 64
_WAVES = 16
_OF_FACE = 1.15
"""Half the side of what is looked at, in half widths of the face."""


def print_of(picture: Picture, marks: Marks) -> str:
    """135 numbers: the coarse waves (discrete cosine transform) of the face, upright and grey, without brightness."""
    cut, _ = view(picture, middle=marks.middle, side=2 * _OF_FACE * marks.unit, lean=marks.lean, size=(_SIDE, _SIDE))
    grey = cv2.cvtColor(cut, cv2.COLOR_RGB2GRAY).astype(np.float32)
    across = np.hanning(_SIDE + 2)[1:-1].astype(np.float32) ** 0.5
    window = np.outer(across, across)
    evened = (grey - (grey * window).sum() / window.sum()) * window
    waves = np.asarray(cv2.dct(evened), np.float32)
    chosen = np.array([waves[a, b] for a in range(_WAVES) for b in range(_WAVES - a)][1:], np.float32)
    return as_text(np.asarray(np.sign(chosen) * np.sqrt(np.abs(chosen)), np.float32))

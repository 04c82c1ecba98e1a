"""How alike two prints of faces are. Needs no more than numbers, so that checks and signals may ask it anywhere."""

import base64
import binascii

import numpy as np
from numpy.typing import NDArray

SAME_PICTURE = 0.82
"""Prints that are at least so alike are of one picture (figures: ``models/README.md``)."""


def alike(one: str, other: str) -> float:
    """From -1 to 1; 0 where there is no print, or not one of ours."""
    first, second = _numbers(one), _numbers(other)
    if first.size == 0 or first.shape != second.shape:
        return 0.0
    length = float(np.linalg.norm(first) * np.linalg.norm(second))
    likeness = float(first @ second) / length if length else 0.0
    return likeness if np.isfinite(likeness) else 0.0


def as_text(numbers: NDArray[np.float32]) -> str:
    """Base64 of half-precision numbers whose length together is 1."""
    length = max(1e-6, float(np.linalg.norm(numbers)))
    return base64.b64encode((numbers / length).astype("<f2").tobytes()).decode()


def _numbers(text: str) -> NDArray[np.float32]:
    try:
        return np.frombuffer(base64.b64decode(text, validate=True), "<f2").astype(np.float32)
    except (binascii.Error, ValueError):
        return np.empty(0, np.float32)

"""Faces as numbers that only we can compare: turned by a secret rotation, found by bands of signs.

Whoever had a face print as it is made could look for the portrait elsewhere. What we keep is the
print multiplied by a secret orthogonal matrix: angles between our prints stay, everything else is lost without the key.
Candidates are found by the signs of eight times sixteen of the turned numbers' projections (Charikar 2002).
"""

import base64
import binascii
import hashlib
import hmac
from functools import cache

import numpy as np
from numpy.typing import NDArray

from tinggal.reading.faces.likeness import SAME_PICTURE
from tinggal.signals.hashes import BITS, around, bands_of

ALIKE = SAME_PICTURE
"""The print is one of the picture: from this cosine on, two prints are of one portrait, cut or saved otherwise."""

_BANDS, _REACH = 8, 2
_LEAST_NUMBERS = 16
Numbers = NDArray[np.float32]


def turned(written: str, *, key: bytes) -> Numbers | None:
    """A print (base64 of float16) turned by our key, of length one; None for none or a broken one."""
    try:
        numbers = np.frombuffer(base64.b64decode(written, validate=True), dtype=np.float16).astype(np.float32)
    except (ValueError, binascii.Error):
        return None
    length = float(np.linalg.norm(numbers)) if len(numbers) >= _LEAST_NUMBERS else 0.0
    if not np.isfinite(length) or length == 0.0:
        return None
    straight: Numbers = _rotation(len(numbers), key) @ (numbers / length)
    return straight


def kept(numbers: Numbers) -> bytes:
    """As the database keeps it: float16."""
    return numbers.astype(np.float16).tobytes()


def from_kept(written: bytes) -> Numbers:
    """What ``kept`` wrote."""
    return np.frombuffer(written, dtype=np.float16).astype(np.float32)


def face_bands(numbers: Numbers, *, key: bytes) -> list[int]:
    """The bands under which a turned print is kept."""
    signs = _planes(len(numbers), key) @ numbers > 0
    bits = sum(1 << place for place in np.flatnonzero(signs).tolist())
    return bands_of(bits, count=_BANDS)


def face_search(bands: list[int]) -> list[int]:
    """The bands to look for: these, and all that differ in up to two of their sixteen signs."""
    return around(bands, reach=_REACH)


def likeness(one: Numbers, other: Numbers) -> float:
    """Cosine of two turned prints; 0 for prints of different models."""
    return float(one @ other) if one.shape == other.shape else 0.0


@cache
def _rotation(size: int, key: bytes) -> Numbers:
    square = _chance(b"rotation", key).standard_normal((size, size))
    turn: Numbers = np.linalg.qr(square)[0].astype(np.float32)
    return turn


@cache
def _planes(size: int, key: bytes) -> Numbers:
    return _chance(b"planes", key).standard_normal((_BANDS * BITS, size)).astype(np.float32)


def _chance(purpose: bytes, key: bytes) -> np.random.Generator:
    seed = hmac.new(key, b"faces " + purpose, hashlib.sha256).digest()
    return np.random.default_rng(np.frombuffer(seed, dtype=np.uint32))

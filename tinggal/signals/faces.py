"""Faces as numbers that only we can compare: turned by a secret rotation, and compared one by one, in blocks.

Whoever had a face print as it is made could look for the portrait elsewhere. What we keep is the
print multiplied by a secret orthogonal matrix: angles between our prints stay, everything else is lost without the key.
Every print is multiplied with every other: faces are a little alike, so an index by the signs of projections (Charikar
2002) gave back a tenth of the table and was slower (figures: ``docs/decisions/0018``).
"""

import base64
import binascii
import hashlib
import hmac
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from tinggal.reading.faces.likeness import SAME_PICTURE

ALIKE = SAME_PICTURE
"""The print is one of the picture: from this cosine on, two prints are of one portrait, cut or saved otherwise."""

BLOCK = 4_096
"""Prints compared at once: about a megabyte, however many there are."""
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


def likeness(one: Numbers, other: Numbers) -> float:
    """Cosine of two turned prints; 0 for prints of different models."""
    return float(one @ other) if one.shape == other.shape else 0.0


def likest(mine: Mapping[str, Numbers], rows: Iterable[tuple[int, bytes]]) -> dict[str, dict[int, float]]:
    """Under each name of mine, the numbers of the files whose print is at least ``ALIKE``, with their likeness.

    ``rows``: number of the file and its print as ``kept`` wrote it. Prints of another length, which another model made,
    are passed over.
    """
    found: dict[str, dict[int, float]] = {name: {} for name in mine}
    left = iter(rows)
    while block := list(islice(left, BLOCK)):
        for name, numbers in mine.items():
            same = [(file, written) for file, written in block if len(written) == 2 * len(numbers)]
            told = from_kept(b"".join(written for _file, written in same)).reshape(-1, len(numbers)) @ numbers
            for at in np.flatnonzero(told >= ALIKE).tolist():
                file = same[at][0]
                found[name][file] = max(float(told[at]), found[name].get(file, 0.0))
    return found


@cache
def _rotation(size: int, key: bytes) -> Numbers:
    square = _chance(b"rotation", key).standard_normal((size, size))
    turn: Numbers = np.linalg.qr(square)[0].astype(np.float32)
    return turn


def _chance(purpose: bytes, key: bytes) -> np.random.Generator:
    seed = hmac.new(key, b"faces " + purpose, hashlib.sha256).digest()
    return np.random.default_rng(np.frombuffer(seed, dtype=np.uint32))

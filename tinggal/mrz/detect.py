"""Where a picture has lines of a zone: a network marks the pixels of the first and of the last line.

The network knows documents that lie on their side or upside down; the order of its two maps tells which way is up.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tinggal.mrz.networks import Array, run

SIDE: Final = 384
STEP: Final = 2  # pixels of the network's picture to one pixel of its maps
FAINT, CLEAR = 90, 180  # range of greys of a picture that is stretched, and to what range
SURE: Final = 0.4
SPECK: Final = 6
_AROUND: Final = [(down, right) for down in (-1, 0, 1) for right in (-1, 0, 1) if down or right]


@dataclass(frozen=True, slots=True)
class Blob:
    """Pixels that hang together: ``points`` (n × 2: right, down) in pixels of the picture, ``weights`` from 0 to 1."""

    points: NDArray[np.float64]
    weights: NDArray[np.float64]

    @property
    def mass(self) -> float:
        """How much the network believes in it, in pixels of its map."""
        return float(self.weights.sum())

    @property
    def middle(self) -> NDArray[np.float64]:
        """Its centre."""
        return np.asarray(np.average(self.points, axis=0, weights=self.weights))


@dataclass(frozen=True, slots=True)
class Marks:
    """Blobs of the upper and the lower line, heaviest first, and the size of a map's pixel in picture pixels."""

    upper: list[Blob]
    lower: list[Blob]
    grain: float


def detect(grey: Image.Image) -> Marks:
    """The marks in a grey picture; empty lists where there is nothing."""
    factor = SIDE / max(grey.size)
    wide, high = (max(1, round(side * factor)) for side in grey.size)
    way = Image.Resampling.BOX if factor < 1 else Image.Resampling.BICUBIC
    frame = np.full((1, 1, SIDE, SIDE), -1, np.float32)
    frame[0, 0, :high, :wide] = _bright(np.asarray(grey.resize((wide, high), way), np.float32)) / 127.5 - 1
    maps = 1 / (1 + np.exp(-np.clip(run("detector", frame)[0], -30, 30)))
    grain = STEP / factor
    return Marks(_blobs(maps[0], grain=grain), _blobs(maps[1], grain=grain), grain)


def _bright(pixels: Array) -> Array:
    """A photo taken in the dark or against the light, stretched to the range the network knows."""
    low, high = np.percentile(pixels, (1, 99))
    if high - low > FAINT:
        return pixels
    return np.asarray(np.clip((pixels - low) * (CLEAR / max(high - low, 12)) + (255 - CLEAR) / 2, 0, 255), np.float32)


def _blobs(sureness: Array, *, grain: float) -> list[Blob]:
    down, right = np.nonzero(sureness > SURE)
    left = set(zip(down.tolist(), right.tolist(), strict=True))
    blobs = []
    while left:
        todo, group = [left.pop()], []
        while todo:
            group.append(here := todo.pop())
            near = {(here[0] + dy, here[1] + dx) for dy, dx in _AROUND} & left
            left -= near
            todo += near
        if len(group) >= SPECK:
            places = np.array(group)
            weights = sureness[places[:, 0], places[:, 1]].astype(np.float64)
            blobs.append(Blob((places[:, ::-1] + 0.5) * grain, weights))
    return sorted(blobs, key=lambda blob: -blob.mass)

"""Pictures whose truth is known: ``generate(seed, level=3)``; the same seed makes the same picture.

``python -m ml.mrz.generate FOLDER [COUNT] [SEED]`` writes COUNT pictures of every level and size, with truth.json.
"""

import json
import sys
from dataclasses import dataclass
from pathlib import Path
from random import Random

import numpy as np

from ml.mrz.levels import LEVELS
from ml.mrz.lines import invented
from ml.mrz.page import page
from ml.mrz.scene import photographed
from tinggal.mrz.formats import BY_NAME


@dataclass(frozen=True, slots=True)
class Sample:
    """A JPEG file and the lines printed in it."""

    jpeg: bytes
    lines: tuple[str, ...]


def generate(seed: int, *, level: int, size: str = "TD3", lines: tuple[str, ...] = ()) -> Sample:
    """One document, spoilt as the level says, of an invented person or with the lines given."""
    chance = Random(f"{seed}/{level}/{size}")
    dice = np.random.default_rng(chance.getrandbits(64))
    form = BY_NAME[size]
    lines = lines or invented(form, chance)
    flat = page(form, lines, chance, dice=dice)
    return Sample(photographed(flat, LEVELS[level], chance, dice=dice), lines)


def main(folder: str, count: str = "5", seed: str = "1") -> None:
    """Fill a folder."""
    place, truth = Path(folder), {}
    place.mkdir(parents=True, exist_ok=True)
    for size in BY_NAME:
        for level in LEVELS:
            for number in range(int(seed), int(seed) + int(count)):
                sample = generate(number, level=level, size=size)
                name = f"{size}-{level}-{number}.jpg"
                (place / name).write_bytes(sample.jpeg)
                truth[name] = sample.lines
    (place / "truth.json").write_text(json.dumps(truth, indent=1))


if __name__ == "__main__":
    main(*sys.argv[1:])

"""Real pictures for ``bench.fraud``: how far apart the hashes of copies are, and of different people's pictures."""

import io
from itertools import combinations

import numpy as np
from PIL import Image

from bench.fraud_world import DIMENSIONS, Town
from tinggal.demo.persons import person
from tinggal.demo.pictures import passport_page, portrait
from tinggal.intake.parser.looks import look_of
from tinggal.signals.faces import ALIKE, likeness, turned
from tinggal.signals.hashes import NEAR, apart

PEOPLE, TRIES = 40, 300


def pictures(town: Town) -> None:
    """Print both; and how many faces of a given likeness are called alike."""
    for name, draw in (("passports", passport_page), ("portraits", portrait)):
        shown = [_open(draw(person(number, today=town.today))) for number in range(PEOPLE)]
        hashes = [int(look_of(one), 16) for one in shown]
        copies = [
            apart(bits, int(look_of(copy), 16))
            for bits, one in zip(hashes, shown, strict=True)
            for copy in _copies(one)
        ]
        others = [apart(one, other) for one, other in combinations(hashes, 2)]
        near = sum(one <= NEAR for one in others) / len(others)
        copied = sum(one <= NEAR for one in copies) / len(copies)
        print(f"drawn {name} (not compared by look): {copied:.1%} of copies within {NEAR} bits;", end=" ")
        print(f"different people: nearest {min(others)} bits, {near:.1%} within {NEAR}")
    key = b"bench"
    found = []
    for unlike in (0.1, 0.2, 0.3, 0.4):
        hits, alike = 0, []
        for _ in range(TRIES):
            numbers = town.numbers.standard_normal(DIMENSIONS)
            one, other = (turned(town.face(numbers, unlike=unlike), key=key) for _ in range(2))
            if one is None or other is None:
                raise ValueError("a broken face")
            alike.append(likeness(one, other))
            hits += alike[-1] >= ALIKE
        found.append(f"{np.mean(alike):.2f}: {hits / TRIES:.0%}")
    print("portraits called alike, by likeness:", ", ".join(found))


def _copies(picture: Image.Image) -> list[Image.Image]:
    """Saved again, smaller, cropped by two per cent, brighter."""
    width, height = picture.size
    cropped = picture.crop((width // 50, height // 50, width - width // 50, height - height // 50))
    return [_saved(picture, 60), picture.resize((width // 2, height // 2)), cropped, picture.point(lambda x: x * 1.15)]


def _saved(picture: Image.Image, quality: int) -> Image.Image:
    written = io.BytesIO()
    picture.save(written, "JPEG", quality=quality)
    return _open(written.getvalue())


def _open(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")

"""``make bench-faces FOLDER=…``: photographs of real people, kept outside of this repository, through the same reading.

A folder for each person (any name, one face on each picture), and one called ``none`` with pictures and documents that
show no face. Printed are counts only, no names of files or folders: how many faces are found, where a face is seen that
is not there, and how alike prints are: of a picture and its spoilt copy, of one person and of two.
"""

import io
import statistics
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from PIL import Image, ImageEnhance, ImageOps

from tinggal.reading.faces.likeness import SAME_PICTURE, alike
from tinggal.reading.faces.look import faces
from tinggal.reading.facts import Face

NONE = "none"
_ENDINGS = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".bmp"})
_BOUNDS = (0.4, 0.5, 0.6, 0.7, SAME_PICTURE)


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found on one picture and on a spoilt copy of it, and the milliseconds of the processor for the first."""

    person: str
    faces: tuple[Face, ...]
    spoilt: tuple[Face, ...]
    ms: float


def measure(folder: Path) -> None:
    """Look at everything and print the figures."""
    looked = [_look(path, person=path.parent.name) for path in pictures(folder)]
    people = [one for one in looked if one.person != NONE]
    empty = [one for one in looked if one.person == NONE]
    if not people:
        print(f"no pictures in the folders of {folder.name}")
        return
    counts = [len(one.faces) for one in people]
    print(f"pictures of one person: {len(people)} of {len({one.person for one in people})} people")
    print(f"  one face {counts.count(1)}, none {counts.count(0)}, more {sum(count > 1 for count in counts)}")
    open_eyes = [face.eyes_open for one in people for face in one.faces[:1] if face.eyes_open is not None]
    if open_eyes:
        print(f"  eyes judged {len(open_eyes)}, called shut {sum(share < 0.25 for share in open_eyes)}")
    print(f"  ms of the processor: median {statistics.median(one.ms for one in people):.0f}")
    print(f"without a face: {len(empty)}, a face seen on {sum(bool(one.faces) for one in empty)}")
    _prints([one for one in people if one.faces])


def pictures(folder: Path) -> Iterator[Path]:
    """All of them, one folder deep, in order."""
    yield from sorted(path for path in folder.glob("*/*") if path.suffix.lower() in _ENDINGS)


def pairs(people: Sequence[Looked]) -> Mapping[bool, list[float]]:
    """How alike the largest faces of two pictures are: under True of one person, under False of two."""
    found: dict[bool, list[float]] = {True: [], False: []}
    for one, other in combinations(people, 2):
        found[one.person == other.person].append(alike(one.faces[0].print, other.faces[0].print))
    return found


def spoil(image: Image.Image) -> Image.Image:
    """As it comes when somebody uses it again: cut by three in a hundred, half as large, lighter, saved coarsely."""
    wide, high = image.size
    cut = image.crop((wide * 3 // 100, high * 3 // 100, wide * 97 // 100, high * 97 // 100))
    lighter = ImageEnhance.Brightness(cut.resize((max(1, wide // 2), max(1, high // 2)))).enhance(1.15)
    written = io.BytesIO()
    lighter.save(written, "JPEG", quality=45)
    return Image.open(written).convert("RGB")


def _prints(people: Sequence[Looked]) -> None:
    found = pairs(people)
    copies = [alike(one.faces[0].print, one.spoilt[0].print) if one.spoilt else 0.0 for one in people]
    for likely, name in ((copies, "spoilt copy"), (found[True], "one person"), (found[False], "two people")):
        if likely:
            spread = f"{min(likely):.2f} – {statistics.median(likely):.2f} – {max(likely):.2f}"
            above = ", ".join(f"≥ {bound}: {sum(one >= bound for one in likely)}" for bound in _BOUNDS)
            print(f"prints, {name}: {len(likely)} pairs, alike {spread}; {above}")


def _look(path: Path, *, person: str) -> Looked:
    image = ImageOps.exif_transpose(Image.open(path)).convert("RGB")
    began = time.process_time()
    found = faces(image)
    ms = (time.process_time() - began) * 1000
    return Looked(person, found, faces(spoil(image)) if person != NONE else (), ms)

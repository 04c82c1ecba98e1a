"""``make bench-faces``: portraits of invented people, good ones and ones with one fault, through the rules for photos.

Every picture is drawn from a seed that no training and no threshold has seen; drawn faces are not people. COUNT good
portraits (60), EACH of every fault (12), SEED to repeat a run. PHOTOS="…" judges pictures of your own instead, a line
each, and FOLDER=… counts over a whole folder of them (``bench.faces_folder``): that is how figures for real faces are
to be had, which this repository may not hold. Ends with 1 where fewer than 9 of 10 good portraits have one face.
"""

import io
import os
import secrets
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import django
import numpy as np
from PIL import Image

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
django.setup()

from bench.faces_folder import measure  # noqa: E402
from bench.machine import processor  # noqa: E402
from ml.faces.portraits import FAULTS, as_jpeg, portrait  # noqa: E402
from ml.faces.scenes import ground  # noqa: E402
from tinggal.applications.models import Document  # noqa: E402
from tinggal.reading.faces.likeness import SAME_PICTURE, alike  # noqa: E402
from tinggal.reading.faces.look import faces, faces_and_portrait  # noqa: E402
from tinggal.reading.facts import Facts  # noqa: E402
from tinggal.verification.checks.photo_rows import ROWS  # noqa: E402
from tinggal.verification.checks.rule import PaperRule  # noqa: E402
from tinggal.verification.papers import Paper  # noqa: E402
from tinggal.verification.results import Outcome  # noqa: E402

COUNT = int(os.environ.get("COUNT", "60"))
EACH = int(os.environ.get("EACH", "12"))
SEED = int(os.environ.get("SEED") or secrets.randbelow(10**6) + 10**6)
PHOTOS = os.environ.get("PHOTOS", "").split()
FOLDER = os.environ.get("FOLDER", "")
EXPECTED = {
    "shut_eyes": "photo_eyes_shut",
    "dark_glasses": "photo_eyes_hidden",
    "two_people": "photo_more_faces",
    "small": "photo_face_small",
    "cut": "photo_face_cut",
    "off_centre": "photo_off_centre",
    "tilted": "photo_tilted",
    "turned": "photo_looks_away",
    "uneven": "photo_background_uneven",
    "dark_wall": "photo_background_dark",
    "blurred": "photo_face_blurred",
    "burnt": "photo_face_burnt",
    "grey": "photo_face_grey",
    "rim": "photo_of_a_photo",
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One picture: what was read, the words of the questions asked, and milliseconds of the processor."""

    facts: Facts
    asked: tuple[str, ...]
    ms: float


def main() -> int:
    print(processor())
    if FOLDER:
        measure(Path(FOLDER))
        return 0
    if PHOTOS:
        own(PHOTOS)
        return 0
    print(f"seed {SEED}; drawn faces, not people\n")
    look(portrait(1))
    good = [look(portrait(SEED + number)) for number in range(COUNT)]
    one = sum(len(seen.facts.faces) == 1 for seen in good)
    clean = sum(not seen.asked for seen in good)
    times = sorted(seen.ms for seen in good)
    print(f"good portraits: {len(good)}, one face {one}, nothing asked {clean}")
    print(f"  asked wrongly: {_counted(word for seen in good for word in seen.asked)}")
    most = times[int(0.95 * len(times))]
    print(f"  ms of the processor: median {statistics.median(times):.0f}, 95 of 100 below {most:.0f}")
    for fault in FAULTS:
        bad = [look(portrait(SEED + 10_000 + number, fault=fault)) for number in range(EACH)]
        hits = sum(EXPECTED[fault] in seen.asked for seen in bad)
        others = _counted(word for seen in bad for word in seen.asked if word != EXPECTED[fault])
        print(f"{fault:13} found {hits:3} of {len(bad)}; also asked: {others}")
    no_face()
    prints()
    return one < 0.9 * len(good)


def look(jpeg: bytes) -> Seen:
    """What the checks would ask about this photo."""
    began = time.process_time()
    image = Image.open(io.BytesIO(jpeg)).convert("RGB")
    found, measured = faces_and_portrait(image)
    facts = Facts(faces=found, portrait=measured)
    ms = (time.process_time() - began) * 1000
    return Seen(facts, questions(facts), ms)


def questions(facts: Facts) -> tuple[str, ...]:
    """The words of all questions that the rules have about these facts."""
    paper = Paper(Document(code="photo"), None, facts)
    rules = [rule for rule in ROWS if isinstance(rule, PaperRule) and rule.wants]
    results = [rule.look(paper) for rule in rules]
    return tuple(result.words for result in results if result.outcome == Outcome.ASK)


def no_face() -> None:
    """Walls, clutter, print and almost-faces, at 600 dots."""
    dice = np.random.default_rng(SEED)
    count = max(EACH * 3, 30)
    alarms = [len(look(as_jpeg(ground(dice, side=600))).facts.faces) for _ in range(count)]
    print(f"without a face: {count}, a face seen on {sum(bool(number) for number in alarms)}")


def prints() -> None:
    """How alike are prints of one picture spoilt, of one person on two days, of two persons."""
    same, days, others, before = [], [], [], ""
    for number in range(EACH * 2):
        image = Image.open(io.BytesIO(portrait(SEED + 20_000 + number))).convert("RGB")
        first = _print(image)
        small = image.crop((18, 12, 440, 590)).resize((211, 289))
        lighter = Image.eval(small, lambda dot: min(255, round(dot * 0.85 + 35)))
        pressed = io.BytesIO()
        lighter.save(pressed, "JPEG", quality=45)
        same.append(alike(first, _print(Image.open(pressed).convert("RGB"))))
        another = Image.open(io.BytesIO(portrait(SEED + 20_000 + number, sitting=1))).convert("RGB")
        days.append(alike(first, _print(another)))
        if before:
            others.append(alike(first, before))
        before = first
    for name, likely in (("same picture, spoilt", same), ("same person, other day", days), ("other persons", others)):
        above = sum(one >= SAME_PICTURE for one in likely)
        spread = f"{min(likely):.2f} – {statistics.median(likely):.2f} – {max(likely):.2f}"
        print(f"prints, {name}: {spread}, called the same picture {above} of {len(likely)}")


def own(paths: Iterable[str]) -> None:
    """A line for each picture of the reader's own."""
    for path in paths:
        seen = look(Path(path).read_bytes())
        sure = ", ".join(f"{face.sure:.2f}" for face in seen.facts.faces)
        asked = ", ".join(seen.asked) or "nothing"
        print(f"{path}: {len(seen.facts.faces)} faces ({sure}), {seen.ms:.0f} ms, asked: {asked}")


def _print(image: Image.Image) -> str:
    found = faces(image)
    return found[0].print if found else ""


def _counted(words: Iterable[str]) -> str:
    return ", ".join(f"{word} {count}" for word, count in Counter(words).most_common()) or "nothing"


if __name__ == "__main__":
    sys.exit(main())

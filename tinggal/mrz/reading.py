"""Read the machine-readable zone in a picture."""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

import numpy as np
from PIL import Image, ImageOps

from tinggal.mrz.check_digits import ALPHABET
from tinggal.mrz.decode import Decoded, decode, sureness
from tinggal.mrz.fields import Fields, parse
from tinggal.mrz.formats import VARIANTS
from tinggal.mrz.judge import Verdict, is_clear, judge
from tinggal.mrz.lines import View, Zone, strip, strip_width
from tinggal.mrz.networks import Array
from tinggal.mrz.recognise import are_flush, frames, greedy, hear
from tinggal.mrz.search import zones
from tinggal.mrz.trellis import Numbers
from tinggal.mrz.windows import inked, lengths, windows

LARGEST: Final = 2600
VIEWS: Final = (
    View(drift=0.1, room=1.8), View(drift=-0.12), View(drift=0.12), View(fill=0.54), View(fill=0.7), View(room=0.6),
)  # fmt: skip
FIRST: Final = frozenset("".join(form.first for form in VARIANTS))
MOST: Final = 24  # looks at a picture; a clear one takes two
FEW, SOME, HARD, HOPELESS = 2, 5, 10, 20  # repairs: all but read; at the right place; no other views; no zone at all
FAIR: Final = -0.12  # ease of a reading at the right place, though it may be hard to read
EASY: Final = -0.05  # ease of a view that is probably of the right lines, cut at the right places
WORSE: Final = 0.06  # a view that reads so much harder than the best one is left out


Place = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a picture says. Without a zone ``type`` is empty, there are no lines, and nothing is valid. ``place``: left,
    top, width and height of the zone as shares of the upright picture."""

    type: str = ""
    lines: tuple[str, ...] = ()
    fields: Fields | None = None
    valid: bool = False
    confidence: dict[str, float] | None = None
    decoded: Decoded | None = None
    place: Place | None = None
    ease: float = 0.0
    views: int = 0

    def is_fair(self) -> bool:
        """Whether the lines are where it looked, though they may be hard to read."""
        return self.decoded is not None and self.decoded.repairs <= SOME and self.ease > FAIR

    def rank(self) -> tuple[bool, float]:
        """The better of two readings of the same thing ranks higher."""
        return self.valid, self.ease - 0.02 * self.decoded.repairs if self.decoded else -math.inf


@dataclass(frozen=True, slots=True)
class Try:
    """One view of a zone: what it gave, its scores, how hard its hardest line was, and whether the signs
    could be counted."""

    found: Decoded
    variant: int
    scores: Numbers
    ease: float
    counted: bool
    zone: Zone


@dataclass(slots=True)
class Looks:
    """How often the recogniser may still look: it is what takes time, and a picture must not take long."""

    left: int = MOST

    def take(self) -> bool:
        """Use one up; false if none is left."""
        self.left = max(-1, self.left - 1)
        return self.left >= 0


def read(image: Image.Image, *, today: date | None = None) -> Reading:
    """The zone in a photo, scan or page, whichever way up it lies. Takes some tens of milliseconds."""
    grey = ImageOps.exif_transpose(image).convert("L")
    if max(grey.size) > LARGEST:
        grey.thumbnail((LARGEST, LARGEST), Image.Resampling.BOX)
    today = today or datetime.now(UTC).date()
    best, looks = Reading(), Looks()
    for zone, elsewhere in zones(grey):
        if best.valid or looks.left <= 0 or (elsewhere and best.is_fair()):
            break
        best = max(best, _read_zone(grey, zone, looks, today=today), key=Reading.rank)
    return best


def _read_zone(grey: Image.Image, zone: Zone, looks: Looks, *, today: date) -> Reading:
    best = _first(grey, zone, looks)
    if best is None or best.found.repairs > HOPELESS:
        return Reading()
    views = VIEWS if best.found.repairs <= HARD else ()
    found, verdict, ease, count = _agree(grey, best, looks, views=views, today=today)
    form = found.form
    return Reading(
        type=form.name, lines=form.split(found.text), fields=parse(form, found.text, today=today), valid=verdict.valid,
        confidence=verdict.confidence, decoded=found, place=_place(best.zone, grey), ease=ease, views=1 + count,
    )  # fmt: skip


def _place(zone: Zone, grey: Image.Image) -> Place:
    corners = np.clip(zone.outline() / grey.size, 0, 1)
    (left, top), (right, bottom) = corners.min(axis=0).tolist(), corners.max(axis=0).tolist()
    return left, top, right - left, bottom - top


def _first(grey: Image.Image, zone: Zone, looks: Looks) -> Try | None:
    """The best among likely lengths and ends of the lines; the first that needs no repair will do."""
    ink = inked(grey, zone)
    tries: list[Try] = []
    for signs in lengths(zone, ink):
        for count, window in enumerate(windows(zone, ink, signs=signs)):
            if not looks.take():
                break
            tried = _try(grey, window, signs=signs, view=View())
            if tried and tried.found.repairs == 0 and tried.found.margin > 1 and tried.ease > EASY:
                return tried
            tries += [tried] if tried else []
            if count and all(one.found.repairs > HARD for one in tries):
                break
        if any(one.found.repairs <= FEW and one.ease > EASY for one in tries):
            break
    return max(tries, key=lambda one: one.ease - 0.02 * min(one.found.repairs, 6), default=None)


def _try(grey: Image.Image, zone: Zone, *, signs: int, view: View) -> Try | None:
    rows = range(len(zone.curves))
    strips = [strip(grey, zone, row, signs=signs, view=view) for row in rows]
    logs = frames(strips, widths=[strip_width(signs, view=view)] * len(strips))
    if not all(0.7 * signs < len(greedy(line)) < 1.3 * signs for line in logs):
        return None
    tries = []
    for variant in _variants(logs, signs=signs):
        form = VARIANTS[variant]
        heard = hear(logs, alphabets=[form.alphabets[row * signs :][:signs] for row in rows])
        if heard is None:
            continue
        scores = np.vstack([line.scores for line in heard])
        found = decode(scores, variant=variant)
        if found:
            counted = all(line.counted for line in heard) and are_flush(heard)
            tries.append(Try(found, variant, scores, min(line.ease for line in heard), counted, zone))
    return min(tries, key=lambda one: one.found.cost, default=None)


def _variants(logs: list[Array], *, signs: int) -> list[int]:
    """The formats of this shape whose first letter the first line seems to begin with; all of the shape when that is no
    letter a zone begins with."""
    fitting = [at for at, form in enumerate(VARIANTS) if form.length == signs and form.rows == len(logs)]
    runs = greedy(logs[0])
    first = ALPHABET[runs[0][0]] if runs else ""
    if first in FIRST:
        return [at for at in fitting if first in VARIANTS[at].first]
    return fitting


def _agree(
    grey: Image.Image, best: Try, looks: Looks, *, views: tuple[View, ...], today: date
) -> tuple[Decoded, Verdict, float, int]:
    """Look again until another view agrees and the judge is content, or all views are used up."""
    scores, used, found, ease = best.scores, 1, best.found, best.ease
    agreed, looked = False, 0
    for view in views:
        if not looks.take():
            break
        looked += 1
        other = _try(grey, best.zone, signs=best.found.form.length, view=view)
        if other is None or other.variant != best.variant or other.ease < best.ease - WORSE:
            continue
        scores, used = scores + other.scores, used + 1
        found, ease = decode(scores / used, variant=best.variant) or found, max(ease, other.ease)
        agreed = other.found.text == found.text and other.counted
        if agreed and is_clear(found, ease=ease):
            break
    sure = sureness(scores / used, variant=best.variant, text=found.text)
    return found, judge(found, sure=sure, ease=ease, agreed=agreed, today=today), ease, looked

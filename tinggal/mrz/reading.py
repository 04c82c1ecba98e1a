"""Read the machine-readable zone in a picture."""

import math
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Final

import numpy as np
from PIL import Image, ImageOps

from tinggal.mrz.check_digits import ALPHABET
from tinggal.mrz.decode import Decoded, as_printed, decode, sureness
from tinggal.mrz.fields import Fields, parse
from tinggal.mrz.formats import VARIANTS
from tinggal.mrz.judge import Verdict, is_clear, judge
from tinggal.mrz.lines import View, Zone, strip, strip_width
from tinggal.mrz.networks import Array
from tinggal.mrz.recognise import are_flush, frames, greedy, hear
from tinggal.mrz.search import zones
from tinggal.mrz.trellis import Numbers
from tinggal.mrz.windows import centred, inked, lengths, recut, windows

LARGEST: Final = 2600
VIEWS: Final = (
    View(drift=0.1, room=1.8), View(drift=-0.12), View(drift=0.12), View(fill=0.54), View(fill=0.7), View(room=0.6),
)  # fmt: skip
WIDER: Final = View(room=3.2)
FIRST: Final = frozenset("".join(form.first for form in VARIANTS))
MOST: Final = 32  # looks at a picture; a clear one takes two
FEW, SOME, HARD, HOPELESS = 2, 5, 10, 20  # repairs: all but read; at the right place; no other views; no zone at all
FAIR: Final = -0.12  # ease of a reading at the right place, though it may be hard to read
EASY: Final = -0.05  # ease of a view that is probably of the right lines, cut at the right places
WORSE: Final = 0.06  # a view that reads so much harder than the best one is left out
CONTRADICTED: Final = 7.0  # cost of mending what is printed; below it the picture may be at fault
CLEAR: Final = 1.0  # how far every printed sign leads, for lines that are given as printed


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
    """One view of a zone: what it gave, its scores, how hard its hardest line was, whether the signs could be
    counted, and whether they are given as printed though their check digits do not hold."""

    found: Decoded
    variant: int
    scores: Numbers
    ease: float
    counted: bool
    zone: Zone
    printed: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """The lines of a zone cut out and heard: log-probabilities for every line (frames × 38)."""

    zone: Zone
    signs: int
    logs: list[Array]


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
    views = VIEWS if best.found.repairs <= HARD and not best.printed else ()
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
    cut_anew = False
    for signs in lengths(zone, ink):
        for count, cut in enumerate(windows(zone, ink, signs=signs)):
            if not looks.take():
                break
            window = centred(grey, cut) if count > 1 else cut
            look = _look(grey, window, signs=signs, view=View())
            tries += [one for one in _try(look) if not (one.printed and cut_anew)]
            if not cut_anew and (not _is_good(tries) or tries[-1].printed):
                anew = recut(centred(grey, window), look.logs, signs=signs, view=View())
                cut_anew = anew is not None
                tries += _cut_anew(grey, anew, looks) if anew else []
            if _is_good(tries):
                return tries[-1]
            if (count or not cut_anew) and all(one.found.repairs > HARD for one in tries):
                break
        if any(one.found.repairs <= FEW and one.ease > EASY for one in tries):
            break
    return max(tries, key=lambda one: one.ease - 0.02 * min(one.found.repairs, 6), default=None)


def _cut_anew(grey: Image.Image, cut: tuple[int, Zone], looks: Looks) -> list[Try]:
    """What lines say where their own signs put their ends; and again after a wider look, as they may be longer."""
    if not looks.take():
        return []
    tries = _try(_look(grey, cut[1], signs=cut[0], view=View()))
    if (_is_good(tries) and not tries[-1].printed) or looks.left < 2:
        return tries
    looks.left -= 2
    wide = _look(grey, cut[1], signs=cut[0], view=WIDER)
    if all(len(greedy(line)) <= cut[0] for line in wide.logs):
        return tries
    anew = recut(cut[1], wide.logs, signs=cut[0], view=WIDER)
    return _try(_look(grey, anew[1], signs=anew[0], view=View())) if anew else []


def _is_good(tries: list[Try]) -> bool:
    """Whether the last one needs no other window."""
    if not tries or tries[-1].ease <= EASY:
        return False
    return tries[-1].printed or (tries[-1].found.repairs == 0 and tries[-1].found.margin > 1)


def _look(grey: Image.Image, zone: Zone, *, signs: int, view: View) -> Look:
    strips = [strip(grey, zone, row, signs=signs, view=view) for row in range(len(zone.curves))]
    return Look(zone, signs, frames(strips, widths=[strip_width(signs, view=view)] * len(strips)))


def _try(look: Look) -> list[Try]:
    """What a look says in the format that fits it best, if any does."""
    rows, signs, logs = range(len(look.logs)), look.signs, look.logs
    if not all(0.7 * signs < len(greedy(line)) < 1.3 * signs for line in logs):
        return []
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
            tries.append(Try(found, variant, scores, min(line.ease for line in heard), counted, look.zone))
    if not tries:
        return []
    best = min(tries, key=lambda one: one.found.cost)
    return [_printed(look, best) or best]


def _printed(look: Look, best: Try) -> Try | None:
    """What is printed, when that is clear and no text whose check digits hold: mending would hide it."""
    if best.found.cost < CONTRADICTED:
        return None
    heard = hear(look.logs, alphabets=[(ALPHABET,) * look.signs] * len(look.logs))
    if heard is None or not all(line.counted for line in heard) or not are_flush(heard):
        return None
    scores, ease = np.vstack([line.scores for line in heard]), min(line.ease for line in heard)
    found = as_printed(scores, variant=best.variant)
    return Try(found, best.variant, scores, ease, False, look.zone, printed=True) if found.margin > CLEAR else None


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
        tried = _try(_look(grey, best.zone, signs=best.found.form.length, view=view))
        other = tried[0] if tried else None
        if other is None or other.printed or other.variant != best.variant or other.ease < best.ease - WORSE:
            continue
        scores, used = scores + other.scores, used + 1
        found, ease = decode(scores / used, variant=best.variant) or found, max(ease, other.ease)
        agreed = other.found.text == found.text and other.counted
        if agreed and is_clear(found, ease=ease):
            break
    sure = sureness(scores / used, variant=best.variant, text=found.text)
    return found, judge(found, sure=sure, ease=ease, agreed=agreed, today=today), ease, looked

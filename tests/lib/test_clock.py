"""The published clock against somebody who counts day by day with pencil and paper."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from tests.sampled import Sample
from tinggal.lib.clock import Arrival, Terms, reckon
from tinggal.lib.workdays import Calendar

DAYS = {"kanim": 3, "interview": 5, "kanwil": 3, "directorate": 3, "returned": 14, "issued": 3}
PROMISED = ("kanim", "kanwil", "directorate")
WAITS = {"returned": "applicant", "interview": "interview"}
ANEW = frozenset({"returned", "interview", "issued"})
NEXT = {
    "verifying": ("unpaid", "returned"),
    "unpaid": ("kanim",),
    "returned": ("verifying",),
    "kanim": ("kanwil", "kanwil", "interview", "returned"),
    "interview": ("kanim",),
    "kanwil": ("directorate", "directorate", "kanim", "returned"),
    "directorate": ("approved", "kanwil", "kanim", "returned"),
    "approved": ("issued",),
}
HISTORIES = 100_000
MONDAY = date(2026, 3, 2)


@dataclass
class Pencil:
    """Walks through the days one after the other and crosses off what each day costs."""

    terms: Terms
    used: dict[str, int] = field(default_factory=dict)
    left: int | None = None
    promise_left: int | None = None
    waited: list[tuple[str, int]] = field(default_factory=list)
    waiting: str = ""
    here: str = ""

    def arrive(self, place: str) -> None:
        """The file is put on a desk."""
        if place in self.terms.days:
            again = place in self.used and place not in self.terms.anew
            self.left = max(self.terms.days[place] - self.used[place], 1) if again else self.terms.days[place]
        else:
            self.left = None
        self.used.setdefault(place, 0)
        self.here = place
        if self.promise_left is None and place in self.terms.promised:
            self.promise_left = sum(self.terms.days[desk] for desk in self.terms.promised)
        if self.promise_left is None:
            return
        if place in self.terms.waits and not self.waiting:
            self.waiting = self.terms.waits[place]
            self.waited.append((self.waiting, 0))
        elif place in self.terms.days and place not in self.terms.waits:
            self.waiting = ""

    def night(self, day: date) -> None:
        """A day is over: a working day costs the desk one day, and the promise one unless it stands still."""
        if day.weekday() > 4 or day in self.terms.calendar.closed:
            return
        self.used[self.here] += 1
        if self.left is not None:
            self.left -= 1
        if self.promise_left is not None and self.waiting:
            why, days = self.waited[-1]
            self.waited[-1] = (why, days + 1)
        elif self.promise_left is not None:
            self.promise_left -= 1


def _history(dice: Random) -> list[Arrival]:
    day, place = MONDAY + timedelta(days=dice.randrange(200)), "verifying"
    made = [Arrival(day, place)]
    for _ in range(dice.randrange(1, 12)):
        if place not in NEXT:
            break
        place = dice.choice(NEXT[place])
        day += timedelta(days=dice.choice((0, 0, 1, 1, 2, 3, 7)))
        made.append(Arrival(day, place))
    return made


def _calendars(dice: Random) -> list[Calendar]:
    days = [MONDAY + timedelta(days=n) for n in range(400)]
    return [Calendar(dict.fromkeys(dice.sample(days, dice.randrange(40)), "closed")) for _ in range(20)]


def _due(calendar: Calendar, day: date, left: int) -> date:
    while left > 0:
        day += timedelta(days=1)
        left -= day.weekday() < 5 and day not in calendar.closed
    return day


def _check(history: list[Arrival], terms: Terms, *, today: date) -> None:
    pencil, due, day = Pencil(terms), [], history[0].on
    for arrival in history:
        while day < arrival.on:
            day += timedelta(days=1)
            pencil.night(day)
        pencil.arrive(arrival.place)
        due.append(None if pencil.left is None else _due(terms.calendar, day, pencil.left))
    while day < today:
        day += timedelta(days=1)
        pencil.night(day)
    told = reckon(history, terms, today=today)
    assert [visit.due for visit in told.visits] == due
    assert dict(told.used) == pencil.used
    ended = pencil.waited[:-1] if pencil.waiting else pencil.waited
    assert [(one.why, one.days) for one in told.moved] == [wait for wait in ended if wait[1]]
    assert (told.promised_on is None) == (pencil.promise_left is None)
    if pencil.promise_left is not None and pencil.promise_left >= 0 and told.promised_on is not None:
        still = pencil.waited[-1][1] if pencil.waiting else 0
        assert terms.calendar.between(today, told.promised_on) == pencil.promise_left - still


def test_a_hundred_thousand_histories_counted_day_by_day_give_the_same_dates(sample: Sample) -> None:
    """Every day ten thousand of them."""
    dice = Random(20260302)
    calendars = _calendars(dice)
    for _ in sample.of(range(HISTORIES), one_in=10):
        history = _history(dice)
        terms = Terms(DAYS, PROMISED, WAITS, ANEW, dice.choice(calendars))
        _check(history, terms, today=history[-1].on + timedelta(days=dice.randrange(4)))

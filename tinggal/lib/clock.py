"""THE PUBLISHED CLOCK: from the days on which a file came to each place, every deadline, and why the promise moved.

Nothing here reads a table or a watch: whoever has the journal of a file, the days of its road and the closed days
comes to the same dates. A day counts for a desk when it is a working day after the day of arrival, up to and with the
day on which the file leaves.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from tinggal.lib.workdays import Calendar

APPLICANT, INTERVIEW = "applicant", "interview"


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file came to a place on a day (of the office's time zone)."""

    on: date
    place: str


@dataclass(frozen=True, slots=True)
class Terms:
    """What a road allows. ``days`` are working days of each place; ``promised`` names the desks on the straight way to
    a decision, whose days make the promise; while a file is at a place of ``waits`` the promise stands still, for the
    reason given. ``anew`` are places whose time begins again at each visit; the other desks go on with what they have
    left, one day at least.
    """

    days: Mapping[str, int]
    promised: tuple[str, ...]
    waits: Mapping[str, str]
    anew: frozenset[str]
    calendar: Calendar


@dataclass(frozen=True, slots=True)
class Visit:
    """One stay at a place. ``allowed`` and ``due`` are None where no clock runs; ``left`` is None for the last one."""

    place: str
    arrived: date
    left: date | None
    allowed: int | None
    due: date | None
    used: int


@dataclass(frozen=True, slots=True)
class Moved:
    """The promise moved by so many working days, on the day the waiting ended, to ``now``."""

    on: date
    days: int
    why: str
    now: date


@dataclass(frozen=True, slots=True)
class Reckoning:
    """Everything that follows from a history. ``used`` sums the working days at each place over all visits;
    ``stands_since`` is the day from which the promise stands still, None while it runs."""

    visits: tuple[Visit, ...]
    promised_first: date | None
    promised_on: date | None
    moved: tuple[Moved, ...]
    stands_since: date | None
    used: Mapping[str, int] = field(default_factory=dict)

    @property
    def due_on(self) -> date | None:
        """The last working day of the place where the file is."""
        return self.visits[-1].due if self.visits else None


def reckon(arrivals: Iterable[Arrival], terms: Terms, *, today: date | None = None) -> Reckoning:
    """The clock of one file, its arrivals in order. With ``today`` the last visit counts the days used so far."""
    listed = list(arrivals)
    visits = _visits(listed, terms, today=today)
    used: dict[str, int] = {}
    for visit in visits:
        used[visit.place] = used.get(visit.place, 0) + visit.used
    begins = next((at for at, one in enumerate(listed) if one.place in terms.promised), None)
    if begins is None:
        return Reckoning(visits, None, None, (), None, used)
    first = terms.calendar.add(listed[begins].on, sum(terms.days[desk] for desk in terms.promised))
    moved, waiting = _waits(listed[begins:], terms, promised=first)
    return Reckoning(visits, first, moved[-1].now if moved else first, moved, waiting.on if waiting else None, used)


def _visits(arrivals: list[Arrival], terms: Terms, *, today: date | None) -> tuple[Visit, ...]:
    made: list[Visit] = []
    used: dict[str, int] = {}
    for at, here in enumerate(arrivals):
        left = arrivals[at + 1].on if at + 1 < len(arrivals) else None
        until = left or max(today or here.on, here.on)
        spent = terms.calendar.between(here.on, until)
        allowed = _allowed(here.place, terms, used.get(here.place))
        due = None if allowed is None else terms.calendar.add(here.on, allowed)
        made.append(Visit(here.place, here.on, left, allowed, due, spent))
        used[here.place] = used.get(here.place, 0) + spent
    return tuple(made)


def _allowed(place: str, terms: Terms, used: int | None) -> int | None:
    """The days of a first visit, or what is left of them: one at least, so that no file comes back late already."""
    days = terms.days.get(place)
    if days is None or used is None or place in terms.anew:
        return days
    return max(days - used, 1)


def _waits(arrivals: list[Arrival], terms: Terms, *, promised: date) -> tuple[tuple[Moved, ...], Arrival | None]:
    """How the promise moved, and the wait that has not ended. A wait ends when the file is at a desk again."""
    moved: list[Moved] = []
    waiting: Arrival | None = None
    for here in arrivals:
        if here.place in terms.waits:
            waiting = waiting or here
        elif waiting is not None and here.place in terms.days:
            if days := terms.calendar.between(waiting.on, here.on):
                promised = terms.calendar.add(promised, days)
                moved.append(Moved(here.on, days, terms.waits[waiting.place], promised))
            waiting = None
    return tuple(moved), waiting

"""Past files for a rehearsal: from the journal, only days and desks, nobody's name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, pairwise

from django.utils import timezone

from tinggal.applications.clock import PLACES, WAITS
from tinggal.applications.models import SUBJECT, Application
from tinggal.applications.status import DESKS, Status
from tinggal.journal.models import Event
from tinggal.lib.clock import Arrival
from tinggal.lib.workdays import Calendar
from tinggal.rehearsal.replay import Case, Stop

DECIDED = frozenset({Status.APPROVED, Status.REJECTED})
MOST_FILES = 5000
Line = tuple[str, str, datetime, str]


def lines_of(road: str, *, since: datetime, until: datetime) -> list[Line]:
    """Subject, kind, time and actor of every step of the files of a road that were paid in a span; the latest 5,000."""
    files = Application.objects.filter(route_name=road, paid_at__gte=since, paid_at__lt=until).order_by("-paid_at")
    subjects = [SUBJECT + reference for reference in files.values_list("reference", flat=True)[:MOST_FILES]]
    steps = Event.objects.filter(subject__in=subjects, kind__in=PLACES).order_by("subject", "number")
    return list(steps.values_list("subject", "kind", "at", "actor"))


def cases(lines: Iterable[Line], calendar: Calendar) -> list[Case]:
    """The files that came to a desk, each with its way to the decision or as far as it got."""
    made = (_case(list(arrivals), calendar) for _subject, arrivals in groupby(lines, key=lambda line: line[0]))
    return [case for case in made if case]


@dataclass(frozen=True, slots=True)
class Pace:
    """How many officers worked at a desk, and how many files one of them finished on a day he worked."""

    officers: int
    each: float


def paces(lines: Iterable[Line]) -> Mapping[str, Pace]:
    """The pace of each desk. The officer is whoever took the step away from it; only counts leave this function."""
    people: dict[str, set[str]] = defaultdict(set)
    finished: dict[str, Counter[tuple[str, date]]] = defaultdict(Counter)
    for _subject, steps in groupby(lines, key=lambda line: line[0]):
        for desk, actor, at in _finished(list(steps)):
            people[desk].add(actor)
            finished[desk][actor, timezone.localdate(at)] += 1
    return {desk: Pace(len(people[desk]), sum(days.values()) / len(days)) for desk, days in finished.items()}


def _finished(steps: list[Line]) -> Iterator[tuple[str, str, datetime]]:
    for here, after in pairwise(steps):
        desk = here[1].removeprefix("application.")
        if desk in DESKS and desk not in WAITS:
            yield desk, after[3], after[2]


def _case(steps: list[Line], calendar: Calendar) -> Case | None:
    arrivals = [Arrival(timezone.localdate(at), kind.removeprefix("application.")) for _, kind, at, _ in steps]
    begin = next((at for at, one in enumerate(arrivals) if _is_desk(one)), None)
    if begin is None:
        return None
    stops: list[Stop] = []
    waiting: date | None = None
    for here in arrivals[begin:]:
        if here.place in DECIDED:
            return Case(arrivals[begin].on, tuple(stops), calendar.between(arrivals[begin].on, here.on))
        if here.place in WAITS:
            waiting = waiting or here.on
        elif _is_desk(here):
            if waiting is not None:
                stops.append(Stop("", calendar.between(waiting, here.on)))
            stops.append(Stop(here.place))
            waiting = None
    return None


def _is_desk(one: Arrival) -> bool:
    return one.place in DESKS and one.place not in WAITS

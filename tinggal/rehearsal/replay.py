"""Plays past files through a road and a staff, day by day, and counts how long they would have taken.

A desk is a queue: on each working day its officers take as many files as they manage, those with the nearest last day
first. A file goes on the same day if the next desk still has time. Days on which the applicant had to answer or to come
stay as they were. Nothing is drawn at random: the same files and the same plan give the same figures.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from heapq import heappop, heappush
from itertools import count

from tinggal.lib.workdays import Calendar

MOST_DAYS = 2000


@dataclass(frozen=True, slots=True)
class Stop:
    """A desk the file came to, or ``waits`` working days with the applicant when ``desk`` is ""."""

    desk: str
    waits: int = 0


@dataclass(frozen=True, slots=True)
class Case:
    """A past file: the day it came to its first desk, where it went, and the working days until its decision."""

    arrived: date
    stops: tuple[Stop, ...]
    took: int | None


@dataclass(frozen=True, slots=True)
class Staff:
    """A desk of the plan: ``a_day`` files all its officers manage together, and its last working day."""

    a_day: float
    limit: int


@dataclass(slots=True)
class DeskFigures:
    """What became of a desk: the longest queue at the end of a day, and the visits beyond the last day."""

    longest: int = 0
    visits: int = 0
    late: int = 0
    by_day: list[int] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Played:
    """Working days of every file in the order of arrival (None: not decided in time), and the figures of each desk."""

    days: list[int | None]
    desks: Mapping[str, DeskFigures]


def replay(cases: Sequence[Case], plan: Mapping[str, Staff], calendar: Calendar) -> Played:
    """Play the cases in the order of their arrival. ``plan`` names the desks in the order of the road.

    Raises ``ValueError`` for a desk at which nobody works: its queue would never end.
    """
    if idle := [desk for desk, staff in plan.items() if staff.a_day <= 0]:
        raise ValueError(f"Nobody works at {', '.join(idle)}.")
    return _Office(plan, calendar).play(sorted(cases, key=lambda case: case.arrived))


class _Office:
    """The state of one replay."""

    def __init__(self, plan: Mapping[str, Staff], calendar: Calendar) -> None:
        self.plan, self.calendar, self.turn = plan, calendar, count()
        self.queues: dict[str, list[tuple[int, int, int]]] = {desk: [] for desk in plan}
        self.figures = {desk: DeskFigures() for desk in plan}
        self.spare = dict.fromkeys(plan, 0.0)
        self.away: list[tuple[int, int, int]] = []
        self.today = 0

    def play(self, cases: Sequence[Case]) -> Played:
        """All cases to their decision, or until ``MOST_DAYS`` have passed."""
        if not cases:
            return Played([], self.figures)
        self.ways = [way(case, self.plan) for case in cases]
        self.at, self.began = [-1] * len(cases), [0] * len(cases)
        self.days: list[int | None] = [None] * len(cases)
        day, ahead, open_files = cases[0].arrived, 0, len(cases)
        while open_files and self.today < MOST_DAYS:
            while ahead < len(cases) and cases[ahead].arrived <= day:
                self.began[ahead] = self.today
                self._go_on(ahead)
                ahead += 1
            while self.away and self.away[0][0] <= self.today:
                self._go_on(heappop(self.away)[2])
            self._work()
            open_files = sum(one is None for one in self.days) if ahead == len(cases) else len(cases)
            day, self.today = self.calendar.next_working_day(day), self.today + 1
        return Played(self.days, self.figures)

    def _work(self) -> None:
        for desk, staff in self.plan.items():
            self.spare[desk] = min(self.spare[desk] + staff.a_day, max(staff.a_day, 1.0) + 1)
            queue, figures = self.queues[desk], self.figures[desk]
            while queue and self.spare[desk] >= 1:
                due, _turn, file = heappop(queue)
                self.spare[desk] -= 1
                figures.visits += 1
                figures.late += self.today > due
                self._go_on(file)
            figures.longest = max(figures.longest, len(queue))
            figures.by_day.append(len(queue))

    def _go_on(self, file: int) -> None:
        self.at[file] += 1
        if self.at[file] == len(self.ways[file]):
            self.days[file] = self.today - self.began[file]
            return
        stop = self.ways[file][self.at[file]]
        if stop.desk:
            heappush(self.queues[stop.desk], (self.today + self.plan[stop.desk].limit, next(self.turn), file))
        else:
            heappush(self.away, (self.today + stop.waits, next(self.turn), file))


def way(case: Case, plan: Mapping[str, Staff]) -> tuple[Stop, ...]:
    """The stops of a case on this road: desks it lacks are left out, new ones come once, where they belong."""
    kept = [stop for stop in case.stops if not stop.desk or stop.desk in plan]
    been = {stop.desk for stop in case.stops}
    order = list(plan)
    new = [Stop(desk) for desk in order if desk not in been]
    for stop in new:
        after = [at for at, one in enumerate(kept) if one.desk and order.index(one.desk) < order.index(stop.desk)]
        kept.insert(after[-1] + 1 if after else 0, stop)
    return tuple(kept)


def shares(days: Iterable[int | None], *quantiles: float) -> tuple[int, ...]:
    """The days within which these shares of the decided files were decided; zeros when there is none."""
    ordered = sorted(day for day in days if day is not None)
    if not ordered:
        return tuple(0 for _ in quantiles)
    return tuple(ordered[min(int(share * len(ordered)), len(ordered) - 1)] for share in quantiles)

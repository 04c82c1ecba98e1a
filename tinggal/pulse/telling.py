"""What everybody may read about the house: each part now, its last 90 days, works and troubles. No personal data.

Read at most twice a minute for everybody together. When the database is silent, what was read last is told instead.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import groupby
from typing import Final

from django.core.cache import cache
from django.db import InterfaceError, OperationalError
from django.utils import timezone

from tinggal.pulse.models import Incident, PartDay, PartState, State
from tinggal.pulse.parts import PARTS

DAYS: Final = 90
STALE: Final = timedelta(minutes=3)  # after so long without a look, the worker itself is silent
ASKING_IS_LOOKING: Final = frozenset({"web", "database"})  # whoever reads the page sees that these work
BAD_DAY, SLOW_DAY = 5, 15  # minutes from which a day counts as one with a silence, as a slow one
_FRESH, _KEPT = 30, 24 * 3600
_ALL_DAY = 24 * 60
_KEY = "pulse.worked"


@dataclass(frozen=True, slots=True)
class Run:
    """Days in a row with the same ``state``, "" where nobody looked. ``first`` counts from 0, the oldest day."""

    state: str
    first: int
    days: int


@dataclass(frozen=True, slots=True)
class Bad:
    """A day with a silence or with slowness, in minutes."""

    day: date
    silent: int
    slow: int


@dataclass(frozen=True, slots=True)
class Now:
    """A part now, "" when nobody has looked lately, and how it was: ``worked`` of the ``minutes`` looked at."""

    part: str
    state: str
    since: datetime | None
    worked: int
    minutes: int
    runs: tuple[Run, ...]
    bad: tuple[Bad, ...]

    @property
    def share(self) -> float | None:
        """How much of the minutes looked at it worked, in per cent, rounded down to hundredths; None without any."""
        return self.worked * 10_000 // self.minutes / 100 if self.minutes else None


@dataclass(frozen=True, slots=True)
class Told:
    """Everything on the page about status, as it was read ``at``."""

    at: datetime
    parts: tuple[Now, ...]
    incidents: tuple[Incident, ...]


def told() -> Told | None:
    """How the house is. None when the database is silent and nothing was read before."""
    kept: Told | None = cache.get(_KEY)
    if kept is not None and timezone.now() - kept.at < timedelta(seconds=_FRESH):
        return kept
    try:
        fresh = _read(timezone.now())
    except (OperationalError, InterfaceError):
        return kept and replace(kept, parts=tuple(_without_database(one, since=kept.at) for one in kept.parts))
    cache.set(_KEY, fresh, _KEPT)
    return fresh


def forget_what_was_told() -> None:
    """Let what an administrator has just written be read at once, at least where he reads it himself."""
    cache.delete(_KEY)


def _without_database(now: Now, *, since: datetime) -> Now:
    """It answered ``since`` for the last time that is known, and has been silent for a minute at least."""
    if now.part == "database":
        lost = max(1, (timezone.now() - since) // timedelta(minutes=1))
        return replace(now, state=State.SILENT, since=None, minutes=now.minutes + lost)
    return replace(now, state=State.WORKING if now.part == "web" else "", since=None)


def _read(now: datetime) -> Told:
    today = timezone.localdate(now)
    days: dict[str, dict[date, PartDay]] = defaultdict(dict)
    for row in PartDay.objects.filter(day__gt=today - timedelta(days=DAYS)):
        days[row.part][row.day] = row
    states = {row.part: row for row in PartState.objects.all()}
    if "jobs" in days:
        looked_at = states["jobs"].looked_at if "jobs" in states else now
        days["jobs"] = {row.day: row for row in _with_lost_minutes(days["jobs"], now, looked_at)}
    parts = tuple(_now(one.code, states.get(one.code), days[one.code], now) for one in PARTS)
    since = now - timedelta(days=DAYS)
    shown = Incident.objects.filter(withdrawn_at=None, begins_at__gt=since).order_by("-begins_at", "-pk")
    return Told(now, parts, tuple(shown[:100]))


def _with_lost_minutes(days: dict[date, PartDay], now: datetime, looked_at: datetime) -> Iterator[PartDay]:
    """A minute in which no worker looked was one in which none worked. On the first day, which began late, only those
    after the last look count."""
    first, today = min(days), timezone.localdate(now)
    last = timezone.localtime(looked_at)
    for number in range((today - first).days + 1):
        day = first + timedelta(days=number)
        row = days.get(day) or PartDay(part="jobs", day=day)
        passed = _minute_of_day(timezone.localtime(now)) if day == today else _ALL_DAY
        if day > first:
            row.silent += max(0, passed - row.working - row.slow - row.silent)
        elif day == last.date() and now - looked_at > STALE:
            row.silent += max(0, passed - _minute_of_day(last))
        yield row


def _minute_of_day(local: datetime) -> int:
    return local.hour * 60 + local.minute


def _now(part: str, state: PartState | None, days: dict[date, PartDay], now: datetime) -> Now:
    looked_at = state.looked_at if state else None
    stale = looked_at is None or now - looked_at > STALE
    if state and not stale:
        word, since = str(state.state), state.since
    elif part in ASKING_IS_LOOKING:
        word, since = str(State.WORKING), None
    else:
        word, since = (str(State.SILENT) if part == "jobs" else ""), looked_at
    rows = [days.get(timezone.localdate(now) - timedelta(days=back)) for back in range(DAYS - 1, -1, -1)]
    worked = sum(row.working for row in days.values())
    minutes = worked + sum(row.slow + row.silent for row in days.values())
    return Now(part, word, since, worked, minutes, tuple(_runs(rows)), tuple(_bad(rows)))


def _runs(rows: list[PartDay | None]) -> Iterator[Run]:
    first = 0
    for word, found in groupby(rows, key=_of_the_day):
        days = len(list(found))
        yield Run(word, first, days)
        first += days


def _of_the_day(row: PartDay | None) -> str:
    if row is None:
        return ""
    if row.silent >= BAD_DAY:
        return State.SILENT
    return State.SLOW if row.slow + row.silent >= SLOW_DAY else State.WORKING


def _bad(rows: list[PartDay | None]) -> Iterator[Bad]:
    for row in reversed(rows):
        if row is not None and _of_the_day(row) != State.WORKING:
            yield Bad(row.day, row.silent, row.slow)

"""What became different on a day: fees, steps, filing windows, visits, lists. Read from the dated data itself."""

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Generic, TypeVar

from tinggal.catalogue.calling_visa import CALLING_VISA, CallingVisa
from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.procedure import STEPS, Step
from tinggal.catalogue.rules import Filing
from tinggal.catalogue.tariffs import TARIFFS, Tariff
from tinggal.catalogue.types import PermitType, VisaIndex
from tinggal.lib.dated import NotInForce

T = TypeVar("T", bound=Hashable)
A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class FeeChange:
    """One line of the tariff before and after, in whole rupiah a unit; None = not in the tariff."""

    line: Tariff
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Change(Generic[T]):
    """The same change of several services."""

    permits: tuple[PermitType, ...]
    before: T
    after: T


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that is different since ``day``. ``nationalities`` and ``freed`` are codes of countries that came onto
    the calling-visa list and left it. Where our records begin, nothing counts as changed."""

    day: date
    fees: tuple[FeeChange, ...]
    steps: tuple[Change[tuple[Step, ...]], ...]
    windows: tuple[Change[Filing], ...]
    visits: tuple[Change[bool], ...]
    indexes: tuple[VisaIndex, ...]
    ended: tuple[VisaIndex, ...]
    nationalities: tuple[str, ...]
    freed: tuple[str, ...]

    def __bool__(self) -> bool:
        kinds = (self.fees, self.steps, self.windows, self.visits, self.indexes, self.ended)
        return any((*kinds, self.nationalities, self.freed))


@cache
def all_changes() -> tuple[Changes, ...]:
    """Every day on which something changed, newest first; days to come are among them."""
    found = (changes_on(day) for day in sorted(set(_days()), reverse=True))
    return tuple(one for one in found if one)


def changes_on(day: date) -> Changes:
    """What is different on a day from the day before."""
    indexes = VISA_INDEXES.values()
    return Changes(
        day=day,
        fees=tuple(_fees(day)),
        steps=_grouped(day, _steps),
        windows=_grouped(day, lambda permit, on: permit.window.on(on)),
        visits=_grouped(day, lambda permit, on: permit.interview.on(on)),
        indexes=tuple(one for one in indexes if one.valid_from == day),
        ended=tuple(one for one in indexes if one.valid_until == day - A_DAY),
        nationalities=tuple(one.nationality for one in CALLING_VISA if one.valid_from == day > _LIST_BEGINS),
        freed=tuple(one.nationality for one in CALLING_VISA if one.valid_until == day - A_DAY),
    )


_LIST_BEGINS = min(one.valid_from for one in CALLING_VISA)
_TARIFF_BEGINS = min(one.valid_from for one in TARIFFS)


def _days() -> Iterator[date]:
    rows: tuple[Tariff | VisaIndex | CallingVisa, ...] = (*TARIFFS, *VISA_INDEXES.values(), *CALLING_VISA)
    for row in rows:
        yield row.valid_from
        if row.valid_until:
            yield row.valid_until + A_DAY
    for dated in STEPS.values():
        yield from (day for day, _steps in dated)
    for permit in PERMITS:
        for days in (permit.route, permit.window, permit.interview):
            yield from (day for day, _value in days)


def _fees(day: date) -> Iterator[FeeChange]:
    """In the order of the tariff; a line that only got another regulation costs the same and is left out."""
    if day <= _TARIFF_BEGINS:
        return
    before = {one.code: one for one in TARIFFS if _holds(one, on=day - A_DAY)}
    after = {one.code: one for one in TARIFFS if _holds(one, on=day)}
    for code, line in {**before, **after}.items():
        old, new = before.get(code), after.get(code)
        if (old and old.amount) != (new and new.amount):
            yield FeeChange(line=line, before=old.amount if old else None, after=new.amount if new else None)


def _holds(line: Tariff, *, on: date) -> bool:
    return line.valid_from <= on and (line.valid_until is None or on <= line.valid_until)


def _steps(permit: PermitType, on: date) -> tuple[Step, ...]:
    return STEPS[permit.route.on(on)].on(on)


def _grouped(day: date, of: Callable[[PermitType, date], T]) -> tuple[Change[T], ...]:
    """The services for which ``of`` differs from the day before, together where they changed alike."""
    alike: dict[tuple[T, T], list[PermitType]] = {}
    for permit in PERMITS:
        try:
            before, after = of(permit, day - A_DAY), of(permit, day)
        except NotInForce:
            continue
        if before != after:
            alike.setdefault((before, after), []).append(permit)
    return tuple(Change(tuple(permits), *pair) for pair, permits in alike.items())

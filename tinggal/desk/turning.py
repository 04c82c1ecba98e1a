"""Turning the pages of a list: each page begins after the last row of the one before, so nothing is counted off."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from tinggal.applications.models import Application, ApplicationQuerySet

ROWS = 25


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is ordered. A *place* is a row's position as text, for the address of the next page.

    ``after`` and ``before`` give the rows on one side of a place; ``ValueError`` for a text that is no place.
    """

    forwards: tuple[str, ...]
    backwards: tuple[str, ...]
    place: Callable[[Application], str]
    after: Callable[[str], Q]
    before: Callable[[str], Q]


def _day_and_number(place: str) -> tuple[date, int]:
    day, _, number = place.partition("_")
    return date.fromisoformat(day), int(number)


def _due_after(place: str) -> Q:
    day, number = _day_and_number(place)
    return Q(due_on__gt=day) | Q(due_on=day, pk__gt=number)


def _due_before(place: str) -> Q:
    day, number = _day_and_number(place)
    return Q(due_on__lt=day) | Q(due_on=day, pk__lt=number)


DUE_FIRST = Order(
    forwards=("due_on", "pk"),
    backwards=("-due_on", "-pk"),
    place=lambda file: f"{file.due_on}_{file.pk}",
    after=_due_after,
    before=_due_before,
)
NEWEST_FIRST = Order(
    forwards=("-pk",),
    backwards=("pk",),
    place=lambda file: str(file.pk),
    after=lambda place: Q(pk__lt=int(place)),
    before=lambda place: Q(pk__gt=int(place)),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a list. ``earlier`` and ``later`` are the places for the links, "" where there is no such page."""

    files: list[Application]
    earlier: str
    later: str


def turn(files: ApplicationQuerySet, order: Order, *, after: str = "", before: str = "") -> Sheet:
    """The page behind or in front of a place; the first page for a place nobody gave out."""
    try:
        if before:
            return _backwards(files.filter(order.before(before)), order)
        return _forwards(files.filter(order.after(after)) if after else files, order, first=not after)
    except ValueError:
        return _forwards(files, order, first=True)


def _forwards(files: ApplicationQuerySet, order: Order, *, first: bool) -> Sheet:
    rows = list(files.order_by(*order.forwards)[: ROWS + 1])
    shown = rows[:ROWS]
    earlier = "" if first or not shown else order.place(shown[0])
    return Sheet(shown, earlier, order.place(shown[-1]) if len(rows) > ROWS else "")


def _backwards(files: ApplicationQuerySet, order: Order) -> Sheet:
    rows = list(files.order_by(*order.backwards)[: ROWS + 1])
    shown = rows[:ROWS][::-1]
    earlier = order.place(shown[0]) if len(rows) > ROWS else ""
    return Sheet(shown, earlier, order.place(shown[-1]) if shown else "")

"""Pages of the list of appointments, from the longest overdue to the last of the next 30 days."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Q, QuerySet

from tinggal.appointments.models import Appointment

ROWS = 50


@dataclass(frozen=True, slots=True)
class AppointmentSheet:
    """One page. ``earlier`` and ``later`` are the places for the links, "" where there is no such page."""

    rows: list[Appointment]
    earlier: str
    later: str


def turn_to(listed: QuerySet[Appointment], *, after: str = "", before: str = "") -> AppointmentSheet:
    """The page behind or in front of a place; the first page for a place nobody gave out."""
    try:
        if before:
            at, number = _read(before)
            found = listed.filter(Q(starts_at__lt=at) | Q(starts_at=at, pk__lt=number))
            rows = list(found.order_by("-starts_at", "-pk")[: ROWS + 1])
            shown = rows[:ROWS][::-1]
            return AppointmentSheet(shown, _place(shown[0]) if len(rows) > ROWS else "", _last(shown))
        if after:
            at, number = _read(after)
            listed = listed.filter(Q(starts_at__gt=at) | Q(starts_at=at, pk__gt=number))
    except (ValueError, OverflowError):
        after = ""
    rows = list(listed.order_by("starts_at", "pk")[: ROWS + 1])
    shown = rows[:ROWS]
    return AppointmentSheet(
        shown, _place(shown[0]) if after and shown else "", _last(shown) if len(rows) > ROWS else ""
    )


def _last(rows: list[Appointment]) -> str:
    return _place(rows[-1]) if rows else ""


def _place(one: Appointment) -> str:
    return f"{one.starts_at.timestamp():.6f}_{one.pk}"


def _read(place: str) -> tuple[datetime, int]:
    at, _, number = place.partition("_")
    moment = datetime.fromtimestamp(float(at), tz=UTC)
    if int(number) >= 2**63:
        raise ValueError(place)
    return moment, int(number)

"""What the head of an office decides about its hours and closed days; each is a line in the office's journal."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.appointments.models import Appointment, ClosedDay, OpeningHours
from tinggal.journal.record import record
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.models import Office
from tinggal.people.actors import Actor


@transaction.atomic
def add_hours(
    office: Office, *, weekday: int, starts: time, ends: time, slot_minutes: int, places: int, by: Actor, kind: str = ""
) -> OpeningHours:
    """Add hours on a weekday, on the office's clock. With the first row the usual hours no longer apply.

    Raises:
        MoveRefused: they end before they begin, hold no slot, or overlap others of that weekday.
    """
    take_turn(f"appointments/{office.code}/hours")
    if ends <= starts:
        raise MoveRefused(_("The hours must end after they begin."))
    day = date(2000, 1, 3)
    if datetime.combine(day, starts) + timedelta(minutes=slot_minutes) > datetime.combine(day, ends):
        raise MoveRefused(_("The hours are shorter than one appointment."))
    same_day = OpeningHours.objects.filter(office=office, weekday=weekday, starts__lt=ends, ends__gt=starts)
    if same_day.exists():
        raise MoveRefused(_("There are hours on that weekday already at that time. Please take them away first."))
    row = OpeningHours.objects.create(
        office=office,
        weekday=weekday,
        starts=starts,
        ends=ends,
        slot_minutes=slot_minutes,
        places=places,
        kind=kind,
    )
    record("hours.added", subject=office.subject, by=by, data=_told(row))
    return row


@transaction.atomic
def take_hours_away(row: OpeningHours, *, by: Actor) -> None:
    """Take hours away. Appointments stay as they are."""
    record("hours.removed", subject=row.office.subject, by=by, data=_told(row))
    row.delete()


@transaction.atomic
def close(office: Office, *, on: date, why: str, by: Actor) -> int:
    """Close the office on a day; returns how many people are already invited for it, whom somebody has to call.

    Raises:
        MoveRefused: the day has passed, or is closed already.
    """
    take_turn(f"appointments/{office.code}/{on:%Y-%m-%d}")
    if by.user_id is None or on < timezone.localdate(timezone=office.zone):
        raise MoveRefused(_("Please choose a day in the future."))
    if ClosedDay.objects.filter(office=office, on=on).exists():
        raise MoveRefused(_("The office is closed on that day already."))
    ClosedDay.objects.create(office=office, on=on, why=why.strip(), set_by_id=by.user_id)
    record("hours.closed", subject=office.subject, by=by, data={"on": on.isoformat(), "why": why.strip()})
    begins = datetime.combine(on, time.min, tzinfo=office.zone)
    span = {"starts_at__gte": begins, "starts_at__lt": begins + timedelta(days=1)}
    return Appointment.objects.open().filter(office=office, **span).count()


@transaction.atomic
def open_again(row: ClosedDay, *, by: Actor) -> None:
    """The office is open on that day after all."""
    record("hours.reopened", subject=row.office.subject, by=by, data={"on": row.on.isoformat()})
    row.delete()


def _told(row: OpeningHours) -> dict[str, str | int]:
    return {
        "weekday": row.weekday,
        "starts": f"{row.starts:%H:%M}",
        "ends": f"{row.ends:%H:%M}",
        "slot_minutes": row.slot_minutes,
        "places": row.places,
        "kind": row.kind,
    }

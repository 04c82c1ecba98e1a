"""Which times of an office are free: its hours, without closed days and holidays, less the places already given."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from tinggal.appointments.models import Appointment, ClosedDay, OpeningHours
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office

NOON = time(12)
_USUAL = ((time(8), time(12)), (time(13), time(15, 30)))
_USUAL_MINUTES, _USUAL_PLACES = 30, 4


@dataclass(frozen=True, slots=True)
class Slot:
    """A time for which people can be invited. Both instants are aware, on the office's clock; ``kind`` "" for all."""

    starts_at: datetime
    ends_at: datetime
    places: int
    kind: str = ""

    def is_for(self, kind: str) -> bool:
        """Whether people are invited for this purpose then; "" asks about any."""
        return not kind or self.kind in {"", kind}

    def holds(self, instant: datetime) -> bool:
        """Whether an appointment at this instant takes one of the places."""
        return self.starts_at <= instant < self.ends_at


def usual_hours(office: Office) -> list[OpeningHours]:
    """The hours of an office that has set none: unsaved rows, Monday to Friday."""
    return [
        OpeningHours(
            office=office, weekday=day, starts=starts, ends=ends, slot_minutes=_USUAL_MINUTES, places=_USUAL_PLACES
        )
        for day in range(5)
        for starts, ends in _USUAL
    ]


def hours_of(office: Office) -> list[OpeningHours]:
    """The hours an office has set, else the usual ones."""
    return list(OpeningHours.objects.filter(office=office).order_by("weekday", "starts")) or usual_hours(office)


def slots_on(day: date, hours: Iterable[OpeningHours], *, zone: ZoneInfo) -> Iterator[Slot]:
    """The slots of one day in order; a rest too short for a whole slot is none."""
    for one in sorted(hours, key=lambda row: row.starts):
        if one.weekday != day.weekday():
            continue
        length = timedelta(minutes=one.slot_minutes)
        starts, ends = datetime.combine(day, one.starts, tzinfo=zone), datetime.combine(day, one.ends, tzinfo=zone)
        while starts + length <= ends:
            yield Slot(starts, starts + length, one.places, one.kind)
            starts += length


def with_a_place(slots: Iterable[Slot], taken: Iterable[datetime]) -> list[Slot]:
    """The slots that are not full, given the instants of all open appointments."""
    instants = Counter(taken)
    return [one for one in slots if sum(n for at, n in instants.items() if one.holds(at)) < one.places]


def is_open_on(office: Office, day: date) -> str:
    """Why nobody is received on a day, "" when people are: weekend or holiday of the province, or closed by the head.

    "-" stands for an ordinary weekend, which has no name.
    """
    calendar = working_days(office.province_id)
    if not calendar.is_working_day(day):
        return calendar.why_closed(day) or "-"
    closed = ClosedDay.objects.filter(office=office, on=day).first()
    return closed.why if closed else ""


def free_slots(office: Office, since: date, days: int, *, kind: str = "") -> list[Slot]:
    """The free slots of ``days`` calendar days from ``since`` on, none begun. Three questions to the database."""
    until, zone = since + timedelta(days=days), office.zone
    hours, calendar = hours_of(office), working_days(office.province_id)
    closed = set(ClosedDay.objects.filter(office=office, on__gte=since, on__lt=until).values_list("on", flat=True))
    begins, ends = (datetime.combine(day, time.min, tzinfo=zone) for day in (since, until))
    taken = places_taken(office, begins, ends)
    open_days = (since + timedelta(days=n) for n in range(days))
    offered = [
        slot
        for day in open_days
        if calendar.is_working_day(day) and day not in closed
        for slot in slots_on(day, hours, zone=zone)
        if slot.is_for(kind)
    ]
    now = timezone.now()
    return [slot for slot in with_a_place(offered, taken) if slot.starts_at > now]


def over_the_days(slots: Iterable[Slot], *, each: int = 1) -> list[Slot]:
    """The first ``each`` slots of every half-day, so that a short list reaches over many days."""
    halves: Counter[tuple[date, bool]] = Counter()
    chosen = []
    for slot in slots:
        half = (slot.starts_at.date(), slot.starts_at.time() < NOON)
        halves[half] += 1
        if halves[half] <= each:
            chosen.append(slot)
    return chosen


def places_taken(office: Office, begins: datetime, ends: datetime) -> list[datetime]:
    """When people are invited in a span. Those received the day they came take no place: they stand there."""
    waiting = Appointment.objects.open().filter(office=office, starts_at__gte=begins, starts_at__lt=ends, same_day="")
    return list(waiting.values_list("starts_at", flat=True))


def slot_at(office: Office, instant: datetime) -> Slot | None:
    """The slot into which an instant falls, full or not; None outside the office's hours."""
    day = timezone.localtime(instant, office.zone).date()
    return next((slot for slot in slots_on(day, hours_of(office), zone=office.zone) if slot.holds(instant)), None)

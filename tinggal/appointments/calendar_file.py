"""An appointment as a calendar file (iCalendar, RFC 5545): a later file of one appointment replaces the earlier."""

from datetime import UTC, timedelta

from django.conf import settings
from django.utils import timezone
from icalendar import Alarm, Calendar, Event

from tinggal.appointments.models import Appointment
from tinggal.appointments.slots import slot_at

MEDIA_TYPE = "text/calendar; charset=utf-8"
_USUAL_LENGTH = timedelta(minutes=30)
_REMIND = timedelta(days=-1)


def calendar_file(appointment: Appointment, *, summary: str, url: str) -> bytes:
    """The file for whoever ``summary`` speaks to; times in UTC, which every calendar shows on its own clock.

    It names the office and the registration number, and no person: calendars are shared.
    """
    slot = slot_at(appointment.office, appointment.starts_at)
    length = slot.ends_at - slot.starts_at if slot else _USUAL_LENGTH
    where = ", ".join(part for part in (appointment.office.name, appointment.office.address, appointment.place) if part)
    host = settings.SITE_URL.split("://")[-1].split("/")[0].split(":")[0]
    event = Event()
    event.add("uid", f"appointment-{appointment.pk}@{host}")
    event.add("sequence", appointment.moved)
    event.add("dtstamp", timezone.now())
    event.add("dtstart", appointment.starts_at.astimezone(UTC))
    event.add("dtend", (appointment.starts_at + length).astimezone(UTC))
    event.add("summary", summary)
    event.add("location", where)
    event.add("url", url)
    event.add("status", "CONFIRMED" if appointment.state == Appointment.State.INVITED else "CANCELLED")
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", _REMIND)
    event.add_component(alarm)
    calendar = Calendar()
    calendar.add("prodid", "-//Tinggal//Appointments//EN")
    calendar.add("version", "2.0")
    calendar.add_component(event)
    return bytes(calendar.to_ical())

"""The first and the last day to apply as a calendar file (iCalendar, RFC 5545): whole days in the reader's zone."""

from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Alarm, Calendar, Event

from tinggal.guide.advice import Days

MEDIA_TYPE = "text/calendar; charset=utf-8"
_REMIND = timedelta(days=-7)


def calendar_of(days: Days, *, title: str, url: str) -> bytes:
    """A day to begin and one not to miss, with an alarm a week before. No person is named: calendars are shared."""
    calendar = Calendar()
    calendar.add("prodid", "-//Tinggal//Guide//EN")
    calendar.add("version", "2.0")
    named = [(days.last, _("Last day to apply: %s") % title)]
    if days.first:
        named.insert(0, (days.first, _("First day to apply: %s") % title))
    for day, summary in named:
        event = Event()
        event.add("uid", f"{sha256(f'{summary}{day}'.encode()).hexdigest()[:24]}@{_host()}")
        event.add("dtstamp", timezone.now())
        event.add("dtstart", day)
        event.add("dtend", day + timedelta(days=1))
        event.add("summary", summary)
        event.add("url", url)
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", summary)
        alarm.add("trigger", _REMIND)
        event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _host() -> str:
    return settings.SITE_URL.split("://")[-1].split("/")[0].split(":")[0]

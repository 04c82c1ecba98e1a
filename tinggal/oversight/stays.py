"""Where a file was, one place after the other, as a table and as bars on one line of time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from tinggal.applications.status import Status
from tinggal.journal.models import Event

WIDE, LEAST = 1000, 4  # thousandths of the line; a stay of a second can still be seen
_KIND = "application."


@dataclass(frozen=True, slots=True)
class Stay:
    """One stay at one place. ``begins`` and ``width`` are thousandths of the time since the first step."""

    place: str | Promise
    since: datetime
    lasted: str
    begins: int
    width: int


def stays_of(story: Sequence[Event], *, now: datetime) -> list[Stay]:
    """From the events of one file, the oldest first. The last stay lasts until ``now``."""
    steps = [(event, event.kind.removeprefix(_KIND)) for event in story if event.kind.startswith(_KIND)]
    steps = [(event, place) for event, place in steps if place in Status.values]
    if not steps:
        return []
    first = steps[0][0].at
    whole = max(now - first, timedelta(seconds=1))
    ends = [event.at for event, _place in steps[1:]] + [now]
    return [
        _stay(event, place, until=until, first=first, whole=whole)
        for (event, place), until in zip(steps, ends, strict=True)
    ]


def _stay(event: Event, place: str, *, until: datetime, first: datetime, whole: timedelta) -> Stay:
    begins = round(WIDE * ((event.at - first) / whole))
    width = max(LEAST, round(WIDE * ((until - event.at) / whole)))
    begins = min(begins, WIDE - LEAST)
    return Stay(Status(place).label, event.at, in_words(until - event.at), begins, min(width, WIDE - begins))


def in_words(lasted: timedelta) -> str:
    """In days, or in hours or minutes when it was shorter."""
    minutes = round(lasted.total_seconds() / 60)
    if minutes < 1:
        return _("less than a minute")
    if minutes < 60:
        return ngettext("%(n)d minute", "%(n)d minutes", minutes) % {"n": minutes}
    if minutes < 24 * 60:
        hours = round(minutes / 60)
        return ngettext("%(n)d hour", "%(n)d hours", hours) % {"n": hours}
    days = round(minutes / 60 / 24)
    return ngettext("%(n)d day", "%(n)d days", days) % {"n": days}

"""When one may apply: the first and the last day, counted from the last day of the present permit."""

import calendar as months_of_the_year
from datetime import date, timedelta

from tinggal.catalogue.types import PermitType
from tinggal.lib.workdays import Calendar


def window_for(permit: PermitType, expiry: date, *, on: date, calendar: Calendar) -> tuple[date, date]:
    """The first and the last day on which to apply, both included, by the rule in force ``on`` that day.

    ``expiry`` is the last day of the present permit. Applied and paid inside the window is no overstay, even when the
    decision comes later. Days are those of the office's time zone.
    """
    rule = permit.window.on(on)
    first = months_before(expiry, rule.opens_months) - timedelta(days=rule.opens_days)
    if rule.last_working_day:
        return first, calendar.previous_working_day(expiry)
    return first, expiry - timedelta(days=rule.closes_days)


def months_before(day: date, months: int) -> date:
    """The same day some months earlier; the month's last day where it has no such day (31 May → 28 February)."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, months_of_the_year.monthrange(year, month + 1)[1]))

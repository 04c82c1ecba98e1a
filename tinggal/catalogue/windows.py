"""When one may apply: the first and the last day, counted from the last day of the present permit."""

from datetime import date, timedelta

from tinggal.catalogue.types import PermitType
from tinggal.lib.months import add_months
from tinggal.lib.workdays import Calendar


def window_for(permit: PermitType, expiry: date, *, on: date, calendar: Calendar) -> tuple[date, date]:
    """The first and the last day on which to apply, both included, by the rule in force ``on`` that day.

    ``expiry`` is the last day of the present permit. Applied and paid inside the window is no overstay, even when the
    decision comes later. Days are those of the office's time zone.
    """
    rule = permit.window.on(on)
    first = add_months(expiry, -rule.opens_months) - timedelta(days=rule.opens_days)
    if rule.last_working_day:
        return first, calendar.previous_working_day(expiry)
    return first, expiry - timedelta(days=rule.closes_days)

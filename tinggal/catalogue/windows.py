"""When one may apply: the first and the last day, counted from the day that the service's rule names."""

from datetime import date, timedelta

from tinggal.catalogue.rules import Filing, Since, WhileItRuns
from tinggal.catalogue.types import PermitType
from tinggal.lib.months import add_months
from tinggal.lib.workdays import Calendar


def counted_from(permit: PermitType, *, on: date) -> str:
    """The code of the question with the day the rule in force ``on`` a day counts from."""
    return permit.window.on(on).counted_from


def window_for(permit: PermitType, counted: date, *, on: date, calendar: Calendar) -> tuple[date, date]:
    """The first and the last day on which to apply, both included, by the rule in force ``on`` that day.

    ``counted`` is the answer to the question ``counted_from`` names: for most services the last day of the present
    permit. Where the law sets no first day it is the earliest day there is. Applied and paid inside the window is no
    overstay, even when the decision comes later. Days are those of the office's time zone.
    """
    rule = permit.window.on(on)
    if isinstance(rule, Since):
        return counted, counted + timedelta(days=rule.days)
    if isinstance(rule, WhileItRuns):
        return date.min, counted
    first = add_months(counted, -rule.opens_months) - timedelta(days=rule.opens_days)
    if rule.last_working_day:
        return first, calendar.previous_working_day(counted)
    return first, counted - timedelta(days=rule.closes_days)


def ends_with_the_permit(rule: Filing) -> bool:
    """Whether the rule counts from the last day of the present permit."""
    return rule.counted_from == "stay_expires_on"

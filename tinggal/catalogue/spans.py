"""Which days an approval covers, and which kind of permit it gives: by the service, and by what was answered."""

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from tinggal.catalogue.rules import Grant, Span
from tinggal.catalogue.types import PermitType
from tinggal.lib.dated import Dated
from tinggal.lib.months import add_months

UNLIMITED = "unlimited"
BRIDGE_DAYS = 60
"""Permenkumham 11/2024 Ps 86A, 94A, 94B: a bridging permit is given once, for at most 60 days."""
DAYS_TO_LEAVE = Dated((date(2021, 11, 11), 7))
"""How long an exit permit only can be used. Sources say 3, 7 and 30 days; no regulation is published that sets it."""

Days = tuple[date, date | None]
Answers = Mapping[str, str]


def kind_granted(permit: PermitType, answers: Answers) -> Grant:
    """What an approval gives, "ITAS" or "ITAP" for the present permit as it is (the answer ``permit_kind``)."""
    if permit.grants != "present":
        return permit.grants
    return "ITAP" if answers.get("permit_kind", "").startswith("ITAP") else "ITAS"


def days_granted(permit: PermitType, answers: Answers, *, decided: date) -> Days:
    """First and last day of what is granted, both included; no last day for a permit without end.

    Reads the answers ``months`` and ``stay_expires_on``. Never goes beyond the day that the question ``permit.within``
    names, unless that lies before the first day.
    """
    first, last = _SPANS[permit.span](answers, decided)
    limit = last_day_allowed(permit, answers)
    return (first, limit) if limit and first <= limit and (last is None or limit < last) else (first, last)


def last_day_allowed(permit: PermitType, answers: Answers) -> date | None:
    """The day beyond which the permit does not go (``permit.within``); None where the question is not for this case."""
    if not permit.within:
        return None
    asked = permit.question(permit.within).when
    return _day(answers, permit.within) if asked is None or asked.holds(answers) else None


def _from_decision(answers: Answers, decided: date) -> Days:
    return decided, _after_months(decided, answers)


def _after_present(answers: Answers, decided: date) -> Days:
    """An extension follows the present permit without a gap."""
    end = _day(answers, "stay_expires_on")
    first = end + timedelta(days=1) if end else decided
    return first, _after_months(first, answers)


def _bridge(answers: Answers, decided: date) -> Days:
    end = _day(answers, "stay_expires_on")
    first = end + timedelta(days=1) if end else decided
    return first, first + timedelta(days=BRIDGE_DAYS - 1)


def _as_present(answers: Answers, decided: date) -> Days:
    """The present permit keeps its last day; a change decided after it says nothing about later days."""
    end = _day(answers, "stay_expires_on")
    return min(decided, end or decided), end


def _within_present(answers: Answers, decided: date) -> Days:
    first, end = _as_present(answers, decided)
    asked = _after_months(first, answers)
    return first, min((day for day in (asked, end) if day), default=None)


def _to_leave(answers: Answers, decided: date) -> Days:
    return decided, decided + timedelta(days=DAYS_TO_LEAVE.on(decided))


def _without_end(answers: Answers, decided: date) -> Days:
    return decided, None


def _day(answers: Answers, code: str) -> date | None:
    try:
        return date.fromisoformat(answers.get(code) or "")
    except ValueError:
        return None


def _after_months(first: date, answers: Answers) -> date | None:
    months = answers.get("months") or "12"
    return None if months == UNLIMITED else add_months(first, int(months)) - timedelta(days=1)


_SPANS: Mapping[Span, Callable[[Answers, date], Days]] = {
    "from_decision": _from_decision,
    "after_present": _after_present,
    "bridge": _bridge,
    "as_present": _as_present,
    "within_present": _within_present,
    "to_leave": _to_leave,
    "without_end": _without_end,
}

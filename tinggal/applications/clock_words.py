"""The clock of a file for people: what each place had and used, and why the promised day moved."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tinggal.applications.status import DESKS, Status
from tinggal.catalogue.words import Words
from tinggal.lib.clock import APPLICANT, INTERVIEW, Reckoning, Terms, Visit
from tinggal.lib.workdays import Calendar

WHY: Mapping[str, Words] = {
    APPLICANT: gettext_lazy("The application was with the applicant, who had to correct something."),
    INTERVIEW: gettext_lazy("The applicant was invited to the office."),
}


@dataclass(frozen=True, slots=True)
class ClockRow:
    """One stay at a place. ``state`` is done, late, now, or "" where no clock runs."""

    place: Words
    arrived: date
    left: date | None
    due: date | None
    days: str
    state: str


@dataclass(frozen=True, slots=True)
class ClockMove:
    """The promised day moved: when, why, and to which day."""

    on: date
    why: Words
    days: str
    now: date


def clock_rows(told: Reckoning) -> list[ClockRow]:
    """Every stay with a clock, in order; the program's own minutes in between are left out."""
    return [
        ClockRow(_place(visit), visit.arrived, visit.left, visit.due, _days(visit), _state(visit))
        for visit in told.visits
        if visit.allowed is not None
    ]


def clock_moves(told: Reckoning) -> list[ClockMove]:
    """Every time the promised day moved."""
    return [ClockMove(one.on, WHY[one.why], _working_days(one.days), one.now) for one in told.moved]


def as_published(told: Reckoning, terms: Terms) -> dict[str, object]:
    """Everything needed to count again without us: the arrivals, the days of the road, and the closed days between."""
    first = told.visits[0].arrived
    return {
        "arrivals": [{"place": visit.place, "on": f"{visit.arrived}"} for visit in told.visits],
        "working_days": dict(terms.days),
        "promised_for": list(terms.promised),
        "stands_still_at": dict(terms.waits),
        "begins_anew_at": sorted(terms.anew),
        "closed_days": _closed(terms.calendar, first),
        "promised_first": _iso(told.promised_first),
        "promised_on": _iso(told.promised_on),
        "due": [_iso(visit.due) for visit in told.visits],
        "used": dict(told.used),
    }


def _closed(calendar: Calendar, first: date) -> dict[str, str]:
    last = first.replace(year=first.year + 1, day=1)
    return {f"{day}": name for day, name in sorted(calendar.closed.items()) if first <= day <= last}


def _place(visit: Visit) -> Words:
    place = Status(visit.place)
    return place.label if place in DESKS else place.public


def _days(visit: Visit) -> str:
    said = {"used": visit.used, "allowed": visit.allowed}
    return _("%(used)s of %(allowed)s working days") % said


def _working_days(days: int) -> str:
    return ngettext("%d working day", "%d working days", days) % days


def _state(visit: Visit) -> str:
    late = visit.allowed is not None and visit.used > visit.allowed
    return "late" if late else "now" if visit.left is None else "done"


def _iso(day: date | None) -> str | None:
    return f"{day}" if day else None

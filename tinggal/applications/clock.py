"""The clock of a file: its story in the journal, read by the published function with the days of its road."""

from collections.abc import Iterable
from datetime import date

from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.applications.route import route
from tinggal.applications.status import DESKS, Status
from tinggal.journal.models import Event
from tinggal.lib.clock import APPLICANT, INTERVIEW, Arrival, Reckoning, Terms, reckon
from tinggal.lib.workdays import Calendar
from tinggal.lib.workflow import Workflow
from tinggal.offices.calendar import working_days

ANEW = frozenset({Status.RETURNED, Status.AT_INTERVIEW, Status.ISSUED})
# What the applicant does there takes his time, not the desks' (the interview has a last day of its own).
WAITS = {str(Status.RETURNED): APPLICANT, str(Status.AT_INTERVIEW): INTERVIEW}
PLACES = tuple(f"application.{status}" for status in Status)


def reckoning_of(application: Application, *, today: date | None = None) -> Reckoning:
    """The clock as the journal tells it; the stored dates are copies of its answer. One query."""
    story = Event.objects.filter(subject=application.subject, kind__in=PLACES).order_by("number")
    return reckoning(application, story, today=today)


def reckoning(application: Application, story: Iterable[Event], *, today: date | None = None) -> Reckoning:
    """The same from events at hand, in their order; those of other kinds are passed over."""
    return reckon(arrivals_in(story), terms_of(application), today=today)


def arrivals_in(story: Iterable[Event]) -> list[Arrival]:
    """Where the file came to, on which day in Jakarta."""
    return [
        Arrival(timezone.localdate(event.at), event.kind.removeprefix("application."))
        for event in story
        if event.kind in PLACES
    ]


def terms_of(application: Application) -> Terms:
    """The days of the file's road, on the calendar of its office's province."""
    province = application.office.province_id if application.office else ""
    return _terms(route(application.route_name), working_days(province or ""))


def _terms(road: Workflow, calendar: Calendar) -> Terms:
    promised = tuple(desk for desk in DESKS if desk in road.days and desk not in WAITS)
    return Terms(road.days, promised, WAITS, ANEW, calendar)

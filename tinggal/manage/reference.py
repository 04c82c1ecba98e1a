"""The law the system works by, to read: fees, roads, closed days, reasons, visa indexes. It changes with a release."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinggal.applications.route import ROUTES
from tinggal.applications.status import Status
from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.reasons import reasons_for
from tinggal.catalogue.rows import in_force
from tinggal.catalogue.tariffs import TARIFFS, Tariff
from tinggal.catalogue.types import Purpose
from tinggal.lib.workflow import Workflow
from tinggal.manage.doors import for_administrators, show
from tinggal.offices.calendar import FIRST_YEAR, LAST_YEAR, closed_days, reviewed_years
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

PURPOSES: dict[Purpose, str | Promise] = {
    "return": _("Return to the applicant"),
    "send_back": _("Send back to an earlier desk"),
    "refuse": _("Refuse"),
    "revoke": _("Revoke a permit"),
}


@for_administrators
@require_safe
def tariffs(request: ActorRequest) -> HttpResponse:
    """Every tariff with the days on which it is in force."""
    today = timezone.localdate()
    lines = [(line, in_force(since=line.valid_from, until=line.valid_until, on=today)) for line in TARIFFS]
    groups: dict[str, list[tuple[Tariff, bool]]] = {}
    for line, now in lines:
        groups.setdefault(line.category, []).append((line, now))
    return show(request, "tariffs", section="tariffs", groups=groups)


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a road in words."""

    source: str
    action: str
    target: str
    by: str
    asks: str


@dataclass(frozen=True, slots=True)
class Road:
    """A road with its rows in words, the permits that take it, and the clocks of its desks."""

    road: Workflow
    rows: list[Row]
    permits: list[str]
    clocks: list[tuple[str, int]]
    drawing: str


@for_administrators
@require_safe
def routes(request: ActorRequest) -> HttpResponse:
    """Every road: who may do what where, and where it leads."""
    return show(request, "routes", section="routes", roads=[_road(road) for road in ROUTES.values()])


def _road(road: Workflow) -> Road:
    rows = [
        Row(_place(move.source), move.action, _place(move.target), str(Role(move.by).label), _asks(move.needs_reason))
        for move in road.moves
    ]
    takers = [str(one.name) for one in PERMITS if road.name in _roads_of(one.code)]
    clocks = [(_place(place), days) for place, days in road.days.items()]
    return Road(road, rows, takers, clocks, road.mermaid())


def _roads_of(code: str) -> set[str]:
    one = next(permit for permit in PERMITS if permit.code == code)
    return {name for _day, name in (*one.route, *one.calling_visa_route)}


def _place(status: str) -> str:
    return str(Status(status).label)


def _asks(purpose: str) -> str:
    return next((str(words) for name, words in PURPOSES.items() if name == purpose), "")


@for_administrators
@require_safe
def holidays(request: ActorRequest) -> HttpResponse:
    """The closed days of one year."""
    year = _year(request.GET.get("year", ""))
    years = range(max(FIRST_YEAR, timezone.localdate().year - 5), min(LAST_YEAR, timezone.localdate().year + 5) + 1)
    days, reviewed = closed_days(year), year in reviewed_years()
    return show(request, "holidays", section="holidays", year=year, years=years, days=days, reviewed=reviewed)


def _year(wanted: str) -> int:
    if wanted.isdecimal() and len(wanted) == 4 and FIRST_YEAR <= int(wanted) <= LAST_YEAR:
        return int(wanted)
    return timezone.localdate().year


@for_administrators
@require_safe
def reasons(request: ActorRequest) -> HttpResponse:
    """The coded reasons with their articles."""
    groups = [(title, reasons_for(purpose)) for purpose, title in PURPOSES.items()]
    return show(request, "reasons", section="reasons", groups=groups)


@for_administrators
@require_safe
def indexes(request: ActorRequest) -> HttpResponse:
    """The visa indexes of the classification in force."""
    return show(request, "indexes", section="indexes", rows=list(VISA_INDEXES.values()))

"""How long it takes: what was learned from the offices' own files, and how often the forecast held. For everybody."""

from dataclasses import dataclass
from itertools import groupby
from math import ceil, floor

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinggal.applications.route import route
from tinggal.applications.status import DESKS, Status
from tinggal.catalogue.words import Words
from tinggal.forecast.asking import OF_TEN, of_all_offices
from tinggal.forecast.models import Calibration, Wait

MONTHS = 12


@dataclass(frozen=True, slots=True)
class Line:
    """From one place to the decision: whole working days, and the number of files behind them."""

    place: Words
    days: str
    middle: int
    files: int


@dataclass(frozen=True, slots=True)
class Road:
    """The lines of one road, in the order of its desks."""

    name: str
    law: str
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Month:
    """How often the forecast held in a month, over all roads."""

    month: Calibration
    share: int
    files: int


@require_safe
def waiting(request: HttpRequest) -> HttpResponse:
    """Working days from each desk to the decision, and the share of files of each month for which they held."""
    roads = [Road(name, route(name).law, _lines(rows)) for name, rows in _by_road()]
    return render(request, "track/waiting.html", {"roads": roads, "months": _months(), "of_ten": OF_TEN})


def _by_road() -> list[tuple[str, list[Wait]]]:
    grouped = groupby(of_all_offices(), key=lambda wait: wait.road)
    return [(name, list(rows)) for name, rows in grouped]


def _lines(rows: list[Wait]) -> list[Line]:
    ordered = sorted(rows, key=lambda wait: DESKS.index(Status(wait.place)))
    return [Line(Status(wait.place).label, _days(wait), round(wait.middle), wait.files) for wait in ordered]


def _days(wait: Wait) -> str:
    return _("%(low)d to %(high)d") % {"low": floor(wait.low), "high": ceil(wait.high)}


def _months() -> list[Month]:
    made = []
    for _month, found in groupby(Calibration.objects.order_by("-month"), key=lambda one: one.month):
        rows = list(found)
        files = sum(one.files for one in rows)
        made.append(Month(rows[0], round(100 * sum(one.held for one in rows) / files), files))
    return made[:MONTHS]

"""Officers: what each did in a month, one officer beside his peers, and every act of his."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinggal.applications.models import SUBJECT
from tinggal.audit.doors import for_auditors, show
from tinggal.audit.looking import looked_at
from tinggal.casework.story import BY_ACTION, BY_KIND, desk_words
from tinggal.journal.models import Event
from tinggal.offices.models import Office
from tinggal.oversight.models import OfficerMonth
from tinggal.oversight.officers import ROWS, Measure, acts_of, beside_peers, newest_month, values_of
from tinggal.people.middleware import ActorRequest
from tinggal.people.models import User

MEASURES = {
    "a_day": _("Files a day"),
    "seconds": _("Seconds a file (median)"),
    "returns": _("Returned to the applicant (%)"),
    "approvals": _("Approved of those decided (%)"),
    "out_of_hours": _("Out of office hours (%)"),
}


@for_auditors
@require_safe
def officers(request: ActorRequest) -> HttpResponse:
    """Everybody who took a step in the last month that was counted, by post and name; keyset-paged."""
    month, after = newest_month(), request.GET.get("after", "")
    of_month = OfficerMonth.objects.filter(month=month) if month else OfficerMonth.objects.none()
    rows = of_month.select_related("officer").order_by("desk", "pk")
    desk, _sign, number = after.rpartition("_")
    if desk and number.isdecimal() and len(number) <= 18:
        rows = rows.filter(Q(desk__gt=desk) | Q(desk=desk, pk__gt=int(number)))
    found = list(rows[: ROWS + 1])
    later = f"{found[ROWS - 1].desk}_{found[ROWS - 1].pk}" if len(found) > ROWS else ""
    names = office_names(row.desk for row in found)
    shown = [(row, desk_words(row.desk, names), values_of(row)) for row in found[:ROWS]]
    return show(request, "officers", section="officers", month=month, rows=shown, later=later)


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the journal about what an officer did; ``reference`` is "" when it is about no file."""

    event: Event
    words: str
    reference: str


@for_auditors
@require_safe
def one_officer(request: ActorRequest, number: int) -> HttpResponse:
    """One officer beside his peers, and his acts. That an auditor read it is written down."""
    officer = get_object_or_404(User.objects.filter(posts__isnull=False).distinct(), pk=number)
    acts = acts_of(officer.pk, after=request.GET.get("after", ""))
    looked_at("officer.reviewed", by=request.actor, subject=f"user/{officer.pk}")
    months = beside_peers(officer.pk)
    names = office_names(row.month.desk for row in months)
    told = [(row, desk_words(row.month.desk, names), _measures(row.measures)) for row in months]
    shown = [_act(event) for event in acts.events]
    newest = [one for one in told if one[0].month.month == months[0].month.month]
    page: dict[str, Any] = {"newest": newest, "before": told[len(newest) :], "labels": MEASURES.values()}
    return show(request, "officer", section="officers", officer=officer, acts=shown, later=acts.later, **page)


def office_names(desks: Iterable[str]) -> dict[str, str]:
    """The short names of the offices in names of desks (``kanim_officer@K3101``), by code; one query."""
    codes = {desk.partition("@")[2] for desk in desks}
    return {office.code: office.short_name for office in Office.objects.filter(code__in=codes)}


def _measures(measures: Iterable[Measure]) -> list[tuple[str | Promise, Measure]]:
    return [(MEASURES[one.code], one) for one in measures]


def _act(event: Event) -> Act:
    words = BY_ACTION.get(str(event.data.get("action", ""))) or BY_KIND.get(event.kind)
    told = str(words).partition("%(")[0].rstrip(" :,") if words else event.kind.replace(".", ": ").replace("_", " ")
    is_file = event.subject.startswith(SUBJECT)
    return Act(event, told, event.subject.removeprefix(SUBJECT) if is_file else "")

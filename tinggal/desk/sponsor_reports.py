"""The reports that sponsors owe every thirty days, as officers read them: who is late, and what came in."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from tinggal.desk.doors import for_officers
from tinggal.guarantees.duty_models import ReportLine, ReportLineQuerySet
from tinggal.guarantees.models import Foreigner, ForeignerQuerySet
from tinggal.guarantees.people import EVERY
from tinggal.guarantees.reports import LAW
from tinggal.guarantees.reports_read import late_for, lines_for
from tinggal.people.middleware import ActorRequest

ROWS, DIGITS = 25, 18
LATE, CHANGES, MISSING, EVERYTHING = "late", "changes", "missing", "all"
SHOWN = [
    (LATE, _("Reports that are late")),
    (CHANGES, _("Changes that were reported")),
    (MISSING, _("People reported missing")),
    (EVERYTHING, _("All reports that came in")),
]


class Narrow(forms.Form):
    """What the list is narrowed to."""

    says_optional = False
    q = forms.CharField(label=_("Name of the sponsor"), max_length=100, required=False)
    show = forms.ChoiceField(label=_("Show"), choices=SHOWN, required=False)


@dataclass(frozen=True, slots=True)
class Late:
    """Somebody on whom a report is ``days`` late."""

    one: Foreigner
    days: int


@dataclass(frozen=True, slots=True)
class CameIn:
    """What was reported about somebody; it came ``days`` late, 0 = in time."""

    line: ReportLine
    days: int


@for_officers
@require_safe
def reports(request: ActorRequest) -> HttpResponse:
    """``?show=`` what, ``?q=`` of which sponsor, ``?after=`` the next page. The latest, or the newest, come first."""
    q, show = _asked(request.GET)
    today, after = timezone.localdate(), request.GET.get("after", "")
    late, lines = late_for(request.actor, today=today), lines_for(request.actor)
    if q:
        late, lines = late.filter(sponsor__name__icontains=q), lines.filter(report__sponsor__name__icontains=q)
    rows, later = _late_page(late, after, today) if show == LATE else _lines_page(_of_kind(lines, show), after)
    here = {"q": q, "show": show}
    page = {
        "search": Narrow(here),
        "show": show,
        "late": late.count(),
        "missing": lines.filter(what=ReportLine.What.MISSING).count(),
        "every": EVERY.days,
        "law": LAW,
        **rows,
        "later": urlencode({**here, "after": later}) if later else "",
        "first": urlencode(here) if after else "",
    }
    return render(request, "desk/reports.html", page)


def _asked(asked: QueryDict) -> tuple[str, str]:
    """A name without signs that no name has, and a kind of list that there is."""
    show = asked.get("show", "")
    return asked.get("q", "").replace("\x00", "").strip()[:100], show if show in dict(SHOWN) else LATE


def _of_kind(lines: ReportLineQuerySet, show: str) -> ReportLineQuerySet:
    if show == MISSING:
        return lines.filter(what=ReportLine.What.MISSING)
    return lines.changes() if show == CHANGES else lines


def _late_page(late: ForeignerQuerySet, after: str, today: date) -> tuple[dict[str, list[Late]], str]:
    found = list(_behind(late, after).select_related("sponsor", "holds").order_by("report_due_on", "pk")[: ROWS + 1])
    last = found[ROWS - 1] if len(found) > ROWS else None
    rows = [Late(one, (today - one.report_due_on).days) for one in found[:ROWS] if one.report_due_on]
    return {"owed": rows}, f"{last.report_due_on}~{last.pk}" if last else ""


def _behind(late: ForeignerQuerySet, place: str) -> ForeignerQuerySet:
    """The rows behind a place; the first ones for a place that nobody gave out."""
    day, _sign, number = place.partition("~")
    if not number.isdecimal() or len(number) > DIGITS:
        return late
    try:
        last = date.fromisoformat(day)
    except ValueError:
        return late
    return late.filter(report_due_on__gte=last).exclude(report_due_on=last, pk__lte=int(number))


def _lines_page(lines: ReportLineQuerySet, after: str) -> tuple[dict[str, list[CameIn]], str]:
    if after.isdecimal() and len(after) <= DIGITS:
        lines = lines.filter(pk__lt=int(after))
    found = list(lines.select_related("report__sponsor", "foreigner__holds").order_by("-pk")[: ROWS + 1])
    rows = [CameIn(one, max(0, _days(one))) for one in found[:ROWS]]
    return {"lines": rows}, str(found[ROWS - 1].pk) if len(found) > ROWS else ""


def _days(line: ReportLine) -> int:
    return (timezone.localdate(line.report.made_at) - line.was_due_on).days

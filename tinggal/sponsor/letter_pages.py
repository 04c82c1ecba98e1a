"""All letters of a sponsor's people: the list, and those that are ticked as one ZIP."""

from datetime import date, timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinggal.letters.models import LetterQuerySet
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsor.letters_zip import MOST, letters_for, packed
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

ROWS, DIGITS, MONTHS = 50, 18, 12


@for_sponsor(Task.LETTERS)
@require_http_methods(["GET", "HEAD", "POST"])
def letters(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """The newest first; ``?month=2026-11`` those of a month, ``?before=`` the older ones. POST gives the ZIP."""
    month = request.GET.get("month", "")
    found = _of_month(letters_for(request.actor, sponsor), month)
    nobody = False
    if request.method == "POST":
        if chosen := list(_chosen(request, found)[:MOST]):
            name = f"letters-{month or timezone.localdate().isoformat()}.zip"
            named = {"Content-Disposition": f'attachment; filename="{name}"'}
            return HttpResponse(packed(chosen, by=request.actor), content_type="application/zip", headers=named)
        nobody = True
    listed = list(_before(request, found).order_by("-pk")[: ROWS + 1])
    page = {
        "sponsor": sponsor,
        "here": "letters",
        "rows": listed[:ROWS],
        "older": listed[ROWS - 1].pk if len(listed) > ROWS else "",
        "count": found.count(),
        "most": MOST,
        "month": month if _first(month) else "",
        "months": _months(timezone.localdate()),
        "summary_errors": [("letter", _("Choose at least one letter."))] if nobody else [],
    }
    return render(request, "sponsor/letters.html", page)


def _first(month: str) -> date | None:
    try:
        return date.fromisoformat(f"{month}-01")
    except ValueError:
        return None


def _of_month(found: LetterQuerySet, month: str) -> LetterQuerySet:
    first = _first(month)
    if first is None or not 2000 < first.year < 2100:
        return found
    last = (first + timedelta(days=31)).replace(day=1)
    return found.filter(filed_at__date__gte=first, filed_at__date__lt=last)


def _months(today: date) -> list[date]:
    """The last twelve, the newest first."""
    found = [today.replace(day=1)]
    while len(found) < MONTHS:
        found.append((found[-1] - timedelta(days=1)).replace(day=1))
    return found


def _chosen(request: ActorRequest, found: LetterQuerySet) -> LetterQuerySet:
    if "all" in request.POST:
        return found.order_by("-pk")
    ticked = [number for number in request.POST.getlist("letter") if number.isdecimal() and len(number) <= DIGITS]
    return found.filter(pk__in=ticked[:MOST]).order_by("-pk")


def _before(request: ActorRequest, found: LetterQuerySet) -> LetterQuerySet:
    before = request.GET.get("before", "")
    return found.filter(pk__lt=int(before)) if before.isdecimal() and len(before) <= DIGITS else found

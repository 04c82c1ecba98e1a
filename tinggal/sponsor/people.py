"""Everybody a sponsor vouches for: who, until when, what runs; and choosing whom to renew."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.access import files_on_behalf, right_for
from tinggal.applications.answers import country
from tinggal.guarantees.batches import MOST, renew_together
from tinggal.guarantees.models import Foreigner, ForeignerQuerySet
from tinggal.guarantees.people import days_left, people_seen
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsors.models import Sponsor
from tinggal.sponsors.tasks import Task

ROWS = 50
WITHIN = (30, 60, 90, 365)
FEW_DAYS = 30
DIGITS = 18


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the list. ``left`` are the days until the permit ends; only ``renewable`` people can be chosen."""

    one: Foreigner
    nationality: str
    left: int | None
    renewable: bool

    @property
    def soon(self) -> bool:
        """Whether the permit ends within a month, or has ended."""
        return self.left is not None and self.left <= FEW_DAYS


@dataclass(frozen=True, slots=True)
class Sought:
    """What the list is narrowed to. ``within`` 0: no limit; ``first`` and ``last``: the day on which a permit ends."""

    text: str
    within: int
    first: date | None = None
    last: date | None = None

    def narrow(self, seen: ForeignerQuerySet) -> ForeignerQuerySet:
        """The people who fit."""
        if self.text:
            seen = seen.filter(name__icontains=self.text)
        if self.within:
            today = timezone.localdate()
            seen = seen.ending(today, today + timedelta(days=self.within))
        if self.first:
            seen = seen.filter(expires_on__gte=self.first)
        if self.last:
            seen = seen.filter(expires_on__lte=self.last)
        return seen

    def query(self, **more: str) -> str:
        """For a link that keeps what was sought."""
        days = {"from": str(self.first or ""), "until": str(self.last or "")}
        kept = {"q": self.text, "within": str(self.within or ""), **days, **more}
        return urlencode({name: text for name, text in kept.items() if text})


@for_sponsor()
@require_http_methods(["GET", "HEAD", "POST"])
def people(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """The list by the day on which permits end; ``?q=`` a name, ``?within=`` days, ``?after=`` the next page."""
    sought = _sought(request)
    found = sought.narrow(people_seen(request.actor, sponsor))
    if request.method == "POST":
        chosen = _chosen(request, found)
        if chosen:
            return redirect("sponsor:batch", sponsor.pk, renew_together(sponsor, chosen, by=request.actor).pk)
    return _page(request, sponsor, sought, found, nobody=request.method == "POST")


def _sought(request: ActorRequest) -> Sought:
    within = request.GET.get("within", "")
    text = request.GET.get("q", "").replace("\x00", "").strip()[:100]
    first, last = (_day_asked(request.GET.get(name, "")) for name in ("from", "until"))
    return Sought(text, int(within) if within in map(str, WITHIN) else 0, first, last)


def _day_asked(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _chosen(request: ActorRequest, found: ForeignerQuerySet) -> list[Foreigner]:
    """Whoever was ticked, or everybody in the list who can be renewed."""
    able = _renewable(found).select_related("holds__sponsor").order_by("expires_on", "pk")
    if "all" in request.POST:
        return list(able[:MOST])
    ticked = [number for number in request.POST.getlist("who") if number.isdecimal() and len(number) <= DIGITS]
    return list(able.filter(pk__in=ticked[:MOST]))


def _renewable(found: ForeignerQuerySet) -> ForeignerQuerySet:
    return found.filter(holds__isnull=False, runs=None, expires_on__isnull=False)


def _page(
    request: ActorRequest, sponsor: Sponsor, sought: Sought, found: ForeignerQuerySet, *, nobody: bool
) -> HttpResponse:
    listed = list(_after(request, found).select_related("holds", "runs").order_by("expires_on", "pk")[: ROWS + 1])
    here = reverse("sponsor:people", args=[sponsor.pk])
    last = listed[ROWS - 1] if len(listed) > ROWS else None
    page = {
        "sponsor": sponsor,
        "here": "people",
        "sought": sought,
        "choices": WITHIN,
        "rows": list(_rows(listed[:ROWS])),
        "able": _renewable(found).count(),
        "most": MOST,
        "may_prepare": right_for(request.actor, sponsor, task=Task.PREPARE) is not None,
        "next_url": f"{here}?{sought.query(after=_place(last))}" if last else "",
        "first_url": f"{here}?{sought.query()}" if "after" in request.GET else "",
        "summary_errors": [("who", _("Choose at least one person whose permit can be renewed."))] if nobody else [],
    }
    return render(request, "sponsor/people.html", page)


def _rows(listed: Iterable[Foreigner]) -> Iterable[Row]:
    today = timezone.localdate()
    for one in listed:
        renewable = bool(one.holds_id and one.runs_id is None and one.expires_on)
        yield Row(one, country(one.nationality), days_left(one, today=today), renewable)


def _place(one: Foreigner) -> str:
    return f"{one.expires_on.isoformat() if one.expires_on else ''}~{one.pk}"


def _after(request: ActorRequest, found: ForeignerQuerySet) -> ForeignerQuerySet:
    """The list behind a place; those whose last day nobody knows come at the end."""
    day, _sign, number = request.GET.get("after", "").partition("~")
    if not number.isdecimal() or len(number) > DIGITS:
        return found
    try:
        last = date.fromisoformat(day) if day else None
    except ValueError:
        return found
    if last is None:
        return found.filter(expires_on=None, pk__gt=int(number))
    later = Q(expires_on__gt=last) | Q(expires_on=last, pk__gt=int(number))
    return found.filter(later | Q(expires_on=None))


@for_sponsor()
@require_safe
def person(request: ActorRequest, sponsor: Sponsor, number: int) -> HttpResponse:
    """One foreigner with his permit and his files."""
    one = get_object_or_404(people_seen(request.actor, sponsor).select_related("holds", "runs"), pk=number)
    files = files_on_behalf(request.actor).filter(sponsor=sponsor, passport_index=one.passport_index)
    row = next(iter(_rows([one])))
    page = {
        "sponsor": sponsor,
        "here": "people",
        "row": row,
        "files": list(files.order_by("-pk")[:ROWS]),
        "may_prepare": right_for(request.actor, sponsor, task=Task.PREPARE) is not None,
    }
    return render(request, "sponsor/person.html", page)

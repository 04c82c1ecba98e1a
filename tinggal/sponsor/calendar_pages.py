"""The calendar of a sponsor: when whose permit ends, month by month, as a file, and by a secret link."""

from calendar import Calendar
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinggal.guarantees.link_models import CalendarLink
from tinggal.guarantees.people import people_seen
from tinggal.guarantees.permit_days import MEDIA_TYPE, address_of, calendar_file, end_link, make_link, read_by_link
from tinggal.people.middleware import ActorRequest
from tinggal.sponsor.doors import for_sponsor
from tinggal.sponsors.models import Sponsor

NAMES, MOST = 3, 3_000
FIRST_YEAR, LAST_YEAR = 2000, 2100


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the sheet. ``names`` are a few (number, name), ``more`` how many others."""

    on: date
    inside: bool
    names: tuple[tuple[int, str], ...]
    more: int


@for_sponsor()
@require_safe
def month(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """One month, ``?month=2027-03``; the present one without it."""
    first = _month_asked(request.GET.get("month", ""))
    last = _next(first) - timedelta(days=1)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    link = CalendarLink.objects.filter(sponsor=sponsor, user=request.user, ended_at=None).first()
    ending = people_seen(request.actor, sponsor).ending(first, last).order_by("expires_on", "pk")
    found: dict[date, list[tuple[int, str]]] = defaultdict(list)
    for number, name, day in ending.values_list("pk", "name", "expires_on")[:MOST]:
        if day is not None:
            found[day].append((number, name))
    page = {
        "sponsor": sponsor,
        "here": "calendar",
        "first": first,
        "last": last,
        "today": timezone.localdate(),
        "weekdays": [WEEKDAYS[number] for number in range(7)],
        "weeks": [[_day(day, first, found.get(day, [])) for day in week] for week in weeks],
        "people": sum(map(len, found.values())),
        "earlier": first - timedelta(days=1),
        "later": _next(first),
        "link": link,
        "address": address_of(link) if link else "",
    }
    return render(request, "sponsor/calendar.html", page)


def _day(on: date, first: date, people: list[tuple[int, str]]) -> Day:
    return Day(on, on.month == first.month, tuple(people[:NAMES]), max(0, len(people) - NAMES))


def _month_asked(text: str) -> date:
    try:
        asked = date.fromisoformat(f"{text}-01")
    except ValueError:
        return timezone.localdate().replace(day=1)
    return asked if FIRST_YEAR < asked.year < LAST_YEAR else timezone.localdate().replace(day=1)


def _next(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1)


@for_sponsor()
@require_safe
def calendar_download(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """The days of the next year as a file."""
    content = calendar_file(sponsor, people_seen(request.actor, sponsor), today=timezone.localdate())
    named = {"Content-Disposition": 'attachment; filename="permits.ics"'}
    return HttpResponse(content, content_type=MEDIA_TYPE, headers=named)


@for_sponsor()
@require_POST
def calendar_link(request: ActorRequest, sponsor: Sponsor) -> HttpResponse:
    """Make the secret link (anew), or end it."""
    if request.POST.get("act") == "end":
        end_link(sponsor, by=request.user, actor=request.actor)
        messages.success(request, _("The link is ended. Calendars that use it get nothing more."))
    elif request.POST.get("act") == "make":
        make_link(sponsor, by=request.user, actor=request.actor)
        messages.success(request, _("Here is your link. Give it to nobody."))
    return redirect("sponsor:calendar", sponsor.pk)


@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:
    """What a calendar program reads; 404 for a link that shows nothing."""
    content = read_by_link(token)
    if content is None:
        raise Http404
    return HttpResponse(content, content_type=MEDIA_TYPE, headers={"Cache-Control": "no-store, private"})

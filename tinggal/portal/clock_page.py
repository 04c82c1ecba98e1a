"""How the working days of an application were counted: a page to read and print, and everything to count it again."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.applications.clock import reckoning_of, terms_of
from tinggal.applications.clock_words import as_published, clock_moves, clock_rows
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import own


@login_required
@require_safe
def clock(request: ActorRequest, reference: str) -> HttpResponse:
    """Each place with its days, and why the promised day moved; 404 for a draft, which has no clock."""
    file = own(request, reference)
    if file.submitted_at is None:
        raise Http404
    told = reckoning_of(file, today=timezone.localdate())
    page = {
        "application": file,
        "clock_rows": clock_rows(told),
        "clock_moves": clock_moves(told),
        "promised_first": told.promised_first,
        "promised_on": told.promised_on,
        "stands_since": told.stands_since,
    }
    return render(request, "portal/clock.html", page)


@login_required
@require_safe
def clock_data(request: ActorRequest, reference: str) -> HttpResponse:
    """The same as JSON: arrivals, days of the road and closed days, so that anybody can count again."""
    file = own(request, reference)
    if file.submitted_at is None:
        raise Http404
    return JsonResponse(as_published(reckoning_of(file), terms_of(file)), json_dumps_params={"indent": 2})

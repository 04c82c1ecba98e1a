"""Who opened the person's files, over all of them: the day, the office, and what for (UU 27/2022 Ps 7)."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tinggal.applications.openings import openings_of
from tinggal.mine.own import own_files
from tinggal.people.middleware import ActorRequest


@login_required
@require_safe
def opened(request: ActorRequest) -> HttpResponse:
    """One page of openings, the newest first; ``?before=<id>`` for the older ones."""
    asked = request.GET.get("before", "")
    before = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else 0
    rows, older = openings_of(own_files(request.actor), before=before)
    here = reverse("mine:opened")
    context = {
        "rows": rows,
        "newer_url": here if before else "",
        "older_url": f"{here}?before={older}" if older else "",
    }
    return render(request, "mine/opened.html", context)

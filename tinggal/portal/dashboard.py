"""The applicant's own applications, newest first, each with what he has to do next."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from tinggal.applications.access import visible_to
from tinggal.applications.models import Application
from tinggal.people.middleware import ActorRequest
from tinggal.portal.extending import extensions
from tinggal.portal.next_steps import next_steps

ROWS = 25


@login_required
@require_safe
def dashboard(request: ActorRequest) -> HttpResponse:
    """One page of the list, ``?before=<id>`` for the older ones."""
    files = _page(request)
    steps = next_steps(files[:ROWS])
    here = reverse("portal:dashboard")
    more = extensions(files[:ROWS])
    context = {
        "rows": [(file, steps[file.pk], more.get(file.pk)) for file in files[:ROWS]],
        "newer_url": here if before(request) else "",
        "older_url": f"{here}?before={files[ROWS - 1].pk}" if len(files) > ROWS else "",
    }
    return render(request, "portal/dashboard.html", context)


def _page(request: ActorRequest) -> list[Application]:
    """One more than fits on a page, so that the link to older ones is there only when it leads somewhere."""
    files = visible_to(request.actor).filter(applicant_id=request.actor.user_id)
    if start := before(request):
        files = files.filter(pk__lt=start)
    return list(files.select_related("applicant", "office").order_by("-pk")[: ROWS + 1])


def before(request: ActorRequest) -> int:
    """The id after which this page begins; 0 for the first page, and for anything that is no id."""
    asked = request.GET.get("before", "")
    return int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 19 else 0

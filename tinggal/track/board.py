"""The board of a waiting room: the numbers called last and their counters. For a screen on the wall, and for phones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from tinggal.appointments.models import Ticket
from tinggal.appointments.queue import today_at
from tinggal.offices.models import Office

SHOWN = 6


@never_cache
@require_safe
def board(request: HttpRequest, office: str) -> HttpResponse:
    """Who is called, at which counter, and how many wait. It renews itself, and tells nothing about any person."""
    here = get_object_or_404(Office, code=office, kind=Office.Kind.KANIM)
    today = Ticket.objects.filter(office=here, day=today_at(here))
    called = today.filter(called_at__isnull=False, done_at=None).order_by("-called_at", "-number")
    page = {
        "office": here,
        "called": called.only("number", "counter")[:SHOWN],
        "waiting": today.filter(called_at=None).count(),
        "now": timezone.localtime(timezone=here.zone),
    }
    return render(request, "track/board.html", page)

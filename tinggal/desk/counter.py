"""The counter: one field for whatever is scanned, the people who are expected today, and originals that were seen."""

from datetime import timedelta

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.applications.access import desk_files
from tinggal.applications.status import Status
from tinggal.appointments.models import Appointment
from tinggal.appointments.originals import saw_original
from tinggal.desk.doors import file_for, for_officers
from tinggal.desk.scanning import scanned
from tinggal.desk.shown import row
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

MOST, MAY_BE_CORRECTED, LONGEST = 20, 422, 500
_HALF_A_DAY = timedelta(hours=12)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def counter(request: ActorRequest) -> HttpResponse:
    """Open the file that was scanned, list those it may mean, or say what was not understood and keep the text.

    What is scanned is sent by POST: the number of a passport must not stand in an address.
    """
    typed = (request.POST.get("before", "") + request.POST.get("text", ""))[:LONGEST]
    if request.method != "POST":
        return render(request, "desk/counter.html", _beside(request))
    found = scanned(typed, actor=request.actor)
    if len(found.files) == 1:
        return redirect("desk:application", found.files[0].reference)
    page = {
        "typed": typed,
        "found": [row(file) for file in found.files],
        "words": found.words,
        "wants_more": found.wants_more,
    }
    status = MAY_BE_CORRECTED if found.words and not found.wants_more else 200
    return render(request, "desk/counter.html", page | _beside(request), status=status)


@for_officers
@require_POST
def original(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """The officer has seen the original of a document in force."""
    file = file_for(request, reference)
    document = get_object_or_404(file.documents.filter(replaced_at=None), pk=number)
    saw_original(document, by=request.actor)
    messages.success(request, _("The original is written down as seen."))
    return redirect("desk:attend" if file.status == Status.AT_INTERVIEW else "desk:application", reference)


def _beside(request: ActorRequest) -> dict[str, object]:
    """Who is expected within a day at this officer's offices, and the newest permits that wait."""
    mine = desk_files(request.actor)
    now = timezone.now()
    soon = Appointment.objects.open().filter(
        application__in=mine, starts_at__gte=now - _HALF_A_DAY, starts_at__lt=now + _HALF_A_DAY
    )
    waiting = mine.filter(status=Status.ISSUED).select_related("office", "applicant").order_by("-arrived_at")
    expected = list(soon.select_related("application__applicant", "office").order_by("starts_at", "pk")[: MOST + 1])
    permits = list(waiting[: MOST + 1])
    return {
        "expected": expected[:MOST],
        "more_expected": len(expected) > MOST,
        "waiting": [row(file) for file in permits[:MOST]],
        "more_waiting": len(permits) > MOST,
        "serves": request.actor.holds(Role.KANIM_OFFICER, Role.KAKANIM),
    }

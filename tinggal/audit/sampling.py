"""Random samples of decided files: asked for with a button, drawn from the public log, the same for everybody."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.audit.doors import for_auditors, show
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.oversight.sampling import draw, drawn, subject_of
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

MAY_BE_CORRECTED = 422
USUAL = "20"
SHOWN = 20


@for_auditors
@require_http_methods(["GET", "HEAD", "POST"])
def sample(request: ActorRequest) -> HttpResponse:
    """The samples drawn before, and the form that asks for the next one."""
    typed = {"month": request.POST.get("month", ""), "files": request.POST.get("files", USUAL)}
    problem = ""
    if request.method == "POST":
        desk = next(seat.desk for seat in request.actor.seats if seat.role == Role.AUDITOR)
        try:
            month = date.fromisoformat(f"{typed['month']}-01")
            asked = draw(month, files=int(typed["files"]), by=request.actor, desk=desk)
            return redirect("audit:drawn", typed["month"], asked.number)
        except MoveRefused as refusal:
            problem = str(refusal)
        except ValueError:
            problem = _("Please choose a month, and write a number of files.")
    earlier = Event.objects.filter(kind="sample.drawn").order_by("-at")[:SHOWN]
    page: dict[str, Any] = {
        "months": _months(),
        "typed": typed,
        "problem": problem,
        "earlier": [(event, event.subject.removeprefix("sample/")) for event in earlier],
    }
    return show(request, "sample", section="sample", status=MAY_BE_CORRECTED if problem else 200, **page)


@for_auditors
@require_safe
def drawn_sample(request: ActorRequest, month: str, number: int) -> HttpResponse:
    """One sample with its seed; drawn anew each time, and always the same."""
    try:
        first = date.fromisoformat(f"{month}-01")
    except ValueError:
        raise Http404 from None
    asked = get_object_or_404(Event, subject=subject_of(first), number=number, kind="sample.drawn")
    try:
        found = drawn(first, number=number, files=int(asked.data["files"]))
    except MoveRefused:
        raise Http404 from None
    return show(request, "drawn", section="sample", sample=found, asked=asked)


def _months() -> list[date]:
    """The last twelve months that are over, the newest first."""
    month, found = timezone.localdate().replace(day=1), []
    for _month in range(12):
        month = (date(month.year - 1, 12, 1)) if month.month == 1 else month.replace(month=month.month - 1)
        found.append(month)
    return found

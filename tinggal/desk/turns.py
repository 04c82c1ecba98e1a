"""Taking files: the next one, a certain one, a colleague's; keeping, laying aside, letting come first, giving away."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinggal.applications.models import Application
from tinggal.casework import leases
from tinggal.casework.priorities import come_first, come_in_turn
from tinggal.casework.team import colleagues_for, leads_here, reassign
from tinggal.desk.doors import file_for, for_officers
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest

NOT_YOURS = 409


@for_officers
@require_POST
def next_file(request: ActorRequest) -> HttpResponse:
    """Give me the next file."""
    return hand_out_next(request)


def hand_out_next(request: ActorRequest) -> HttpResponse:
    """The way to the file whose turn it is, now his; to his day, with the reason, when there is none."""
    try:
        file = leases.take_next(by=request.actor)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:day")
    if file is None:
        messages.success(request, _("Nothing waits for you now."))
        return redirect("desk:day")
    return redirect("desk:application", file.reference)


@for_officers
@require_POST
def take(request: ActorRequest, reference: str) -> HttpResponse:
    """This file and no other: with a reason when others come first."""
    reason = request.POST.get("reason", "")
    return _done(request, reference, lambda file: leases.take(file, by=request.actor, reason=reason))


@for_officers
@require_POST
def take_over(request: ActorRequest, reference: str) -> HttpResponse:
    """A colleague's file, with a reason."""
    reason = request.POST.get("reason", "")
    return _done(request, reference, lambda file: leases.take_over(file, by=request.actor, reason=reason))


@for_officers
@require_POST
def lay_aside(request: ActorRequest, reference: str) -> HttpResponse:
    """Give the file back to the queue."""
    leases.lay_aside(file_for(request, reference), by=request.actor)
    messages.success(request, _("%s lies in the queue again.") % reference)
    return redirect("desk:day")


@for_officers
@require_POST
def keep(request: ActorRequest, reference: str) -> HttpResponse:
    """Sent by the page while somebody works on it; answers with the hour until which the file is his."""
    file = file_for(request, reference)
    until = leases.keep(file, by=request.actor)
    if until is None:
        return HttpResponse(_("This file is no longer yours."), status=NOT_YOURS, content_type="text/plain")
    here = timezone.localtime(until, file.office.zone if file.office else None)
    return HttpResponse(f"{here:%H:%M}", content_type="text/plain")


@for_officers
@require_POST
def prioritise(request: ActorRequest, reference: str) -> HttpResponse:
    """This person must not wait, for a reason; or that reason has fallen away."""
    reason = request.POST.get("reason", "")
    if "withdraw" in request.POST:
        return _done(request, reference, lambda file: come_in_turn(file, by=request.actor))
    return _done(request, reference, lambda file: come_first(file, by=request.actor, reason=reason))


@for_officers
@require_POST
def give(request: ActorRequest, reference: str) -> HttpResponse:
    """The head gives a file to an officer of his team, or back to the queue."""
    chosen, reason = request.POST.get("to", ""), request.POST.get("reason", "")

    def given(file: Application) -> None:
        if leads_here(request.actor, file) is None:
            raise PermissionDenied(f"{request.actor.key} does not lead the desk of {file}")
        to = next((one for one in colleagues_for(request.actor, file) if str(one.pk) == chosen), None)
        if chosen and to is None:
            raise MoveRefused(_("Please choose an officer of your team."))
        reassign(file, by=request.actor, to=to, reason=reason)

    answer = _done(request, reference, given)
    return redirect("desk:team") if request.POST.get("back") == "team" else answer


def _done(request: ActorRequest, reference: str, act: Callable[[Application], object]) -> HttpResponse:
    """Do it and show the file; what was refused stands above it, with the reason."""
    file = file_for(request, reference)
    try:
        act(file)
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:application", reference)

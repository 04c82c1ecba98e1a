"""Putting a file on hold with a reason and a day, from its page or while deciding, and taking it up again."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinggal.casework.holding import put_on_hold, take_up
from tinggal.desk.deciding import MAY_BE_CORRECTED, WRONG_MOMENT, go_on, refused
from tinggal.desk.doors import file_for, for_officers
from tinggal.desk.hold_form import HoldForm
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.people.middleware import ActorRequest


@for_officers
@require_POST
def hold(request: ActorRequest, reference: str) -> HttpResponse:
    """The file rests until a day. Who decides gets the next case; others come back to their day."""
    file = file_for(request, reference)
    deciding = request.POST.get("back") == "decide"
    form, problem, status = HoldForm(file, request.POST), "", WRONG_MOMENT
    if form.is_valid():
        try:
            put_on_hold(file, by=request.actor, **form.cleaned_data)
        except MoveRefused as refusal:
            problem = str(refusal)
    else:
        problem = next(str(error) for errors in form.errors.values() for error in errors)
        status = MAY_BE_CORRECTED
    if deciding:
        return refused(request, problem, status=status) if problem else go_on(request)
    if problem:
        messages.error(request, problem)
        return redirect("desk:application", reference)
    messages.success(request, _("%s is on hold. You find it on My day.") % reference)
    return redirect("desk:day")


@for_officers
@require_POST
def take_it_up(request: ActorRequest, reference: str) -> HttpResponse:
    """Work again on a file of one's own that was on hold."""
    try:
        take_up(file_for(request, reference), by=request.actor)
    except (MoveRefused, NotYours) as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:application", reference)

"""One case after the other for whoever decides: the next one is at hand before the last one has left the screen."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinggal.applications.access import moves_for, why_not
from tinggal.applications.models import Application
from tinggal.basket.models import Planned
from tinggal.basket.planning import MOST, Attention, basket_of, deciding_move, plan, take_out
from tinggal.casework import acting, leases
from tinggal.casework.keys import single_keys_on
from tinggal.desk.deciding_case import case
from tinggal.desk.deciding_forms import RulingForm
from tinggal.desk.doors import file_for, for_deciders, for_officers, note_opening
from tinggal.desk.forms import StepForm
from tinggal.desk.steps import step_at
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.people.middleware import ActorRequest

AT_HAND = 2  # the case on the screen, and the next one
MAY_BE_CORRECTED, WRONG_MOMENT = 422, 409


@for_deciders
@require_safe
def decide(request: ActorRequest) -> HttpResponse:
    """The case that is at hand, and the one after it; without one, the button that asks for it."""
    files = _at_hand(request)
    return render(request, "desk/decide.html", _page(request, files) | _keys(request))


@for_deciders
@require_POST
def begin(request: ActorRequest) -> HttpResponse:
    """Hand out until two cases are at hand."""
    _fill_up(request)
    if not _at_hand(request):
        messages.success(request, _("Nothing waits for your decision now."))
    return redirect("desk:decide")


@for_officers
@require_POST
def put_in_basket(request: ActorRequest, reference: str) -> HttpResponse:
    """A decision goes into the basket; what cannot be decided comes back with words and with everything typed."""
    file = file_for(request, reference)
    move = deciding_move(file, request.POST.get("outcome", ""))
    if move is None:
        return refused(request, _("This step is no longer possible."), status=WRONG_MOMENT)
    if why := why_not(request.actor, move, file):
        raise NotYours(why)
    form = RulingForm(move.decides, request.POST, prefix=reference)
    if not form.is_valid():
        said = next((str(error) for errors in form.errors.values() for error in errors), "")
        return refused(request, said, status=MAY_BE_CORRECTED)
    try:
        plan(file, form.ruling, by=request.actor, attention=_attention(request, file, form))
    except MoveRefused as refusal:
        return refused(request, str(refusal), status=WRONG_MOMENT)
    return go_on(request)


@for_officers
@require_POST
def send_back(request: ActorRequest, reference: str) -> HttpResponse:
    """A step that is no decision, with its reasons: it happens at once."""
    file = file_for(request, reference)
    step = step_at(file, request.POST.get("action", ""))
    if step is None or step.decides or step.page:
        return refused(request, _("This step is no longer possible."), status=WRONG_MOMENT)
    form = StepForm(step, request.POST)
    if not form.is_valid():
        said = next((str(error) for errors in form.errors.values() for error in errors), "")
        return refused(request, said, status=MAY_BE_CORRECTED)
    try:
        acting.step(file, step.action, by=request.actor, **form.said)
    except MoveRefused as refusal:
        return refused(request, str(refusal), status=WRONG_MOMENT)
    return go_on(request)


@for_deciders
@require_POST
def undo(request: ActorRequest, number: int) -> HttpResponse:
    """Take a decision out of the basket; its file is the first at hand again."""
    planned = (
        Planned.objects.filter(pk=number, planned_by_id=request.actor.user_id).select_related("application").first()
    )
    if planned is None:
        return refused(request, _("This decision is no longer in your basket."), status=WRONG_MOMENT)
    try:
        take_out(planned, by=request.actor)
        leases.take(planned.application, by=request.actor, reason="")
    except MoveRefused as refusal:
        messages.error(request, str(refusal))
    return redirect("desk:decide")


def _page(request: ActorRequest, files: list[Application]) -> dict[str, object]:
    cases = [case(request.actor, file, moves_for(request.actor, file)) for file in files]
    for file in files[:1]:
        note_opening(request, file)
    basket = basket_of(request.actor)
    return {"cases": cases, "basket": basket, "most": MOST, "last": basket[-1] if basket else None}


def _keys(request: ActorRequest) -> dict[str, bool]:
    return {"single_keys": single_keys_on(request.user)}


def go_on(request: ActorRequest) -> HttpResponse:
    """The next case: as a piece of the page for the script, else the page again."""
    _fill_up(request)
    if request.headers.get("X-Piece") != "yes":
        return redirect("desk:decide")
    page = _page(request, _at_hand(request))
    return JsonResponse({"html": render_to_string("desk/_cases.html", page, request=request)})


def refused(request: ActorRequest, words: str, *, status: int) -> HttpResponse:
    """Why it cannot be done: for the script, else above the page."""
    if request.headers.get("X-Piece") == "yes":
        return JsonResponse({"problem": words}, status=status)
    messages.error(request, words)
    return render(request, "desk/decide.html", _page(request, _at_hand(request)) | _keys(request), status=status)


def _at_hand(request: ActorRequest) -> list[Application]:
    """The files he holds and may decide now, the one he took first at the top."""
    held = sorted(leases.held_by(request.actor), key=lambda lease: (lease.taken_at, lease.pk))
    files = [lease.application for lease in held]
    return [file for file in files if any(move.decides for move in moves_for(request.actor, file))][:AT_HAND]


def _fill_up(request: ActorRequest) -> None:
    for _number in range(AT_HAND):
        if len(leases.held_by(request.actor)) >= AT_HAND:
            return
        try:
            if leases.take_next(by=request.actor) is None:
                return
        except MoveRefused:
            return


def _attention(request: ActorRequest, file: Application, form: RulingForm) -> Attention:
    """Seconds as the browser counted them, never more than the file was his; documents from the journal."""
    lease = leases.holder_of(file)
    whole = int((timezone.now() - lease.taken_at).total_seconds()) if lease else 0
    seen = Event.objects.filter(subject=file.subject, kind="document.seen", actor=request.actor.key)
    opened = set(seen.values_list("data__code", flat=True))
    asked = file.documents.filter(replaced_at=None).count()
    counted = form.cleaned_data.get("seconds")
    return Attention(min(whole if counted is None else counted, whole), min(len(opened), asked), asked)

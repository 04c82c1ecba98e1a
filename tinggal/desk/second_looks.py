"""Second looks: what awaits one, the file without its decision, what came of it, and why the two decisions differ."""

from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.applications.access import desk_files, reading_desk
from tinggal.applications.purposes import Purpose
from tinggal.applications.reading import opened
from tinggal.basket.differences import FOLLOWS, Difference
from tinggal.basket.models import SecondLook
from tinggal.basket.second_looks import awaiting, explain, look, looked_by
from tinggal.catalogue.reasons import REASONS
from tinggal.desk.doors import for_deciders
from tinggal.desk.second_look_case import blind_case
from tinggal.desk.second_look_forms import DifferenceForm, SecondLookForm
from tinggal.desk.shown import row
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest

MOST, MAY_BE_CORRECTED = 25, 422


@for_deciders
@require_safe
def second_looks(request: ActorRequest) -> HttpResponse:
    """What awaits a second look by this person, the oldest first, and what came of the ones he took."""
    waiting = list(awaiting(request.actor)[: MOST + 1])
    taken = looked_by(request.actor).filter(application__in=desk_files(request.actor))[:MOST]
    page = {
        "waiting": [(one, row(one.application)) for one in waiting[:MOST]],
        "more": len(waiting) > MOST,
        "taken": [(one, row(one.application), agrees(one)) for one in taken],
    }
    return render(request, "desk/second_looks.html", page)


@for_deciders
@require_http_methods(["GET", "HEAD", "POST"])
def second_look(request: ActorRequest, number: int) -> HttpResponse:
    """The file without its decision, until this person has said how he would decide; then both beside each other."""
    if one := looked_by(request.actor).filter(pk=number).first():
        return _compared(request, one, DifferenceForm(), status=200)
    one = get_object_or_404(awaiting(request.actor), pk=number)
    form = SecondLookForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            look(one, by=request.actor, **form.cleaned_data)
            return redirect("desk:second_look", number)
        except MoveRefused as refusal:
            form.add_error("reasons" if form.cleaned_data["outcome"] == "refusal" else None, str(refusal))
    if request.method != "POST":
        desk = reading_desk(request.actor, one.application)
        opened(one.application, by=request.actor, desk=desk, purpose=Purpose.SECOND_LOOK)
    page = {**blind_case(request.actor, one), "one": one, "form": form}
    return render(request, "desk/second_look.html", page, status=MAY_BE_CORRECTED if form.errors else 200)


@for_deciders
@require_POST
def explain_difference(request: ActorRequest, number: int) -> HttpResponse:
    """Why the two decisions differ, by whoever took the second look."""
    one = get_object_or_404(looked_by(request.actor), pk=number)
    form = DifferenceForm(request.POST)
    if form.is_valid():
        try:
            explain(one, by=request.actor, difference=form.cleaned_data["difference"])
            return redirect("desk:second_look", number)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    return _compared(request, one, form, status=MAY_BE_CORRECTED)


def agrees(one: SecondLook) -> bool:
    """Whether both came to the same outcome."""
    return one.outcome == one.application.decision.outcome


def reason_words(codes: list[str]) -> list[str]:
    """Each reason with its code."""
    return [f"{code} · {REASONS[code].words}" for code in codes if code in REASONS]


def _compared(request: ActorRequest, one: SecondLook, form: Form, *, status: int) -> HttpResponse:
    decision = one.application.decision
    page = {
        "one": one,
        "row": row(one.application),
        "agrees": agrees(one),
        "first_reasons": reason_words(decision.reasons),
        "second_reasons": reason_words(one.reasons),
        "follows": FOLLOWS[Difference(one.difference)] if one.difference else "",
        "form": form,
        "still_waiting": awaiting(request.actor).exists(),
    }
    return render(request, "desk/second_look_compared.html", page, status=status)

"""Ending a permit and putting a letter right: filled in, looked at once more with the number shown, then done."""

from collections.abc import Mapping
from types import MappingProxyType

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from tinggal.applications.models import Application
from tinggal.casework.acting import turn
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.ending_forms import CorrectionForm
from tinggal.desk.file_page import key_facts
from tinggal.desk.forms import StepForm
from tinggal.desk.moves import MAY_BE_CORRECTED, WRONG_MOMENT, demand
from tinggal.desk.steps import done
from tinggal.letters.correcting import CORRECTABLE, order_correction, seat_to_correct
from tinggal.letters.models import Letter
from tinggal.letters.revoking import permit_in_force
from tinggal.letters.revoking import revoke as end_the_permit
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest

NOT_TYPED = frozenset({"csrfmiddlewaretoken", "sure", "change"})


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def revoke(request: ActorRequest, reference: str) -> HttpResponse:
    """Revoke a permit: the reasons first, then what it means with the number of the letter, then it is done."""
    file = file_for(request, reference)
    step = demand(request, file, "revoke")
    letter = permit_in_force(file)
    if step is None or letter is None:
        return redirect("desk:application", reference)
    form = StepForm(step, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, file, "desk/revoke.html", letter, form)
    if not _is_sure(request, letter):
        return _look_again(request, file, "desk/revoke.html", letter, form, reasons=_chosen(form))
    try:
        with turn(file, by=request.actor):
            end_the_permit(letter, by=request.actor, reasons=form.chosen, note=form.cleaned_data["note"])
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, file, "desk/revoke.html", letter, form, status=WRONG_MOMENT)
    messages.success(request, done(file, step))
    return redirect("desk:application", reference)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def correct(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """Put a letter right: what is written and what it should be, then what changes, then it is ordered."""
    file = file_for(request, reference)
    letters = Letter.objects.select_related("application").filter(application=file, kind__in=CORRECTABLE)
    letter = get_object_or_404(letters, pk=number)
    if seat_to_correct(request.actor, letter) is None:
        raise PermissionDenied(f"{request.actor.key} may not correct letter {number}")
    form = CorrectionForm(letter, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, file, "desk/correct.html", letter, form)
    if not _is_sure(request, letter):
        return _look_again(request, file, "desk/correct.html", letter, form, changes=form.changes)
    try:
        order_correction(letter, changes=form.words, by=request.actor)
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
        return _page(request, file, "desk/correct.html", letter, form, status=WRONG_MOMENT)
    messages.success(request, _("%s: the correction is ordered. The letter is being made.") % reference)
    return redirect("desk:application", reference)


def _is_sure(request: ActorRequest, letter: Letter) -> bool:
    """Whether the officer has seen the number of this letter on the last look, and did not ask to change something."""
    return request.POST.get("sure") == letter.number and "change" not in request.POST


def _look_again(
    request: ActorRequest,
    file: Application,
    template: str,
    letter: Letter,
    form: StepForm | CorrectionForm,
    **told: object,
) -> HttpResponse:
    """The last look; or the form once more with what was typed, when the officer wants to change it."""
    if "change" in request.POST:
        return _page(request, file, template, letter, form)
    typed = [(name, value) for name, values in request.POST.lists() for value in values if name not in NOT_TYPED]
    return _page(request, file, template, letter, form, shown=told | {"last_look": True, "typed": typed})


def _page(
    request: ActorRequest,
    file: Application,
    template: str,
    letter: Letter,
    form: StepForm | CorrectionForm,
    *,
    shown: Mapping[str, object] = MappingProxyType({}),
    status: int = MAY_BE_CORRECTED,
) -> HttpResponse:
    note_opening(request, file)
    page = {**key_facts(file), "letter": letter, "form": form, **shown}
    return render(request, template, page, status=status if form.errors else 200)


def _chosen(form: StepForm) -> list[str]:
    """The words of the chosen reasons."""
    return [str(words) for code, words in getattr(form.fields["reasons"], "choices", []) if code in form.chosen]

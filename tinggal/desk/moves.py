"""Taking a step on a file: the confirmation of a decision, the step itself, and the answer to an open check."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from tinggal.applications.access import why_not
from tinggal.applications.models import Application
from tinggal.applications.vouching import newest_no
from tinggal.basket.models import Planned
from tinggal.basket.planning import plan
from tinggal.casework import acting
from tinggal.casework.returning import return_to_applicant
from tinggal.casework.story import story
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import everything, key_facts
from tinggal.desk.findings import findings
from tinggal.desk.forms import LookForm, StepForm
from tinggal.desk.papers import documents, in_force
from tinggal.desk.shown import answer_to, answers
from tinggal.desk.steps import COLLECT, answers_to, done, step_at, words
from tinggal.desk.turns import hand_out_next
from tinggal.desk.vouching import no_sponsor
from tinggal.journal.models import Event
from tinggal.lib.workflow import Move, MoveRefused, NotYours
from tinggal.people.actors import Actor
from tinggal.people.middleware import ActorRequest
from tinggal.verification.actions import resolve
from tinggal.verification.models import Finding

MAY_BE_CORRECTED, WRONG_MOMENT = 422, 409


@for_officers
@require_safe
def confirm(request: ActorRequest, reference: str, action: str) -> HttpResponse:
    """The last look before a decision: the key facts of the file, and the button that cannot be taken back."""
    file = file_for(request, reference)
    step = demand(request, file, action)
    if step is None or not step.decides:
        return redirect("desk:application", reference)
    note_opening(request, file)
    return render(request, "desk/confirm.html", last_look(file, step, StepForm(step)))


@for_officers
@require_POST
def move(request: ActorRequest, reference: str) -> HttpResponse:
    """Take a step. What cannot be done comes back with the reason, and with everything that was typed.

    ``then`` "next": the next file is handed out at once, with no page in between.
    """
    file = file_for(request, reference)
    step = step_at(file, request.POST.get("action", ""))
    if step is None:
        return _too_late(request, file)
    _allowed(request.actor, step, file)
    if step.action == COLLECT:
        return redirect("desk:collect", reference)
    form = StepForm(step, request.POST, answers=answers_to(answers(file)))
    if not form.is_valid():
        return _again(request, file, step, form, status=MAY_BE_CORRECTED)
    try:
        if step.decides:
            return _to_signature(plan(file, form.ruling, by=request.actor))
        _take(file, step, form, by=request.actor)
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
        return _again(request, file_for(request, reference), step, form, status=WRONG_MOMENT)
    messages.success(request, done(file, step))
    return hand_out_next(request) if request.POST.get("then") == "next" else redirect("desk:queue")


@for_officers
@require_POST
def look(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """Write down what an officer found when he looked at an open check."""
    file = file_for(request, reference)
    finding = get_object_or_404(file.findings.in_force(), pk=number)
    form = LookForm(number, request.POST)
    try:
        if form.is_valid():
            acting.not_a_colleagues(file, by=request.actor)
            resolve(finding, by=request.actor, **form.chosen)
            return redirect(_where_he_was(reference, finding, form))
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
    note_opening(request, file)
    page = everything(request.actor, file, looked=form) | {"form": form}
    return render(request, "desk/application.html", page, status=MAY_BE_CORRECTED)


def _take(file: Application, step: Move, form: StepForm, *, by: Actor) -> None:
    """A return keeps what must be corrected item by item; every other step is only taken."""
    if step.needs_reason == "return":
        note = str(form.cleaned_data["note"])
        return_to_applicant(file, step.action, by=by, reasons=form.chosen, note=note, answers=form.wrong_answers)
    else:
        acting.step(file, step.action, by=by, **form.said)


def _to_signature(planned: Planned) -> HttpResponse:
    """A decision takes effect with a signature only: here over a list of one."""
    return redirect(f"{reverse('desk:basket')}?only={planned.pk}")


def _where_he_was(reference: str, finding: Finding, form: LookForm) -> str:
    """The checks of the file, or of the document on whose page he answered."""
    if form.cleaned_data["back"] == "document" and finding.document_id:
        return reverse("desk:document", args=[reference, finding.about]) + "#checks"
    return reverse("desk:application", args=[reference]) + "#checks"


def demand(request: ActorRequest, file: Application, action: str) -> Move | None:
    """The step, when the file is where it can be taken and this officer may take it.

    None at the wrong moment, with words for the next page; ``NotYours`` for a colleague of another desk.
    """
    step = step_at(file, action)
    if step is None:
        messages.error(request, _too_late_words(file))
    else:
        _allowed(request.actor, step, file)
    return step


def _too_late_words(file: Application) -> str:
    return _("This step is no longer possible. The application is now here: %s.") % file.place.label


def _allowed(actor: Actor, step: Move, file: Application) -> None:
    if why := why_not(actor, step, file):
        raise NotYours(why)


def _again(request: ActorRequest, file: Application, step: Move, form: StepForm, *, status: int) -> HttpResponse:
    note_opening(request, file)
    if step.decides and step_at(file, step.action):
        return render(request, "desk/confirm.html", last_look(file, step, form), status=status)
    page = everything(request.actor, file, tried=form) | {"form": form}
    if getattr(page["turn"], "blocks", False):
        page["typed_note"] = request.POST.get("note", "").strip()
    return render(request, "desk/application.html", page, status=status)


def _too_late(request: ActorRequest, file: Application) -> HttpResponse:
    """Somebody was faster, or the address was typed by hand; the note is shown so that it can be copied."""
    if not request.POST.get("action"):
        raise Http404
    note_opening(request, file)
    page = {"summary_errors": [("", _too_late_words(file))], "typed_note": request.POST.get("note", "").strip()}
    return render(request, "desk/application.html", everything(request.actor, file) | page, status=WRONG_MOMENT)


def last_look(file: Application, step: Move, form: StepForm) -> dict[str, object]:
    """What the page of the last look shows, with the form as it was typed."""
    events = list(Event.objects.filter(subject=file.subject).order_by("-number"))
    told = story(file, events)
    return {
        **key_facts(file),
        "step": step,
        "step_words": words(step),
        "form": form,
        "documents": documents(file, in_force(file)),
        "findings": findings(file, open_to_me=False),
        "sponsor": answer_to(file, "sponsor_name"),
        "no_sponsor": no_sponsor(file, newest_no(events)) if step.decides == "approval" else None,
        "said": [entry for entry in told.entries if entry.note],
    }

"""An officer's verdict on a document, and his notes: sent by a script that stays on the page, or by a plain form."""

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tinggal.applications.access import moves_for
from tinggal.applications.models import Application, Document
from tinggal.casework.models import Verdict
from tinggal.casework.notes import may_recommend, notes_on, write_note
from tinggal.casework.verdicts import judge, take_back, verdicts_on
from tinggal.desk.at_hand import at_hand
from tinggal.desk.documents import sent_documents
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import everything
from tinggal.desk.papers import in_force
from tinggal.desk.shown import zone_of
from tinggal.desk.verdict_forms import NoteForm, VerdictForm
from tinggal.desk.viewer import address
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor
from tinggal.people.middleware import ActorRequest

MAY_BE_CORRECTED = 422


@for_officers
@require_POST
def verdict(request: ActorRequest, reference: str, code: str, version: int) -> HttpResponse:
    """``state`` passed, incomplete (with reasons), or "" to take the verdict back."""
    file = file_for(request, reference)
    document = get_object_or_404(sent_documents(file), code=code, version=version)
    form, problem = VerdictForm(request.POST), ""
    try:
        problem = _judged(document, request.POST.get("state", ""), form, by=request.actor)
    except MoveRefused as refusal:
        problem = str(refusal)
    asked = {"document": code, "page": request.POST.get("page", "")}
    if not problem:
        return _saved(request, file, asked) if _by_script(request) else redirect(address(file, **asked))
    if _by_script(request):
        return JsonResponse({"problem": problem}, status=MAY_BE_CORRECTED)
    if form.is_valid():
        form.add_error(None, problem)
    note_opening(request, file)
    page = everything(request.actor, file, judged=form, asked=asked) | {"form": form}
    return render(request, "desk/application.html", page, status=MAY_BE_CORRECTED)


@for_officers
@require_POST
def note(request: ActorRequest, reference: str) -> HttpResponse:
    """Keep a note for officers, with or without a recommendation."""
    file = file_for(request, reference)
    form = NoteForm(request.POST, recommending=may_recommend(file, by=request.actor))
    try:
        if form.is_valid():
            write_note(file, by=request.actor, **form.cleaned_data)
    except MoveRefused as refusal:
        problem = str(refusal)
        form.add_error(
            "reasons" if form.cleaned_data["text"] or form.cleaned_data.get("recommends") else "text", problem
        )
    if form.errors and _by_script(request):
        first = next(iter(form.errors.values()))
        return JsonResponse({"problem": str(first[0])}, status=MAY_BE_CORRECTED)
    if form.errors:
        note_opening(request, file)
        page = everything(request.actor, file, noted=form) | {"form": form}
        return render(request, "desk/application.html", page, status=MAY_BE_CORRECTED)
    if not _by_script(request):
        messages.success(request, _("The note is saved."))
        return redirect(f"{address(file).partition('?')[0]}#notes")
    listed = {"notes": notes_on(file), "zone": zone_of(file)}
    return _told(request, {"notes-list": render_to_string("desk/_notes.html", listed, request=request)}, file)


def _judged(document: Document, state: str, form: VerdictForm, *, by: Actor) -> str:
    """Do what was asked; the words when a reason is missing."""
    if state == Verdict.State.INCOMPLETE:
        if not form.is_valid():
            return _("Please choose at least one reason.")
        judge(document, by=by, state=state, **form.cleaned_data)
    elif state:
        judge(document, by=by, state=state)
    else:
        take_back(document, by=by)
    return ""


def _saved(request: ActorRequest, file: Application, asked: dict[str, str]) -> HttpResponse:
    page = at_hand(file, moves_for(request.actor, file), verdicts_on(file), added=in_force(file), asked=asked)
    return _told(request, {"at-hand": render_to_string("desk/_at_hand.html", page, request=request)}, file)


def _told(request: ActorRequest, pieces: dict[str, str], file: Application) -> HttpResponse:
    """The pieces of the page that changed, by id, and the hour at which it was saved."""
    here = timezone.localtime(timezone.now(), file.office.zone if file.office else None)
    return JsonResponse({"pieces": pieces, "saved": _("Saved %s") % f"{here:%H:%M}"})


def _by_script(request: ActorRequest) -> bool:
    return request.headers.get("X-Piece") == "yes"

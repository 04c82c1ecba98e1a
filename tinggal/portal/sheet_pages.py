"""Several pictures for one document: added at once or one after the other, put in order, and joined into a PDF."""

import hashlib
from collections.abc import Mapping
from http import HTTPStatus
from typing import TypedDict

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tinggal.applications.models import Application
from tinggal.applications.sheet_models import Sheet
from tinggal.applications.sheets import add, join, move, remove, sheets_of, small_picture
from tinggal.catalogue.types import Requirement
from tinggal.intake.joining import MOST_SHEETS, TOGETHER, insist_on_room
from tinggal.intake.kinds import FAMILIES
from tinggal.intake.receive import receive
from tinggal.intake.words import Unusable
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.document_files import never_kept
from tinggal.portal.forms import DocumentForm
from tinggal.portal.own import asked_document, can_change, sent_already
from tinggal.portal.paper_words import camera_for, content_types, may_be_joined, shrinks_to
from tinggal.portal.preparing import to_prepare

_SEVERAL = gettext_lazy("Choose a file, or several photos")
_PICTURES = gettext_lazy("Choose one or more photos")
_STEPS = {"up": -1, "down": 1}


class Taken(TypedDict):
    """As ``DocumentForm`` takes it."""

    accept: str
    camera: str
    several: str
    shrink: Mapping[str, str]


def as_form_takes_it(requirement: Requirement) -> Taken:
    """What the form for this document has to know."""
    several = str(_SEVERAL) if may_be_joined(requirement) else ""
    accept = ",".join(content_types(requirement))
    camera, shrink = camera_for(requirement), shrinks_to(requirement)
    return {"accept": accept, "camera": camera, "several": several, "shrink": shrink}


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def sheets(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """The pictures that wait, in their order, and the way to add the next one."""
    file, requirement = _asked(request, reference, code)
    if not can_change(file):
        return sent_already(request, file)
    pictures = ",".join(FAMILIES["image"])
    accepted: Taken = {**as_form_takes_it(requirement), "accept": pictures, "several": str(_PICTURES)}
    if request.method != "POST":
        return _page(request, file, requirement, DocumentForm(**accepted))
    form = DocumentForm(request.POST, request.FILES, **accepted)
    return add_sheets(request, file, requirement, form)


def add_sheets(request: ActorRequest, file: Application, requirement: Requirement, form: DocumentForm) -> HttpResponse:
    """Take in what the form brought, each by itself: what is wrong with one is said and keeps no other out."""
    if not form.is_valid():
        return _page(request, file, requirement, form)
    try:
        insist_on_room(count=len(form.uploads), size=sum(one.size or 0 for one in form.uploads))
    except Unusable as refusal:
        form.add_error("file", refusal.words)
        return _page(request, file, requirement, form)
    refused = []
    for upload in form.uploads:
        try:
            received = receive(upload, name=upload.name or "", accepts=("image",))
            digest = hashlib.sha256(received.original).hexdigest()
            add(file, requirement.code, received, sha256=digest, by=request.actor)
        except Unusable as refusal:
            refused.append(f"{upload.name}: {refusal.words}")
        except MoveRefused as reason:
            messages.error(request, str(reason))
            return redirect("portal:application", file.reference)
    for words in refused:
        form.add_error("file", words)
    if refused:
        return _page(request, file, requirement, form)
    return redirect("portal:sheets", file.reference, requirement.code)


def _page(request: ActorRequest, file: Application, requirement: Requirement, form: DocumentForm) -> HttpResponse:
    waiting = sheets_of(file, requirement.code)
    context = {
        "application": file,
        "requirement": requirement,
        "waiting": waiting,
        "most": MOST_SHEETS,
        "together": TOGETHER,
        "size": sum(one.size for one in waiting),
        "there": file.documents.filter(code=requirement.code, replaced_at=None).exists(),
        "form": form,
    }
    return render(request, "portal/sheets.html", context)


@login_required
@require_POST
def change_sheet(request: ActorRequest, reference: str, code: str, number: int) -> HttpResponse:
    """Move one picture up or down, or take it away: "act" is up, down or remove. One that is gone is gone."""
    file, requirement = _asked(request, reference, code)
    if not can_change(file):
        return sent_already(request, file)
    sheet = Sheet.objects.filter(application=file, code=requirement.code, pk=number).first()
    act = request.POST.get("act", "")
    if sheet and act == "remove":
        remove(sheet, by=request.actor)
        messages.success(request, _("“%s” was taken away.") % sheet.name)
    elif sheet and act in _STEPS:
        move(sheet, by=request.actor, steps=_STEPS[act])
    return redirect("portal:sheets", reference, code)


@login_required
@require_safe
def sheet_picture(request: ActorRequest, reference: str, code: str, number: int) -> HttpResponse:
    """One picture, small."""
    file, requirement = _asked(request, reference, code)
    sheet = get_object_or_404(Sheet, application=file, code=requirement.code, pk=number)
    return never_kept(small_picture(sheet), content_type="image/jpeg", name=f"{code}-{number}.jpg")


@login_required
@require_POST
def join_sheets(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """Make one document of them. Pressing the button twice makes it once."""
    file, requirement = _asked(request, reference, code)
    if not can_change(file):
        return sent_already(request, file)
    if not sheets_of(file, requirement.code):
        return redirect("portal:document", reference, code)
    try:
        document = join(file, requirement.code, by=request.actor)
    except Unusable as refusal:
        form = DocumentForm(accept=",".join(FAMILIES["image"]), camera=camera_for(requirement), several=str(_PICTURES))
        messages.error(request, refusal.words)
        answer = _page(request, file, requirement, form)
        answer.status_code = HTTPStatus.UNPROCESSABLE_ENTITY
        return answer
    except MoveRefused as reason:
        messages.error(request, str(reason))
        return redirect("portal:document", reference, code)
    words = ngettext(
        "We have received “%(name)s”: %(pages)d page.", "We have received “%(name)s”: %(pages)d pages.", document.pages
    )
    messages.success(request, words % {"name": requirement.label, "pages": document.pages})
    return redirect("portal:document", reference, code)


def _asked(request: ActorRequest, reference: str, code: str) -> tuple[Application, Requirement]:
    """404 for a document that is no several pictures: a portrait is one."""
    file = to_prepare(request, reference)
    requirement = asked_document(file, code)
    if not may_be_joined(requirement):
        raise Http404
    return file, requirement

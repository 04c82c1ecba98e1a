"""The pages on which the applicant adds his documents: the list, one page for each, and looking at what was added."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.drafts import attach, detach
from tinggal.applications.models import Application
from tinggal.catalogue.types import Requirement
from tinggal.intake.kinds import in_words
from tinggal.intake.receive import LIMIT, receive
from tinggal.intake.words import Unusable
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.forms import DocumentForm
from tinggal.portal.own import asked_document, can_change, in_force, own, sent_already
from tinggal.portal.paper_words import content_types, taken_out
from tinggal.portal.progress import papers


@login_required
@require_safe
def documents(request: ActorRequest, reference: str) -> HttpResponse:
    """Every document: required, in some cases, received."""
    file = own(request, reference)
    if not can_change(file):
        return sent_already(request, file)
    listed = papers(file)
    context = {
        "application": file,
        "required": [paper for paper in listed if paper.must],
        "others": [paper for paper in listed if not paper.must],
        "missing": sum(paper.missing for paper in listed),
    }
    return render(request, "portal/documents.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """One document: why, what we take, what is there, and the way to add or replace it."""
    file = own(request, reference)
    requirement = asked_document(file, code)
    if not can_change(file):
        return sent_already(request, file)
    accept = ",".join(content_types(requirement))
    if request.method != "POST":
        return _page(request, file, requirement, DocumentForm(accept=accept))
    form = DocumentForm(request.POST, request.FILES, accept=accept)
    try:
        if form.is_valid() and _take(request, file, requirement, form):
            return redirect("portal:document", reference, code)
    except MoveRefused as reason:
        messages.error(request, str(reason))
        return redirect("portal:application", reference)
    return _page(request, file, requirement, form)


def _take(request: ActorRequest, file: Application, requirement: Requirement, form: DocumentForm) -> bool:
    """Look at the upload and keep it; what cannot be used is said on the form."""
    upload = form.cleaned_data["file"]
    try:
        received = receive(upload, name=upload.name, accepts=requirement.accepts)
    except Unusable as refusal:
        form.add_error("file", refusal.words)
        return False
    attach(file, requirement.code, received, by=request.actor)
    messages.success(request, _("We have received “%s”.") % requirement.label)
    return True


def _page(request: ActorRequest, file: Application, requirement: Requirement, form: DocumentForm) -> HttpResponse:
    there = file.documents.filter(code=requirement.code, replaced_at=None).first()
    context = {
        "application": file,
        "requirement": requirement,
        "must": requirement in file.permit.required_documents(file.answers),
        "document": there,
        "taken_out": taken_out(there),
        "kinds": in_words(content_types(requirement)),
        "limit": LIMIT,
        "form": form,
    }
    return render(request, "portal/document.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """Take a document away, after a question."""
    file = own(request, reference)
    there = in_force(file, code)
    if not can_change(file):
        return sent_already(request, file)
    if request.method != "POST":
        context = {"application": file, "document": there, "requirement": file.permit.requirement(code)}
        return render(request, "portal/document_remove.html", context)
    try:
        detach(there, by=request.actor)
        messages.success(request, _("The document was taken away."))
    except MoveRefused as reason:
        messages.error(request, str(reason))
    return redirect("portal:documents", reference)

"""The pages on which the applicant adds his documents: the list, one page for each, and looking at what was added."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.doubts import kept_all_the_same
from tinggal.applications.drafts import attach, detach
from tinggal.applications.models import Application, Document
from tinggal.applications.progress import groups_of, papers
from tinggal.applications.sheets import sheets_of, waiting_for
from tinggal.catalogue.types import Requirement
from tinggal.intake.kinds import in_words
from tinggal.intake.receive import LIMIT, receive
from tinggal.intake.words import Unusable
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.at_once import at_once, overview
from tinggal.portal.form_parts import first_open
from tinggal.portal.forms import DocumentForm
from tinggal.portal.looked_at import found_incomplete
from tinggal.portal.own import asked_document, can_change, in_force, sent_already
from tinggal.portal.paper_words import content_types, may_be_joined, page_shown, remarks_on, taken_out, to_look_at
from tinggal.portal.papers_together import missing_of
from tinggal.portal.preparing import to_prepare
from tinggal.portal.read_back import face_seen, read_back
from tinggal.portal.sheet_pages import add_sheets, as_form_takes_it
from tinggal.verification.marks import mark


@login_required
@require_safe
def documents(request: ActorRequest, reference: str) -> HttpResponse:
    """Every document: required, in some cases, received."""
    file = to_prepare(request, reference)
    if not can_change(file):
        return sent_already(request, file)
    listed = papers(file)
    kept, seen = kept_all_the_same(file), overview(file)
    context = {
        "application": file,
        "look": {one.requirement.code for one in listed if to_look_at(one.document, one.requirement, kept=kept)},
        "seen": seen,
        "waiting": waiting_for(file),
        "required": [paper for paper in listed if paper.must],
        "others": [paper for paper in listed if not paper.must],
        "together": [(side, len(missing_of(listed, side))) for side in ("own", "sponsor")],
        "missing": sum(paper.missing for paper in listed),
        "incomplete": {one.code for one in found_incomplete(file)},
    }
    return render(request, "portal/documents.html", context)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def document(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """One document: why, what we take, what is there, and the way to add or replace it."""
    file = to_prepare(request, reference)
    requirement = asked_document(file, code)
    if not can_change(file):
        return sent_already(request, file)
    accepted = as_form_takes_it(requirement)
    if request.method != "POST":
        return _page(request, file, requirement, DocumentForm(**accepted))
    form = DocumentForm(request.POST, request.FILES, **accepted)
    try:
        if form.is_valid() and len(form.uploads) > 1:
            return add_sheets(request, file, requirement, form)
        if form.is_valid() and _take(request, file, requirement, form):
            return redirect("portal:document", reference, code)
    except MoveRefused as reason:
        messages.error(request, str(reason))
        return redirect("portal:application", reference)
    return _page(request, file, requirement, form)


def _take(request: ActorRequest, file: Application, requirement: Requirement, form: DocumentForm) -> bool:
    """Look at the upload and keep it; what cannot be used is said on the form."""
    (upload,) = form.uploads
    try:
        received = receive(upload, name=upload.name or "", accepts=requirement.accepts)
    except Unusable as refusal:
        form.add_error("file", refusal.words)
        return False
    attach(file, requirement.code, received, by=request.actor)
    messages.success(request, _("We have received “%s”.") % requirement.label)
    return True


def _page(request: ActorRequest, file: Application, requirement: Requirement, form: DocumentForm) -> HttpResponse:
    there = file.documents.filter(code=requirement.code, replaced_at=None).first()
    context = {
        **(_found(request, file, requirement, there) if there else {}),
        "application": file,
        "incomplete": [one for one in found_incomplete(file) if one.code == requirement.code],
        "requirement": requirement,
        "must": requirement in file.permit.required_documents(file.answers),
        "document": there,
        "taken_out": taken_out(there),
        "kinds": in_words(content_types(requirement)),
        "limit": LIMIT,
        "onward": _onward(file, requirement),
        "by_hand": first_open(file, "passport").address(file) if requirement.code == "passport" and not there else "",
        "form": form,
        "waiting": sheets_of(file, requirement.code) if may_be_joined(requirement) else None,
    }
    return render(request, "portal/document.html", context)


def _onward(file: Application, requirement: Requirement) -> str:
    """Where one goes on: from the passport to what is still open about it, else to the list of documents."""
    if requirement.code == "passport" and "passport" in groups_of(file.permit):
        part = first_open(file, "passport")
        if part.is_open(file):
            return part.address(file)
    return reverse("portal:documents", args=[file.reference])


def _found(request: ActorRequest, file: Application, requirement: Requirement, there: Document) -> dict[str, object]:
    """What was seen on the document that is there: what is hard to read, and where; and what a passport says."""
    remarks = remarks_on(there, requirement)
    page = page_shown(request.GET.get("page", ""), there, remarks)
    return {
        "remarks": remarks,
        "to_look_at": to_look_at(there, requirement, kept=kept_all_the_same(file)),
        "sheet": page,
        "other_sheets": sorted({one.page for one in remarks} - {page}),
        "marks": [each for one in remarks for each in mark(one.place, sign=one.sign, kind="ask", page=page)],
        "looked": at_once(file, there, requirement),
        "reading": read_back(file, there),
        "face": face_seen(there),
    }


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """Take a document away, after a question."""
    file = to_prepare(request, reference)
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

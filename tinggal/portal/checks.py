"""What the machine checked, for the person it is about: what was expected and found, and what would make it pass."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinggal.applications.page_images import NORMAL, page_asked_for, page_image
from tinggal.applications.progress import papers
from tinggal.intake.words import Unusable
from tinggal.people.middleware import ActorRequest
from tinggal.portal.document_files import never_kept
from tinggal.portal.own import asked_document, can_change, in_force
from tinggal.portal.preparing import to_prepare
from tinggal.portal.told import Part, part_of, told
from tinggal.verification.checks.table import ABOUT_FILES, rules_for
from tinggal.verification.marks import Mark, mark


@login_required
@require_safe
def checks(request: ActorRequest, reference: str) -> HttpResponse:
    """Every document and the answers, each with its checks. Before the file is sent: what will be checked."""
    file = to_prepare(request, reference)
    known = told(file)
    listed = [(one.requirement, one.document) for one in papers(file) if one.must or one.document]
    parts = [
        part_of(one.label, code=one.code, document=document, known=known, rules=rules_for(file.permit, one.code))
        for one, document in listed
    ]
    whole = _("Your answers and the whole application")
    answers = part_of(whole, code="", document=None, known=known, rules=ABOUT_FILES)
    newest = max((one.at for one in known), default=None)
    page = {"application": file, "parts": [*parts, answers], "newest": newest, "can_change": can_change(file)}
    return render(request, "portal/checks.html", page)


@login_required
@require_safe
def checked_document(request: ActorRequest, reference: str, code: str) -> HttpResponse:
    """One document with the places marked on its pages."""
    file = to_prepare(request, reference)
    document = in_force(file, code)
    requirement = asked_document(file, code)
    rules = rules_for(file.permit, code)
    part = part_of(requirement.label, code=code, document=document, known=told(file), rules=rules)
    number = page_asked_for(request.GET.get("page", ""), most=document.pages)
    page = {
        "application": file,
        "part": part,
        "document": document,
        "number": number,
        "sheets": range(1, document.pages + 1),
        "marks": _marks(part, page=number, chosen=request.GET.get("mark", "")),
        "can_change": can_change(file),
    }
    return render(request, "portal/checked_document.html", page)


@login_required
@require_safe
def checked_page(request: ActorRequest, reference: str, code: str, number: int) -> HttpResponse:
    """One page of the document in force as a picture, 900 dots wide."""
    document = in_force(to_prepare(request, reference), code)
    try:
        picture = page_image(document, page=number, width=NORMAL)
    except Unusable:
        raise Http404 from None
    return never_kept(picture, content_type="image/jpeg", name=f"{code}-{number}.jpg")


def _marks(part: Part, *, page: int, chosen: str) -> list[Mark]:
    return [
        one
        for item in part.checked
        for one in mark(item.place, sign=item.sign, kind=item.outcome, page=page, chosen=chosen)
    ]

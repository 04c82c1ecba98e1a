"""Typing an application for somebody who sits at the counter: who he is, his answers, his documents."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.access import entered_by
from tinggal.applications.answers_form import AnswersForm
from tinggal.applications.drafts import answer, attach
from tinggal.applications.entering import begin_for
from tinggal.applications.models import Application
from tinggal.applications.progress import groups_of, open_questions, papers
from tinggal.catalogue.permits import permit
from tinggal.catalogue.types import Group
from tinggal.catalogue.words import Words
from tinggal.desk.entry_forms import PapersForm, PersonForm
from tinggal.desk.queueing import for_counters
from tinggal.desk.shown import GROUP_TITLES
from tinggal.intake.receive import receive
from tinggal.intake.words import Unusable
from tinggal.lib.codes import is_reference
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actions import account_for
from tinggal.people.middleware import ActorRequest

MAY_BE_CORRECTED, MOST = 422, 20


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the form: where it is filled in, and what is still open ("" = nothing)."""

    title: Words
    href: str
    gaps: str


@for_counters
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: ActorRequest) -> HttpResponse:
    """Say who sits there; below, what this officer has begun today and not yet sent."""
    form = PersonForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        person = {name: given[name] for name in ("full_name", "phone", "language")}
        try:
            applicant = account_for(given["email"], by=request.actor, **person)
            file = begin_for(permit(given["permit"]), applicant, full_name=given["full_name"], by=request.actor)
            return redirect("desk:entry", file.reference)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    begun = entered_by(request.actor).select_related("applicant").order_by("-pk")[:MOST]
    status = MAY_BE_CORRECTED if form.errors else 200
    return render(request, "desk/entry_begin.html", {"form": form, "begun": begun}, status=status)


@for_counters
@require_safe
def entry(request: ActorRequest, reference: str) -> HttpResponse:
    """What is typed, what is missing, and the way to reading it back."""
    file = typed_here(request, reference)
    listed = parts(file)
    page = {"file": file, "parts": listed, "whole": not any(part.gaps for part in listed)}
    return render(request, "desk/entry.html", page)


@for_counters
@require_http_methods(["GET", "HEAD", "POST"])
def type_answers(request: ActorRequest, reference: str, group: str) -> HttpResponse:
    """One group of questions. Whatever is right is kept at once; what is wrong is said."""
    file = typed_here(request, reference)
    asked = _known(file, group)
    form = AnswersForm(file, asked, request.POST if request.method == "POST" else None)
    if request.method == "POST":
        form.full_clean()
        try:
            answer(file, form.good_answers, by=request.actor)
            if not form.errors:
                return redirect(_next_after(file, asked))
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    page = {"file": file, "form": form, "heading": GROUP_TITLES[asked]}
    return render(request, "desk/entry_form.html", page, status=MAY_BE_CORRECTED if form.errors else 200)


@for_counters
@require_http_methods(["GET", "HEAD", "POST"])
def scan_papers(request: ActorRequest, reference: str) -> HttpResponse:
    """All documents on one page: choose what was scanned, send it together. A file that cannot be used is said."""
    file = typed_here(request, reference)
    form = PapersForm(papers(file))
    if request.method == "POST":
        form = PapersForm(papers(file), request.POST, request.FILES)
        kept = _keep(request, file, form) if form.is_valid() else 0
        if kept:
            messages.success(request, ngettext("%d document is kept.", "%d documents are kept.", kept) % kept)
        if not form.errors:
            return redirect("desk:entry", reference)
        form.papers = papers(file)
    status = MAY_BE_CORRECTED if form.errors else 200
    return render(request, "desk/entry_papers.html", {"file": file, "form": form}, status=status)


def typed_here(request: ActorRequest, reference: str) -> Application:
    """The draft this officer types; 404 for any other."""
    if not is_reference(reference):
        raise Http404
    return get_object_or_404(entered_by(request.actor).select_related("applicant", "office"), reference=reference)


def parts(file: Application) -> list[Part]:
    """The groups of questions in their order, then the documents."""
    listed = []
    for group in groups_of(file.permit):
        gaps = len(open_questions(file, group))
        words = ngettext("%d question is open", "%d questions are open", gaps) % gaps if gaps else ""
        listed.append(Part(GROUP_TITLES[group], _page_of(file, group), words))
    gaps = sum(paper.missing for paper in papers(file))
    words = ngettext("%d document is missing", "%d documents are missing", gaps) % gaps if gaps else ""
    return [*listed, Part(_("Documents"), reverse("desk:entry_papers", args=[file.reference]), words)]


def _keep(request: ActorRequest, file: Application, form: PapersForm) -> int:
    """Keep every upload that can be used; how many that were."""
    kept = 0
    for paper in form.papers:
        code = paper.requirement.code
        upload = form.cleaned_data.get(code)
        if upload is None:
            continue
        try:
            received = receive(upload, name=upload.name or "", accepts=paper.requirement.accepts)
            attach(file, code, received, by=request.actor)
            kept += 1
        except Unusable as refusal:
            form.add_error(code, refusal.words)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    return kept


def _known(file: Application, group: str) -> Group:
    for known in groups_of(file.permit):
        if known == group:
            return known
    raise Http404


def _next_after(file: Application, group: Group) -> str:
    """The next group of questions, the documents after the last."""
    groups = groups_of(file.permit)
    after = groups[groups.index(group) + 1 :]
    return _page_of(file, after[0]) if after else reverse("desk:entry_papers", args=[file.reference])


def _page_of(file: Application, group: Group) -> str:
    return reverse("desk:entry_form", args=[file.reference, group])

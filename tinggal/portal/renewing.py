"""Extending in minutes: everything known is there, only what is open is asked, then it is checked and sent."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from tinggal.applications.answers_form import AnswersForm
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.progress import filing, groups_of, papers
from tinggal.applications.reading import date_answer
from tinggal.applications.renewals import begin_renewal
from tinggal.catalogue.types import Group, Question
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.answers import rows
from tinggal.portal.form_parts import TITLES
from tinggal.portal.own import can_change, own, sent_already
from tinggal.portal.typed import keeps_typed, typed_before


class OpenQuestionsForm(AnswersForm):
    """Some questions of all groups on one page."""

    def __init__(self, application: Application, codes: Sequence[str], data: Mapping[str, Any] | None = None) -> None:
        self.codes = frozenset(codes)
        super().__init__(application, "passport", data)

    def asked(self, group: Group) -> list[Question]:
        """Those with the codes given, whatever their group."""
        return [question for question in self.application.permit.questions if question.code in self.codes]


@login_required
@require_POST
def renew(request: ActorRequest, reference: str) -> HttpResponse:
    """Begin the file that continues a permit, or go on with the one begun."""
    try:
        file = begin_renewal(own(request, reference), by=request.actor)
    except MoveRefused as reason:
        messages.error(request, str(reason))
        return redirect("portal:application", reference)
    return redirect("portal:renewal", file.reference)


@keeps_typed
@require_http_methods(["GET", "HEAD", "POST"])
def renewal(request: ActorRequest, reference: str) -> HttpResponse:
    """What we know, with the way to change it, and the few questions that are open."""
    file = own(request, reference)
    if not can_change(file):
        return sent_already(request, file)
    if file.renews_id is None:
        return redirect("portal:application", reference)
    if request.method != "POST":
        typed = typed_before(request)
        codes = typed.getlist("asked") if typed else still_open(file)
        return _page(request, file, OpenQuestionsForm(file, codes, typed))
    form = OpenQuestionsForm(file, request.POST.getlist("asked"), request.POST)
    form.full_clean()
    try:
        answer(file, form.good_answers, by=request.actor)
    except MoveRefused as reason:
        messages.error(request, str(reason))
        return redirect("portal:application", reference)
    if form.errors:
        return _page(request, file, form)
    missing = any(paper.missing for paper in papers(file))
    return redirect("portal:papers_together", reference, "new") if missing else redirect("portal:check", reference)


def still_open(file: Application) -> list[str]:
    """The codes of the questions that must be answered and are not, and of days that have passed since."""
    today = timezone.localdate()
    needed = file.permit.required_questions(file.answers)
    return [one.code for one in needed if not file.answers.get(one.code) or _has_passed(file, one, today=today)]


def _has_passed(file: Application, question: Question, *, today: date) -> bool:
    day = date_answer(file, question.code) if question.falls == "future" else None
    return day is not None and day < today


def _page(request: ActorRequest, file: Application, form: OpenQuestionsForm) -> HttpResponse:
    context = {
        "application": file,
        "form": form,
        "came_back": request.method != "POST" and form.is_bound,
        "codes": sorted(form.codes),
        "cards": [(TITLES[group], list(rows(file, group))) for group in groups_of(file.permit)],
        "filing": filing(file),
        "kept": [paper for paper in papers(file) if paper.document],
        "missing": [paper for paper in papers(file) if paper.missing],
    }
    return render(request, "portal/renewal.html", context)

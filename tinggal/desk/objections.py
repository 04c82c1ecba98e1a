"""Objections at the desk: what waits for an answer, one objection with its papers, and the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.text import get_valid_filename
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.catalogue.reasons import REASONS
from tinggal.desk.documents import as_attachment
from tinggal.desk.doors import for_officers, note_opening
from tinggal.desk.file_page import key_facts
from tinggal.desk.shown import row
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.lib.workflow import MoveRefused
from tinggal.objections.answering import OUTCOMES, answer, seat_to_answer, seen_by, waiting_for
from tinggal.objections.making import paper_content
from tinggal.objections.models import Objection, ObjectionPaper, ObjectionQuerySet
from tinggal.objections.serving_facts import in_words, served_on
from tinggal.people.middleware import ActorRequest

ROWS, MAY_BE_CORRECTED = 25, 422


class AnswerForm(forms.Form):
    """Upheld or dismissed, and why; the applicant reads it."""

    says_optional = False
    outcome = forms.ChoiceField(
        label=gettext_lazy("Your answer"),
        choices=[(one.value, one.label) for one in OUTCOMES],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please say whether you uphold or dismiss the objection.")},
    )
    words = forms.CharField(
        label=gettext_lazy("Reasons"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("The signed letter prints these words. Answer each of his points on its own line."),
        error_messages={"required": gettext_lazy("Please give the reasons of your answer.")},
    )

    def __init__(self, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed)


@dataclass(frozen=True, slots=True)
class Turned:
    """A page of the answered ones, the newest first; ``older`` is the place of the next, "" on the last."""

    rows: list[Objection]
    older: str


@for_officers
@require_safe
def objections(request: ActorRequest) -> HttpResponse:
    """What waits for this officer, what waits for others on files he may read, and what was answered."""
    mine = list(waiting_for(request.actor)[:ROWS])
    seen = seen_by(request.actor)
    others = seen.waiting().exclude(pk__in=[one.pk for one in mine]).order_by("answer_by", "pk")[:ROWS]
    answered = _answered(seen.exclude(outcome=""), before=request.GET.get("before", ""))
    today = timezone.localdate()
    page = {
        "mine": [(one, row(one.application), _is_late(one, today)) for one in mine],
        "others": [(one, row(one.application), _is_late(one, today)) for one in others],
        "answered": [(one, row(one.application)) for one in answered.rows],
        "older": answered.older,
    }
    return render(request, "desk/objections.html", page)


def _answered(listed: ObjectionQuerySet, *, before: str) -> Turned:
    """A page behind the number of an objection; the first page for a number nobody gave out."""
    if before.isdecimal() and len(before) < 19 and (last := listed.filter(pk=int(before)).first()) and last.answered_at:
        listed = listed.filter(Q(answered_at__lt=last.answered_at) | Q(answered_at=last.answered_at, pk__lt=last.pk))
    found = list(listed.order_by("-answered_at", "-pk")[: ROWS + 1])
    return Turned(found[:ROWS], str(found[ROWS - 1].pk) if len(found) > ROWS else "")


def _is_late(one: Objection, today: date) -> bool:
    return one.answer_by < today


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: ActorRequest, number: int) -> HttpResponse:
    """One objection with the letter it is about; who may, answers it here."""
    one = get_object_or_404(seen_by(request.actor), pk=number)
    seat, why_not = (None, "") if one.outcome else seat_to_answer(request.actor, one)
    form = AnswerForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer(one, by=request.actor, **form.cleaned_data)
            messages.success(request, _("%s: your answer was sent to the applicant.") % one.application.reference)
            return redirect("desk:objection", number)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    note_opening(request, one.application)
    page = {
        **key_facts(one.application),
        "one": one,
        "reasons": [REASONS[code] for code in _reasons(one) if code in REASONS],
        "papers": one.papers.all(),
        "form": form if seat else None,
        "why_not": why_not,
        "late": _is_late(one, timezone.localdate()),
        "answer": Letter.objects.filter(kind=Kind.ANSWER, writing__about=one.letter_id).first(),
        "received": in_words(served_on(one.letter), today=timezone.localdate()),
    }
    return render(request, "desk/objection.html", page, status=MAY_BE_CORRECTED if form.errors else 200)


def _reasons(one: Objection) -> list[str]:
    """The codes for which the decision refused, or the permit was revoked: from the event that caused the letter."""
    told: list[str] = one.letter.writing.cause.data.get("reasons", [])
    return told


@for_officers
@require_safe
def objection_paper(request: ActorRequest, number: int, paper: int) -> HttpResponse:
    """A paper that was enclosed."""
    one = get_object_or_404(seen_by(request.actor), pk=number)
    found = get_object_or_404(ObjectionPaper, objection=one, pk=paper)
    note_opening(request, one.application)
    return as_attachment(paper_content(found), name=get_valid_filename(found.name), content_type=found.content_type)

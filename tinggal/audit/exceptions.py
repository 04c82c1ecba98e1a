"""Exceptions: asking to read personal data outside one's reach, answering, and reading."""

from contextlib import suppress
from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.audit.doors import for_exceptions, show
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.oversight.exceptions import ASK, answering_seat, approve, ask, opened, refuse, shown
from tinggal.oversight.grounds import Ground
from tinggal.oversight.models import PersonalAccess
from tinggal.people.confirming import asked_of_the_browser, begin
from tinggal.people.middleware import ActorRequest
from tinggal.people.proof_form import ConfirmationForm

MOST = 50
DIGITS = 18
MAY_BE_CORRECTED = 422


class AskForm(forms.Form):
    """Which file, on which ground, and why."""

    reference = forms.CharField(label=_("Registration number"), max_length=16)
    ground = forms.ChoiceField(label=_("Reason"), choices=[("", _("Please choose")), *Ground.choices])
    reason = forms.CharField(label=_("Why is it necessary?"), widget=forms.Textarea(attrs={"rows": 4}), max_length=2000)


@for_exceptions
@require_http_methods(["GET", "HEAD", "POST"])
def exceptions(request: ActorRequest) -> HttpResponse:
    """What was asked and answered, the newest first, and the form for those who may ask. What was typed is kept."""
    form = AskForm(request.POST) if request.method == "POST" else AskForm()
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            reference = given["reference"].strip().upper()
            ask(reference, by=request.actor, ground=given["ground"], reason=given["reason"])
            return redirect("audit:exceptions")
        except NotYours as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    after = request.GET.get("after", "")
    listed = PersonalAccess.objects.select_related("application", "asked_by", "decided_by")
    if after.isdecimal() and len(after) <= DIGITS:
        listed = listed.filter(pk__lt=int(after))
    found = list(listed[: MOST + 1])
    rows = found[:MOST]
    now = timezone.now()
    page: dict[str, Any] = {
        "rows": [(row, _is_open(row, request), bool(not row.decided_at and answering_seat(row, request.actor)))
                 for row in rows],
        "form": form,
        "later": str(rows[-1].pk) if len(found) > MOST else "",
        "may_ask": request.actor.holds(*ASK),
        "now": now,
    }  # fmt: skip
    return show(request, "exceptions", section="exceptions", status=MAY_BE_CORRECTED if form.errors else 200, **page)


@sensitive_post_parameters("digits", "passkey")
@for_exceptions
@require_http_methods(["GET", "HEAD", "POST"])
def answer_exception(request: ActorRequest, number: int) -> HttpResponse:
    """What a second person is asked, and his answer: a no is a button, a yes needs his second factor."""
    rows = PersonalAccess.objects.select_related("application__office", "asked_by")
    access = get_object_or_404(rows, pk=number)
    if access.decided_at is not None:
        return redirect("audit:exceptions")  # somebody was faster: the list says how it was answered
    if answering_seat(access, request.actor) is None:
        raise PermissionDenied(_("A second person answers this: an auditor or the head of the sub-directorate."))
    if request.method == "POST" and request.POST.get("answer") == "no":
        with suppress(MoveRefused):
            refuse(access, by=request.actor)
        return redirect("audit:exceptions")
    form = ConfirmationForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            approve(access, by=request.actor, person=request.user, **form.cleaned_data)
            return redirect("audit:exceptions")
        except MoveRefused as refusal:
            form.add_error("digits", str(refusal))
    asked = begin(request.user, shown=shown(access))
    page: dict[str, Any] = {"access": access, "file": access.application, "form": form, "number": asked.pk}
    page |= {"options": asked_of_the_browser(asked), "ground": Ground(access.ground).label}
    return show(request, "answer", section="exceptions", status=MAY_BE_CORRECTED if form.errors else 200, **page)


@for_exceptions
@require_safe
def read_exception(request: ActorRequest, number: int) -> HttpResponse:
    """The answers of the form, for as long as the exception is open. Every reading is written down."""
    accesses = PersonalAccess.objects.select_related("application__applicant", "application__office")
    access = get_object_or_404(accesses, pk=number, asked_by_id=request.actor.user_id)
    try:
        opened(access, by=request.actor)
    except NotYours as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    file = access.application
    asked = [(question.label, file.answers.get(question.code, "")) for question in file.permit.questions]
    given = [(label, text) for label, text in asked if text]
    return show(request, "exception", section="exceptions", access=access, file=file, answers=given)


def _is_open(row: PersonalAccess, request: ActorRequest) -> bool:
    return bool(row.approved and row.until and row.until > timezone.now() and row.asked_by_id == request.actor.user_id)

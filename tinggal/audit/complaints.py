"""Complaints and reports of bribery as auditors read and answer them."""

from typing import Any

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.audit.doors import for_auditors, show
from tinggal.complaints.answering import answer, figures, note_reading
from tinggal.complaints.models import Complaint, ComplaintEntry
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest

MOST, DIGITS = 50, 18
MAY_BE_CORRECTED = 422


class ReplyForm(forms.Form):
    """What the auditor writes to the reporter, and the end, when this is it."""

    says_optional = False
    text = forms.CharField(
        label=_("Your question or answer"),
        help_text=_("The reporter reads this with his code. He does not learn your name."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": _("Please write your answer.")},
    )
    outcome = forms.ChoiceField(
        label=_("Is this the end?"),
        required=False,
        choices=[("", _("No, it goes on")), *ComplaintEntry.Outcome.choices],
    )


@for_auditors
@require_safe
def complaints(request: ActorRequest) -> HttpResponse:
    """The open ones, the oldest first, or the closed ones, the newest first."""
    closed, after = request.GET.get("show") == "closed", request.GET.get("after", "")
    listed = Complaint.objects.told().select_related("office")
    listed = listed.closed().order_by("-pk") if closed else listed.still_open().order_by("pk")
    if after.isdecimal() and len(after) <= DIGITS:
        listed = listed.filter(pk__lt=int(after)) if closed else listed.filter(pk__gt=int(after))
    found = list(listed[: MOST + 1])
    page: dict[str, Any] = {
        "rows": found[:MOST],
        "later": str(found[MOST - 1].pk) if len(found) > MOST else "",
        "closed": closed,
        "figures": figures(),
        "today": timezone.localdate(),
    }
    return show(request, "complaints", section="complaints", **page)


@for_auditors
@require_http_methods(["GET", "HEAD", "POST"])
def complaint(request: ActorRequest, number: int) -> HttpResponse:
    """One report with everything that was said, and the answer. Each reading is written down."""
    found = get_object_or_404(Complaint.objects.told().select_related("office"), pk=number)
    form = ReplyForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            answer(found, by=request.actor, **form.cleaned_data)
            return redirect("audit:complaint", number)
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    if request.method != "POST":
        note_reading(found, by=request.actor)
    page: dict[str, Any] = {"complaint": found, "entries": found.entries.select_related("written_by"), "form": form}
    page |= {"today": timezone.localdate()}
    return show(request, "complaint", section="complaints", status=MAY_BE_CORRECTED if form.errors else 200, **page)

"""Conflicts of interest: declaring one, the lines about them on the page of a file, and the list superiors see."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.clock_watch import SUPERIOR
from tinggal.applications.conflicts import conflicted, may_declare, nobody_left
from tinggal.applications.models import Conflict
from tinggal.casework.conflicts import declare_and_lay_aside
from tinggal.catalogue.conflicts import GROUNDS
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import key_facts
from tinggal.desk.kept_away import declared as declared_line
from tinggal.desk.shown import row
from tinggal.lib.workflow import MoveRefused
from tinggal.people.doors import only_for
from tinggal.people.middleware import ActorRequest
from tinggal.people.roles import Role

MOST, MAY_BE_CORRECTED = 50, 422
for_superiors = only_for(*set(SUPERIOR.values()), Role.AUDITOR)


class ConflictForm(forms.Form):
    """The ground, and a word about it."""

    ground = forms.ChoiceField(
        label=gettext_lazy("Why you cannot be impartial here"),
        choices=[(one.code, one.words) for one in GROUNDS.values()],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose the ground.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy(
            "Only if it is needed to understand. Officers who open this application read the ground and the note."
        ),
    )

    def __init__(self, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed)


@for_officers
@require_http_methods(["GET", "HEAD", "POST"])
def declare_conflict(request: ActorRequest, reference: str) -> HttpResponse:
    """Say that one cannot be impartial on this file. It cannot be taken back; the file goes its way without him."""
    file = file_for(request, reference)
    if not may_declare(request.actor, file):
        if Conflict.objects.filter(application=file, officer=request.user).exists():
            messages.error(request, _("You have declared this already."))
            return redirect("desk:application", reference)
        raise PermissionDenied(f"{request.actor.key} has no desk for {file}")
    note_opening(request, file)
    form = ConflictForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            declare_and_lay_aside(file, by=request.actor, **form.cleaned_data)
            messages.success(request, _("It is written down. %s goes its way without you.") % reference)
            return redirect("desk:queue")
        except MoveRefused as refusal:
            form.add_error(None, str(refusal))
    page = {**key_facts(file), "form": form}
    return render(request, "desk/conflict.html", page, status=MAY_BE_CORRECTED if form.errors else 200)


@for_superiors
@require_safe
def declared(request: ActorRequest) -> HttpResponse:
    """Files at the desks below this officer on which somebody declared a conflict, those first that nobody may take."""
    files = list(conflicted(request.actor)[:MOST])
    told = [
        {"row": row(file), "left": nobody_left(file), "conflicts": [declared_line(one) for one in file.conflicts.all()]}
        for file in files
    ]
    told.sort(key=lambda one: not one["left"])
    return render(request, "desk/conflicts.html", {"files": told})

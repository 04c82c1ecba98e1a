"""Several documents on one page: those one has oneself, and those of the sponsor. Each goes its own way;
one that cannot be used keeps no other out."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from tinggal.applications.drafts import attach
from tinggal.applications.models import Application
from tinggal.applications.progress import Paper, papers
from tinggal.applications.sides import side_of
from tinggal.catalogue.words import Words
from tinggal.intake.receive import LIMIT, receive
from tinggal.intake.words import Unusable
from tinggal.lib.workflow import MoveRefused
from tinggal.people.middleware import ActorRequest
from tinggal.portal.own import can_change, sent_already
from tinggal.portal.paper_words import content_types, shrinks_to
from tinggal.portal.preparing import to_prepare

HEADINGS: Final[Mapping[str, Words]] = {
    "own": _("Your own documents"),
    "sponsor": _("Documents from your sponsor"),
    "new": _("Documents that are new or have run out"),
}
ANYBODYS: Final = "new"
"""All that is missing, whoever has it: few when a permit is extended."""


class TogetherForm(forms.Form):
    """One file for each document; each may stay empty and come later."""

    says_optional = False

    def __init__(
        self,
        file: Application,
        listed: Sequence[Paper],
        data: Mapping[str, Any] | None = None,
        files: "MultiValueDict[str, UploadedFile[Any]] | None" = None,
    ) -> None:
        super().__init__(data, files)
        for paper in listed:
            requirement = paper.requirement
            self.fields[requirement.code] = forms.FileField(
                label=str(requirement.label),
                help_text=str(requirement.why),
                required=False,
                allow_empty_file=True,
                widget=forms.FileInput(
                    attrs={
                        "accept": ",".join(content_types(requirement)),
                        "data-max-bytes": str(LIMIT),
                        "data-begin": reverse("portal:begin_upload", args=[file.reference, requirement.code]),
                        **shrinks_to(requirement),
                    }
                ),
            )

    def clean(self) -> dict[str, Any]:
        """At least one."""
        if not any(self.cleaned_data.values()):
            self.add_error(next(iter(self.fields), None), str(_("Choose a file first.")))
        return self.cleaned_data


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def papers_together(request: ActorRequest, reference: str, whose: str) -> HttpResponse:
    """The documents of one side that are still missing, and the button that sends what was chosen."""
    file = to_prepare(request, reference)
    if whose not in HEADINGS:
        raise Http404
    if not can_change(file):
        return sent_already(request, file)
    missing = missing_of(papers(file), whose)
    if not missing:
        return redirect(_onward(file, whose))
    if request.method != "POST":
        return _page(request, file, whose, TogetherForm(file, missing))
    form = TogetherForm(file, missing, request.POST, request.FILES)
    try:
        kept = _keep(request, file, missing, form) if form.is_valid() else 0
    except MoveRefused as reason:
        messages.error(request, str(reason))
        return redirect("portal:application", reference)
    if kept:
        words = ngettext("We have received %d document.", "We have received %d documents.", kept)
        messages.success(request, words % kept)
    return _page(request, file, whose, form) if form.errors else redirect(_onward(file, whose))


def _onward(file: Application, whose: str) -> str:
    """Whoever extends goes straight on to the check; else those of the sponsor follow one's own, and then the list of
    documents says what is left."""
    if whose == "own" and len(missing_of(papers(file), "sponsor")) > 1:
        return reverse("portal:papers_together", args=[file.reference, "sponsor"])
    return reverse("portal:check" if whose == ANYBODYS else "portal:documents", args=[file.reference])


def missing_of(listed: Sequence[Paper], whose: str) -> list[Paper]:
    """The required documents of one side that are not there; the passport has its own task, except where all are."""
    missing = [paper for paper in listed if paper.missing]
    if whose == ANYBODYS:
        return missing
    return [paper for paper in missing if paper.requirement.code != "passport" and side_of(paper.requirement) == whose]


def _keep(request: ActorRequest, file: Application, listed: Sequence[Paper], form: TogetherForm) -> int:
    """Keep every upload that can be used; how many that were. What is wrong with the others is said beside them."""
    kept = 0
    for requirement in [paper.requirement for paper in listed]:
        upload = form.cleaned_data.get(requirement.code)
        if upload is None:
            continue
        try:
            received = receive(upload, name=upload.name or "", accepts=requirement.accepts)
        except Unusable as refusal:
            form.add_error(requirement.code, refusal.words)
        else:
            attach(file, requirement.code, received, by=request.actor)
            kept += 1
    return kept


def _page(request: ActorRequest, file: Application, whose: str, form: TogetherForm) -> HttpResponse:
    heading, onward = HEADINGS[whose], _onward(file, whose)
    context = {"application": file, "whose": whose, "heading": heading, "form": form, "onward": onward}
    return render(request, "portal/papers_together.html", context)

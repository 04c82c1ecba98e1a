"""The applicant objects to a refusal or a revocation, and follows what becomes of it; one address for both."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from tinggal.applications.models import Application
from tinggal.intake.receive import Received, receive
from tinggal.intake.words import Unusable
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.lib.workflow import MoveRefused
from tinggal.objections.making import MOST_PAPERS, hold_to_right, letter_against, object_to, object_until, paper_content
from tinggal.objections.models import Objection, ObjectionPaper
from tinggal.objections.serving_facts import in_words, served_on
from tinggal.offices.calendar import working_days
from tinggal.people.middleware import ActorRequest
from tinggal.portal.document_files import never_kept
from tinggal.portal.forms import FilesField
from tinggal.portal.own import own

MAY_BE_CORRECTED = 422


class ObjectionForm(forms.Form):
    """Why the decision is wrong, in his own words and language, with papers that show it."""

    says_optional = False
    grounds = forms.CharField(
        label=gettext_lazy("Why is the decision wrong?"),
        help_text=gettext_lazy("Say what is not true, or what was not seen. You can write in any language."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": gettext_lazy("Write why the decision is wrong.")},
    )
    papers = FilesField(
        label=gettext_lazy("Papers that show it (you may leave this empty)"),
        help_text=gettext_lazy("Up to 3 pictures or PDF files, 10 MB each."),
        required=False,
        allow_empty_file=True,
    )

    def clean_papers(self) -> "list[UploadedFile[Any]]":
        """At most three files."""
        sent: list[UploadedFile[Any]] = self.cleaned_data.get("papers") or []
        if len(sent) > MOST_PAPERS:
            raise ValidationError(_("Choose at most %d files.") % MOST_PAPERS)
        return sent


@dataclass(frozen=True, slots=True)
class Remedy:
    """What the status page says: one may object until a day, or an objection was made. Neither: "" is shown.

    ``received`` says when the letter counts as received.
    """

    until: date | None = None
    objection: Objection | None = None
    received: str = ""


def remedy_of(file: Application) -> Remedy:
    """The newest objection of a file, or the last day to object to the letter that stands."""
    letter = letter_against(file)
    made = Objection.objects.filter(application=file).order_by("-pk").first()
    if letter and (made is None or made.letter_id != letter.pk):
        served, today = served_on(letter), timezone.localdate()
        until = object_until(letter, served)
        return Remedy(until, None, in_words(served, today=today)) if today <= until else Remedy()
    return Remedy(None, made)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: ActorRequest, reference: str) -> HttpResponse:
    """The form while one may object; then the objection with its clock and its answer."""
    file = own(request, reference)
    letter = letter_against(file)
    form = ObjectionForm(request.POST, request.FILES) if request.method == "POST" else ObjectionForm()
    if request.method == "POST" and form.is_valid() and _object(request, file, form):
        return redirect("portal:objection", reference)
    made = list(Objection.objects.filter(application=file).order_by("-pk").prefetch_related("papers"))
    signed = _signed(file)
    page = {"application": file, "form": form}
    page["made"] = [
        (one, _left(one), signed.get((Kind.OBJECTION, one.letter_id)), signed.get((Kind.ANSWER, one.letter_id)))
        for one in made
    ]
    page |= _may(letter, file)
    return render(request, "portal/objection.html", page, status=MAY_BE_CORRECTED if form.errors else 200)


def _may(letter: Letter | None, file: Application) -> dict[str, object]:
    """The letter, the last day and since when it counts while one may object; else why not, unless it was done."""
    try:
        found = hold_to_right(file, letter)
    except MoveRefused as refusal:
        return {"why_not": str(refusal)}
    served, today = served_on(found), timezone.localdate()
    return {"letter": found, "until": object_until(found, served), "received": in_words(served, today=today)}


def _object(request: ActorRequest, file: Application, form: ObjectionForm) -> bool:
    try:
        papers = list(_received(form.cleaned_data["papers"]))
    except Unusable as refusal:
        form.add_error("papers", refusal.words)
        return False
    try:
        object_to(file, grounds=form.cleaned_data["grounds"], papers=papers, by=request.actor)
    except MoveRefused as refusal:
        form.add_error(None, str(refusal))
        return False
    messages.success(request, _("We have your objection. A signed receipt comes to this page in a few minutes."))
    return True


def _received(uploads: "Iterable[UploadedFile[Any]]") -> Iterable[Received]:
    for upload in uploads:
        yield receive(upload, name=upload.name or "")


def _left(one: Objection) -> int:
    return working_days().between(timezone.localdate(), one.answer_by)


def _signed(file: Application) -> dict[tuple[str, int], Letter]:
    """The receipts and the answers of a file, by their kind and the letter that was objected to."""
    found = Letter.objects.filter(application=file, kind__in=[Kind.OBJECTION, Kind.ANSWER]).select_related("writing")
    return {(letter.kind, letter.writing.about_id): letter for letter in found if letter.writing.about_id}


@login_required
@require_safe
def objection_paper(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """A paper he enclosed, as it is kept."""
    mine = ObjectionPaper.objects.filter(objection__application=own(request, reference))
    paper = get_object_or_404(mine, pk=number)
    return never_kept(paper_content(paper), content_type=paper.content_type, name=paper.name)

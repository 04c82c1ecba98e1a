"""The letter of a file before anybody decides (for every officer who reads the file): its pages, and the PDF."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from tinggal.applications.models import Application
from tinggal.desk.doors import file_for, for_officers, note_opening
from tinggal.desk.file_page import key_facts
from tinggal.desk.letter_draft import draft, may_be_drafted
from tinggal.intake.pictures import page_image
from tinggal.intake.words import Unusable
from tinggal.letters.render import pages_of
from tinggal.people.middleware import ActorRequest

WIDTH = 1000


@for_officers
@require_safe
def letter_preview(request: ActorRequest, reference: str) -> HttpResponse:
    """The page with every page of the letter as a picture. Nothing is decided and nothing kept."""
    file = _undecided(request, reference)
    if file is None:
        messages.error(request, _("There is no letter to look at before a decision here."))
        return redirect("desk:application", reference)
    drafted = draft(file, request.GET, by=request.actor)
    count = pages_of(drafted.letter.pdf) if drafted.letter else 0
    page = {
        **key_facts(file),
        "drafted": drafted,
        "letter_form": drafted.form,
        "pdf": f"{reverse('desk:letter_preview_pdf', args=[reference])}?{drafted.chosen}",
        "sheets": [
            f"{reverse('desk:letter_preview_page', args=[reference, number])}?{drafted.chosen}"
            for number in range(1, count + 1)
        ],
    }
    return render(request, "desk/letter_preview.html", page)


@for_officers
@require_safe
def letter_preview_page(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """One page as a JPEG."""
    pdf = _pdf(request, reference)
    if not 1 <= number <= pages_of(pdf):
        raise Http404
    try:
        picture = page_image(pdf, content_type="application/pdf", page=number, width=WIDTH)
    except Unusable as broken:
        raise Http404 from broken
    return HttpResponse(picture, content_type="image/jpeg")


@for_officers
@require_safe
def letter_preview_pdf(request: ActorRequest, reference: str) -> HttpResponse:
    """The unsigned PDF, without number, codes and seal."""
    answer = HttpResponse(_pdf(request, reference), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{reference}-preview.pdf"'
    return answer


def _pdf(request: ActorRequest, reference: str) -> bytes:
    file = _undecided(request, reference)
    drafted = draft(file, request.GET, by=request.actor) if file else None
    if drafted is None or drafted.letter is None:
        raise Http404
    return drafted.letter.pdf


def _undecided(request: ActorRequest, reference: str) -> Application | None:
    """The file, its opening written down; None when it is decided already."""
    file = file_for(request, reference)
    note_opening(request, file)
    return file if may_be_drafted(file) else None

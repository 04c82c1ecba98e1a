"""The applicant's letters, for ever: those of one application, those of all, and each as it was filed."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from tinggal.applications.access import visible_to
from tinggal.applications.models import Application
from tinggal.letters.actions import LetterDamaged, found_damaged, opened, pdf_of
from tinggal.letters.kinds import DECIDING, Kind
from tinggal.letters.models import Letter
from tinggal.letters.standing import Standing, standing_of
from tinggal.people.middleware import ActorRequest
from tinggal.portal.dashboard import before
from tinggal.portal.document_files import never_kept
from tinggal.portal.own import own

ROWS, NOT_READABLE = 25, 503


@dataclass(frozen=True, slots=True)
class Kept:
    """A letter with how it stands today."""

    letter: Letter
    standing: Standing

    @property
    def speaks(self) -> bool:
        """Whether it is what counts now: the decision, or what took its place."""
        return self.letter.kind in (*DECIDING, Kind.CORRECTION, Kind.REVOCATION) and self.letter.ended_by is None

    @property
    def is_card(self) -> bool:
        """Whether it is the electronic permit as it counts now."""
        return self.letter.kind == Kind.PERMIT and self.letter.ended_by is None


@login_required
@require_safe
def letters(request: ActorRequest, reference: str) -> HttpResponse:
    """Every letter of one application, the newest first."""
    file = own(request, reference)
    return render(request, "portal/letters.html", {"application": file, "rows": letters_of(file)})


@login_required
@require_safe
def my_letters(request: ActorRequest) -> HttpResponse:
    """Every letter of all applications, ``?before=<id>`` for the older ones."""
    mine = visible_to(request.actor).filter(applicant_id=request.actor.user_id)
    found = Letter.objects.filter(application__in=mine).select_related("application", "ended_by")
    start = before(request)
    page = list((found.filter(pk__lt=start) if start else found).order_by("-pk")[: ROWS + 1])
    here = reverse("portal:my_letters")
    context = {
        "rows": _kept(page[:ROWS]),
        "newer_url": here if start else "",
        "older_url": f"{here}?before={page[ROWS - 1].pk}" if len(page) > ROWS else "",
    }
    return render(request, "portal/my_letters.html", context)


def letters_of(file: Application) -> list[Kept]:
    """Every letter of a file, the newest first; one query."""
    return _kept(Letter.objects.filter(application=file).select_related("application", "ended_by"))


def _kept(found: Iterable[Letter]) -> list[Kept]:
    today = timezone.localdate()
    return [Kept(letter, standing_of(letter, today=today)) for letter in found]


@login_required
@require_safe
def letter(request: ActorRequest, reference: str) -> HttpResponse:
    """The letter of the decision, byte for byte as it was filed."""
    decisions = Letter.objects.decisions().select_related("application")
    return handed_out(request, get_object_or_404(decisions, application=own(request, reference)))


@login_required
@require_safe
def one_letter(request: ActorRequest, reference: str, number: int) -> HttpResponse:
    """Any letter of an application, byte for byte as it was filed."""
    mine = Letter.objects.select_related("application").filter(application=own(request, reference))
    return handed_out(request, get_object_or_404(mine, pk=number))


def handed_out(request: ActorRequest, found: Letter) -> HttpResponse:
    """The PDF, with its line in the journal; or plain words when the stored copy is damaged."""
    try:
        pdf = pdf_of(found)
    except LetterDamaged:
        found_damaged(found)
        return render(request, "portal/letter_damaged.html", {"letter": found}, status=NOT_READABLE)
    opened(found, by=request.actor)
    return never_kept(pdf, content_type="application/pdf", name=found.file_name)

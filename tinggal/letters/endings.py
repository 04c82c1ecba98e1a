"""What a letter does to earlier ones in the moment it is filed: to those it speaks of, and to permits it replaces."""

from datetime import datetime

from django.conf import settings

from tinggal.applications.models import Application, ApplicationQuerySet
from tinggal.applications.status import Status
from tinggal.journal.record import record
from tinggal.letters.kinds import DECIDING, PERMITTING, Kind
from tinggal.letters.models import Letter
from tinggal.lib.codes import blind_index
from tinggal.people.actors import SYSTEM


def end_what_it_speaks_of(letter: Letter, *, at: datetime) -> None:
    """A revocation ends every letter of the file that permits the stay or puts one right, a correction the one letter
    it corrects.

    A decision taken anew after an objection takes the place of the one before it. A permit card made anew takes the
    place of the one before it; one that comes after the revocation is ended with it.
    An invitation takes the place of earlier ones; one that is filed after a later one is ended by that.
    Called inside the filing transaction.
    """
    about = letter.writing.about
    ended = Letter.objects.filter(application=letter.application, ended_by=None).exclude(pk=letter.pk)
    if letter.kind == Kind.REVOCATION:
        ended = ended.filter(kind__in=[*PERMITTING, Kind.CORRECTION])
    elif letter.kind in DECIDING:
        ended = ended.filter(kind__in=[*DECIDING, Kind.CORRECTION, Kind.REVOCATION])
    elif letter.kind == Kind.CORRECTION and about:
        ended = ended.filter(pk=about.pk)
    elif letter.kind == Kind.PERMIT:
        ended = ended.filter(kind=Kind.PERMIT)
        revocations = Letter.objects.filter(application=letter.application, kind=Kind.REVOCATION, ended_by=None)
        if revocation := revocations.first():
            Letter.objects.filter(pk=letter.pk).update(ended_by=revocation, ended_at=at)
    elif letter.kind == Kind.INVITATION:
        ended = ended.filter(kind=Kind.INVITATION)
        later = ended.filter(writing__cause__number__gt=letter.writing.cause.number)
        if newest := later.order_by("-writing__cause__number").first():
            ended, letter = ended.model.objects.filter(pk=letter.pk), newest
    else:
        return
    ended.update(ended_by=letter, ended_at=at)


def end_what_it_replaces(letter: Letter, *, at: datetime) -> None:
    """One person has one stay permit: an approval that replaces the present one ends what earlier files gave the same
    passport, and the journal of each of them says so. Called inside the filing transaction."""
    if letter.kind != Kind.APPROVAL or not letter.application.permit.replaces:
        return
    for file in _earlier_files(letter.application):
        of_the_stay = Letter.objects.filter(application=file, ended_by=None, kind__in=[*PERMITTING, Kind.CORRECTION])
        if of_the_stay.update(ended_by=letter, ended_at=at):
            told = {"letter": letter.pk, "number": letter.number, "application": letter.application.reference}
            record("permit.ended", subject=file.subject, by=SYSTEM, data=told)


def _earlier_files(application: Application) -> ApplicationQuerySet:
    """Approved files of the same nationality and passport, this one or the one before it."""
    answers, earlier = application.answers, application.permit.earlier_passport
    numbers = {answers.get("passport_number", ""), answers.get(earlier, "") if earlier else ""} - {""}
    return Application.objects.filter(
        passport_index__in=[blind_index(number, key=settings.BLIND_INDEX_KEY) for number in numbers],
        answers__nationality=answers.get("nationality", ""),
        status__in=[Status.ISSUED, Status.COLLECTED],
    ).exclude(pk=application.pk)

"""What a letter of revocation or correction does to the letters it speaks of, in the moment it is filed."""

from datetime import datetime

from tinggal.letters.kinds import PERMITTING, Kind
from tinggal.letters.models import Letter


def end_what_it_speaks_of(letter: Letter, *, at: datetime) -> None:
    """A revocation ends every letter of the file that permits the stay or puts one right, a correction the one letter
    it corrects.

    A permit card made anew takes the place of the one before it; one that comes after the revocation is ended with it.
    An invitation takes the place of earlier ones; one that is filed after a later one is ended by that.
    Called inside the filing transaction.
    """
    about = letter.writing.about
    ended = Letter.objects.filter(application=letter.application, ended_by=None).exclude(pk=letter.pk)
    if letter.kind == Kind.REVOCATION:
        ended = ended.filter(kind__in=[*PERMITTING, Kind.CORRECTION])
    elif letter.kind == Kind.CORRECTION and about:
        ended = ended.filter(pk=about.pk)
    elif letter.kind == Kind.PERMIT:
        ended = ended.filter(kind=Kind.PERMIT)
        if revocation := Letter.objects.filter(application=letter.application, kind=Kind.REVOCATION).first():
            Letter.objects.filter(pk=letter.pk).update(ended_by=revocation, ended_at=at)
    elif letter.kind == Kind.INVITATION:
        ended = ended.filter(kind=Kind.INVITATION)
        later = ended.filter(writing__cause__number__gt=letter.writing.cause.number)
        if newest := later.order_by("-writing__cause__number").first():
            ended, letter = ended.model.objects.filter(pk=letter.pk), newest
    else:
        return
    ended.update(ended_by=letter, ended_at=at)

"""What is the reader's own: his files and the letters of them, and nobody else's."""

from tinggal.applications.access import visible_to
from tinggal.applications.models import ApplicationQuerySet
from tinggal.letters.models import Letter, LetterQuerySet
from tinggal.people.actors import Actor


def own_files(actor: Actor) -> ApplicationQuerySet:
    """The files in which this person is the applicant; for officers, too, only those."""
    return visible_to(actor).filter(applicant_id=actor.user_id)


def own_letters(actor: Actor) -> LetterQuerySet:
    """Every letter of the person's own files."""
    return Letter.objects.filter(application__in=own_files(actor))

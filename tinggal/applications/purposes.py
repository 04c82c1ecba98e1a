"""For what somebody opened a file: the applicant reads it beside the name of the office."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tinggal.people.roles import Role


class Purpose(TextChoices):
    """What a file was opened for; the words are the applicant's."""

    CASEWORK = "casework", _("To work on your application")
    AUDIT = "audit", _("To check how the offices work")
    SECOND_LOOK = "second_look", _("To judge your application a second time, without knowing the decision")
    EXCEPTION = "exception", _("As an exception that a second person approved")


def purpose_of(role: str, said: str) -> Purpose:
    """What was said when the file was opened; for lines that say nothing, what the role is there for."""
    if said in Purpose.values:
        return Purpose(said)
    return Purpose.AUDIT if role == Role.AUDITOR else Purpose.CASEWORK

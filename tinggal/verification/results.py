"""What a check finds."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Outcome(TextChoices):
    """Only ``block`` stops a file and is shown to the applicant; ``ask`` waits for an officer's eyes."""

    PASS = "pass", _("All right")
    NOTE = "note", _("For your information")
    ASK = "ask", _("Please look")
    BLOCK = "block", _("Must be corrected")


class Resolution(TextChoices):
    """What an officer found when he looked at a question."""

    CLEARED = "cleared", _("Looked at: no objection")
    CONFIRMED = "confirmed", _("Looked at: the doubt is right")


@dataclass(frozen=True, slots=True)
class Result:
    """``words`` is a key of ``WORDS``; ``expected`` and ``found`` are the same in every language (ISO dates, numbers,
    codes); ``reason`` is the catalogue's code for a return, for a ``block`` only."""

    outcome: Outcome
    words: str
    expected: str = ""
    found: str = ""
    reason: str = ""


PASSED = Result(Outcome.PASS, "passed")

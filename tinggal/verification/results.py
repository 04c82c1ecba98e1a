"""What a check finds, and what an officer answers to it."""

from dataclasses import dataclass, replace

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tinggal.lib.boxes import Box


class Outcome(TextChoices):
    """From the lightest to the heaviest. Only ``block`` stops a file; ``ask`` waits for an officer's eyes."""

    PASS = "pass", _("All right")
    NOTE = "note", _("For your information")
    ASK = "ask", _("Please look")
    BLOCK = "block", _("Must be corrected")


_WEIGHT = {outcome: weight for weight, outcome in enumerate(Outcome)}


class Resolution(TextChoices):
    """What an officer found when he looked at a question."""

    CLEARED = "cleared", _("Looked at: no objection")
    CONFIRMED = "confirmed", _("Looked at: the doubt is right")


class Override(TextChoices):
    """Why an officer has no objection although the machine had one: these are counted, to see which check is wrong."""

    MISREAD = "misread", _("The machine read this wrongly")
    ORIGINAL_SEEN = "original_seen", _("I have seen the original at the counter")
    SAME_PERSON = "same_person", _("Written otherwise, but the same person")
    REGISTER_OLD = "register_old", _("The register is out of date")
    EXPLAINED = "explained", _("Another document explains it")
    OTHER = "other", _("Another reason (say which in the note)")


@dataclass(frozen=True, slots=True)
class Result:
    """``words`` is a key of the rule's ``says``; ``expected`` and ``found`` are the same in every language (ISO days,
    numbers, codes), at most 200 characters of each are kept; ``reason`` is the catalogue's code for a return, for a
    ``block`` only; ``box`` is where it stands on the document. ``about`` is for rules about a whole file: the code of
    the document on which it shows, "" where it is about the answers or everything.
    """

    outcome: Outcome
    words: str
    expected: str = ""
    found: str = ""
    reason: str = ""
    box: Box | None = None
    about: str = ""

    def at_most(self, heaviest: Outcome) -> "Result":
        """The same, no heavier than this; what no longer blocks needs no reason for a return."""
        if _WEIGHT[self.outcome] <= _WEIGHT[heaviest]:
            return self
        return replace(self, outcome=heaviest, reason="")


PASSED = Result(Outcome.PASS, "passed")

"""The kinds of letters, and what each means for the public log and the seal."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Kind(TextChoices):
    """Every letter is of one of these kinds; the label is what people read."""

    APPROVAL = "approval", _("Letter of approval")
    REFUSAL = "refusal", _("Letter of refusal")
    PERMIT = "permit", _("Stay permit")
    REVOCATION = "revocation", _("Letter of revocation")
    CORRECTION = "correction", _("Letter of correction")
    RECEIPT = "receipt", _("Receipt")
    RETURN = "return", _("Return notice")
    INVITATION = "invitation", _("Invitation to an interview")
    OBJECTION = "objection", _("Receipt of an objection")
    ANSWER = "answer", _("Answer to an objection")


DECIDING = (Kind.APPROVAL, Kind.REFUSAL)
# What revoking a permit ends, and what shows as a residence permit when its seal is read.
PERMITTING = (Kind.APPROVAL, Kind.PERMIT)
LEAF = {Kind.REVOCATION: "REVOKE1", Kind.CORRECTION: "REPLACE1"}


def leaf(kind: str) -> str:
    """The word with which a letter of this kind stands in the public log."""
    return LEAF.get(Kind(kind), "ISSUE1")

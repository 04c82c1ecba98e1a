"""How a letter stands today: in force, replaced, revoked, or expired by itself."""

from datetime import date

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from tinggal.letters.kinds import DECIDING, Kind
from tinggal.letters.models import Letter

HAS_EFFECT = frozenset({*DECIDING, Kind.PERMIT, Kind.REVOCATION, Kind.CORRECTION})


class Standing(TextChoices):
    """What is said of a letter; "" of one that only tells something, such as a receipt."""

    IN_FORCE = "in_force", _("In force")
    REPLACED = "replaced", _("Replaced")
    REVOKED = "revoked", _("Revoked")
    EXPIRED = "expired", _("Expired")
    TOLD = "", ""

    @property
    def colour(self) -> str:
        """The colour of its tag; the words beside it say the same."""
        return _COLOURS[self]


_COLOURS = {
    Standing.IN_FORCE: "green",
    Standing.REPLACED: "orange",
    Standing.REVOKED: "red",
    Standing.EXPIRED: "grey",
    Standing.TOLD: "grey",
}


def standing_of(letter: Letter, *, today: date) -> Standing:
    """Read ``ended_by`` with the letter when there are many. What was ended stays ended after its last day."""
    if letter.ended_by:
        return Standing.REVOKED if letter.ended_by.kind == Kind.REVOCATION else Standing.REPLACED
    if letter.kind not in HAS_EFFECT:
        return Standing.TOLD
    return Standing.EXPIRED if letter.valid_until and letter.valid_until < today else Standing.IN_FORCE

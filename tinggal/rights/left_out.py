"""What a copy of somebody's data leaves out, table by table, and why. A test keeps it complete."""

from collections.abc import Mapping
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Why(TextChoices):
    """The reasons, as the copy tells them."""

    AGAIN = "again", _("What programs made of your data, to find or draw it faster. The data itself is in this copy.")
    SECRET = "secret", _("Keys and one-time codes. With them somebody could act in your name.")
    OFFICERS = "officers", _("How officers work: their turns, notes and minutes, and what they do for others.")
    FRAUD = "fraud", _("Signs against fraud. Whoever knew them could get round them.")
    NAMELESS = "nameless", _("Reports without a name. We do not know who wrote them.")


LEFT_OUT: Final[Mapping[str, Why]] = {
    "account.EmailConfirmation": Why.SECRET,
    "people.Confirmation": Why.SECRET,
    "basket.Ceremony": Why.SECRET,
    "applications.Piece": Why.AGAIN,
    "applications.PageImage": Why.AGAIN,
    "verification.DocumentFacts": Why.AGAIN,
    "verification.EarlyLook": Why.AGAIN,
    "casework.SearchEntry": Why.AGAIN,
    "letters.Writing": Why.AGAIN,
    "letters.Unsigned": Why.AGAIN,
    "letters.ArchiveCopy": Why.AGAIN,
    "applications.Conflict": Why.OFFICERS,
    "casework.Lease": Why.OFFICERS,
    "casework.Pick": Why.OFFICERS,
    "casework.SavedFilter": Why.OFFICERS,
    "casework.KeysOff": Why.OFFICERS,
    "casework.Note": Why.OFFICERS,
    "basket.Planned": Why.OFFICERS,
    "basket.SecondLook": Why.OFFICERS,
    "oversight.OfficerMonth": Why.OFFICERS,
    "appointments.ClosedDay": Why.OFFICERS,
    "pulse.Incident": Why.OFFICERS,
    "notices.ReadOver": Why.OFFICERS,
    "signals.Mark": Why.FRAUD,
    "signals.Look": Why.FRAUD,
    "signals.Overlay": Why.FRAUD,
    "signals.FacePrint": Why.FRAUD,
    "signals.Signal": Why.FRAUD,
    "signals.Pattern": Why.FRAUD,
    "complaints.ComplaintEntry": Why.NAMELESS,
}
"""Tables from which a link leads to a person or his application (``room.Table``) and of which no row is in his copy."""

"""For what somebody may look a letter up with a share code, and which parts of it he then sees."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class SharePurpose(TextChoices):
    """What the holder gives a code for, and what whoever uses it says he wants."""

    WORK = "work", _("Work: an employer")
    RENT = "rent", _("A home: a landlord or an agent")
    BANK = "bank", _("Money: a bank or an insurer")
    OTHER = "other", _("Something else")


class ShareField(TextChoices):
    """A part of the letter that the holder may let be seen. Validity, number and initials everybody sees."""

    NAME = "name", _("Your full name")
    NATIONALITY = "nationality", _("Your nationality")
    PERMIT = "permit", _("The kind of permit and what it allows")
    SPONSOR = "sponsor", _("Who vouches for you")
    PASSPORT = "passport", _("Your whole passport number")
    BORN_ON = "born_on", _("Your date of birth")


# What a birth date opens, and what codes opened before they had a purpose.
USUAL: Final = (ShareField.NAME, ShareField.NATIONALITY, ShareField.PERMIT)
SUGGESTED: Final[Mapping[str, tuple[ShareField, ...]]] = MappingProxyType(
    {
        SharePurpose.WORK: (ShareField.NAME, ShareField.NATIONALITY, ShareField.PERMIT, ShareField.SPONSOR),
        SharePurpose.RENT: (ShareField.NAME, ShareField.NATIONALITY),
        SharePurpose.BANK: (*USUAL, ShareField.PASSPORT, ShareField.BORN_ON),
        SharePurpose.OTHER: USUAL,
    }
)

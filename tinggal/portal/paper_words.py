"""What is said about a document: which kinds of file we take, and what we took out of the one we got."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Document
from tinggal.catalogue.types import Requirement
from tinggal.catalogue.words import Words
from tinggal.intake.kinds import FAMILIES

TAKEN_OUT: Mapping[str, Words] = {
    "scripts": _("programs"),
    "launch": _("programs"),
    "attached_files": _("attached files"),
    "form_program": _("programs"),
    "opening_action": _("actions"),
    "actions": _("actions"),
    "media": _("sound or video"),
    "links": _("links"),
    "restrictions": _("restrictions on use"),
    "place": _("the place where the photo was taken"),
}


def content_types(requirement: Requirement) -> tuple[str, ...]:
    """The content types in which this document may come."""
    return tuple(kind for family in requirement.accepts for kind in FAMILIES[family])


def taken_out(document: Document | None) -> str:
    """What we removed from a file to make it harmless, in words; "" when nothing."""
    codes = document.notes if document else ()
    return ", ".join(dict.fromkeys(str(TAKEN_OUT[code]) for code in codes if code in TAKEN_OUT))

"""What is said about a document: which files we take, what we took out of one, and what is hard to read on it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinggal.applications.doubts import doubts_of
from tinggal.applications.models import Document
from tinggal.catalogue.types import Requirement
from tinggal.catalogue.words import Words
from tinggal.intake.kinds import FAMILIES
from tinggal.lib.boxes import Box
from tinggal.pages.templatetags.pages import comma
from tinggal.verification.marks import place_in_words

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
    "other_pictures": _("other pictures in the same file"),
}


def content_types(requirement: Requirement) -> tuple[str, ...]:
    """The content types in which this document may come."""
    return tuple(kind for family in requirement.accepts for kind in FAMILIES[family])


def shrinks_to(requirement: Requirement) -> dict[str, str]:
    """The attribute of the control that lets the script make a large photo smaller, with its longest side in dots.

    Nothing for the passport and the portrait: the reader and the checks of edited pictures need what the camera made.
    2,000 dots along a sheet of A4 are 170 to the inch; small print can be read from 150.
    """
    whole = "passport_validity" in requirement.checks or "photo" in requirement.checks
    return {} if whole or "image" not in requirement.accepts else {"data-shrink": "2000"}


def taken_out(document: Document | None) -> str:
    """What we removed from a file to make it harmless, in words; "" when nothing."""
    codes = document.notes if document else ()
    return comma().join(dict.fromkeys(str(TAKEN_OUT[code]) for code in codes if code in TAKEN_OUT))


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing that is hard to read. ``sign`` is its number on the picture, "" where the whole page is meant;
    ``where`` says the place in words; ``done``: nobody has to do anything about it."""

    sign: str
    where: str
    words: Words
    page: int
    place: Box | None
    done: bool


def remarks_on(document: Document, requirement: Requirement) -> list[Remark]:
    """What is hard to read on a document, what asks for something first."""
    remarks, sign = [], 0
    for doubt in doubts_of(document, requirement):
        sign += doubt.place is not None
        where = place_in_words(doubt.place, pages=document.pages) if doubt.place else _on_page(doubt.page, document)
        number = str(sign) if doubt.place else ""
        remarks.append(Remark(number, where, doubt.words, doubt.page, doubt.place, doubt.done))
    return remarks


def to_look_at(document: Document | None, requirement: Requirement, *, kept: Collection[tuple[str, int]]) -> bool:
    """Whether the applicant should look at the document again: something is hard to read, and he has not said that he
    keeps it. ``kept`` is ``applications.doubts.kept_all_the_same``."""
    if document is None or (document.code, document.version) in kept:
        return False
    return any(not doubt.done for doubt in doubts_of(document, requirement))


def page_shown(wanted: str, document: Document, remarks: Sequence[Remark]) -> int:
    """The page asked for; else the first on which something has to be done; else the first."""
    if wanted.isdecimal() and 1 <= int(wanted[:5]) <= document.pages:
        return int(wanted[:5])
    return next((one.page for one in remarks if not one.done), 1)


def may_be_joined(requirement: Requirement) -> bool:
    """Whether several pictures of this document may become one PDF."""
    return {"image", "pdf"} <= set(requirement.accepts)


def camera_for(requirement: Requirement) -> str:
    """Which camera of a phone takes it: that of the screen for a face; "" where pictures are not taken."""
    if "image" not in requirement.accepts:
        return ""
    return "user" if "photo" in requirement.checks else "environment"


def _on_page(page: int, document: Document) -> str:
    return str(_("page %(page)d") % {"page": page}) if document.pages > 1 else str(_("the whole page"))

"""Why a file cannot be used, in words that say what to do about it."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

WORDS: Mapping[str, Any] = {
    "empty": _("This file is empty. Choose the file again, or save it again first."),
    "too_large": _("This file is larger than %(limit)s MB. Save it smaller, or scan it with 200 dots per inch."),
    "wrong_type": _("This looks like %(found)s. Please upload %(wanted)s."),
    "encrypted": _("This PDF is locked with a password. Save it without a password and upload it again."),
    "damaged": _("We could not open this file. It may be damaged. Save or scan it again and upload the new file."),
    "too_heavy": _("This file is too complicated to open. Print it to a new PDF, or take a photo of the page."),
    "too_many_pages": _(
        "This PDF has %(pages)s pages. The most we can take is %(limit)s. Upload only the pages we ask for."
    ),
    "dynamic_form": _(
        "Only Adobe Reader can show this form. Open it there, print it to a new PDF, and upload that one."
    ),
    "several_pictures": _("This file holds %(pages)s pictures. Save the one we ask for by itself and upload that one."),
    "no_pictures": _("There is no picture yet. Add the first page."),
    "too_many_pictures": _("One document can have %(limit)s pictures. Scan the pages into one PDF and upload that."),
    "too_large_together": _(
        "Together these pictures are larger than %(limit)s MB. Save them smaller, or scan the pages into one PDF."
    ),
    "infected": _("Our virus check stopped this file. Scan the paper document again and upload the new file."),
    "not_scanned": _(
        "We cannot check files for viruses just now. Nothing was lost. Please try again in a few minutes."
    ),
    "too_many_pixels": _(
        "This picture is %(width)s × %(height)s dots. The most we can take is %(limit)s million dots. Save it smaller."
    ),
    "too_small": _(
        "This picture is only %(width)s × %(height)s dots. Each side needs at least %(least)s dots. "
        "Take the photo from closer, or scan it with 200 dots per inch."
    ),
    "blank": _("This page looks empty. Check that you scanned the right side, and upload it again."),
    "blurred": _("This page is too blurred to read. Hold the camera still, use more light, and take the photo again."),
}

FLAWS: Mapping[str, Any] = {
    "blurred": _("The print is blurred here. Hold the camera still, tap on the page to focus, and take it again."),
    "shaken": _("The camera moved. Rest your arms on the table, hold the camera still, and take the picture again."),
    "glare": _("Light is reflected here and hides what is below. Move the lamp or the page, and switch off the flash."),
    "dark": _("The picture is too dark. Go to a window or switch on more light, and take it again."),
    "faint": _("The print hardly stands out from the paper. Use more light, or scan the page in colour."),
    "cut": _("A side of the page seems to be outside the picture. Step back until you see all four edges."),
    "corner": _("A corner of the page seems to be missing or folded. Lay the page flat, and show all four corners."),
    "low_resolution": _("The print has too few dots to be read well. Go closer, or scan with 200 dots per inch."),
    "no_print": _("We see hardly any print on this page. Check that this is the right side."),
    "tilted": _("The page lies at a slant. We can read it, but straight is better."),
    "turned": _("The page lay on its side or on its head. We turned it upright for you. You need to do nothing."),
}
"""What makes a page hard to read: codes of ``Received.quality``. Nothing of it keeps a file from being taken."""

DONE_FOR_YOU = frozenset({"turned"})


class Unusable(Exception):
    """A file that cannot be taken. ``code`` is a key of ``WORDS``; the text is for the person who sent it."""

    def __init__(self, code: str, /, **details: object) -> None:
        self.code, self.details = code, details
        super().__init__(code)

    @property
    def words(self) -> str:
        """The sentence in the language now active."""
        return str(WORDS[self.code]) % self.details

    def __str__(self) -> str:
        return self.words

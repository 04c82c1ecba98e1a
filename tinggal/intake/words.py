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

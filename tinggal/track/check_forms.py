"""What somebody gives to have a letter checked. An error is the place of a sentence in the table of words."""

import unicodedata
from datetime import date
from typing import Any

from django import forms

from tinggal.letters.checking import LARGEST
from tinggal.letters.checking_register import LONG, SHORT, tidy
from tinggal.letters.share_purposes import SharePurpose
from tinggal.letters.sharing import LENGTH, Secret
from tinggal.track.check_words import words_in

SEAL_LARGEST = 1_000  # bytes
SHORTEST_NAME, LONGEST_NAME = 2, 80


# Where a field is shown, and what is said of whatever only Django finds wrong with it, such as a null character.
SHOWN_AT = {"month": "day", "year": "day"}
OTHERWISE = {
    "code": "code_wrong",
    "day": "date_wrong",
    "share": "share_wrong",
    "who": "who_missing",
    "seal": "seal_wrong",
}
OURS = frozenset(words_in("en").table["problem"])


class SpeakingForm(forms.Form):
    """A form whose error messages are looked up in the table of words."""

    @property
    def problems(self) -> dict[str, str]:
        """The name of each wrong field with the name of its sentence."""
        found = [(name, str(error.code)) for name, errors in self.errors.as_data().items() for error in errors]
        shown = [(SHOWN_AT.get(name, name), code) for name, code in reversed(found)]
        return {name: code if code in OURS else OTHERWISE.get(name, "file_missing") for name, code in shown}


class CodeForm(SpeakingForm):
    """The code printed on a letter, and the second secret that the short one needs.

    ``more``: the reader has the minimal answer already and wants the rest, so a secret is needed in any case.
    """

    code = forms.CharField(required=False)
    day = forms.CharField(required=False)
    month = forms.CharField(required=False)
    year = forms.CharField(required=False)
    share = forms.CharField(required=False)
    who = forms.CharField(required=False)
    why = forms.CharField(required=False)
    more = forms.BooleanField(required=False)

    def clean(self) -> dict[str, Any]:
        """Adds ``secret``; ``code`` becomes tidy."""
        given = super().clean() or {}
        typed = str(self.data.get("code", ""))
        code = tidy(typed) if len(typed) <= 60 else ""
        if not typed.strip():
            self.add_error("code", forms.ValidationError("", "code_missing"))
        elif len(code) not in (SHORT, LONG):
            self.errors.pop("code", None)
            self.add_error("code", forms.ValidationError("", "code_wrong"))
        share_code = self._share_code(given)
        who, why = self._who_and_why(given) if share_code else ("", "")
        secret = Secret(born_on=self._birth_date(given), share_code=share_code, who=who, why=why)
        if not self.errors and not secret and (len(code) == SHORT or given.get("more")):
            self.add_error("day", forms.ValidationError("", "secret_missing"))
        return given | {"code": code, "secret": secret}

    def _birth_date(self, given: dict[str, Any]) -> date | None:
        typed = [
            unicodedata.normalize("NFKC", given.get(name) or "").strip(" .,/-") for name in ("year", "month", "day")
        ]
        if not any(typed):
            return None
        try:
            year, month, day = (int(part) for part in typed if part.isdecimal() and len(part) <= 4)
            if year >= 1000:
                return date(year, month, day)
        except ValueError:
            pass
        self.add_error("day", forms.ValidationError("", "date_wrong"))
        return None

    def _share_code(self, given: dict[str, Any]) -> str:
        typed = given.get("share") or ""
        code = tidy(typed)
        if typed.strip() and len(code) != LENGTH:
            self.add_error("share", forms.ValidationError("", "share_wrong"))
            return ""
        return code

    def _who_and_why(self, given: dict[str, Any]) -> tuple[str, str]:
        """Who uses a code says who he is and what for: the holder reads it."""
        who, why = " ".join((given.get("who") or "").split())[:LONGEST_NAME], given.get("why") or ""
        if len(who) < SHORTEST_NAME:
            self.add_error("who", forms.ValidationError("", "who_missing"))
        if why not in SharePurpose.values:
            self.add_error("why", forms.ValidationError("", "why_missing"))
        return who, why


class LetterForm(SpeakingForm):
    """The PDF of a letter. One that is too large is refused before a byte of it is read."""

    letter = forms.FileField(required=False, allow_empty_file=True)

    def clean(self) -> dict[str, Any]:
        """Adds the error, if any."""
        given = super().clean() or {}
        file = given.get("letter")
        if not file:
            self.add_error("letter", forms.ValidationError("", "file_missing"))
        elif not file.size:
            self.add_error("letter", forms.ValidationError("", "file_empty"))
        elif file.size > LARGEST:
            self.add_error("letter", forms.ValidationError("", "file_large"))
        return given


class SealForm(SpeakingForm):
    """The bytes of a seal in hexadecimal digits, as the camera or another reader gives them."""

    seal = forms.CharField(required=False)

    def clean_seal(self) -> bytes:
        """The bytes; blanks and colons between them are forgiven."""
        typed = "".join(self.cleaned_data["seal"].split()).replace(":", "").removeprefix("0x")
        if not typed:
            raise forms.ValidationError("", "seal_missing")
        try:
            if len(typed) <= 2 * SEAL_LARGEST:
                return bytes.fromhex(typed)
        except ValueError:
            pass
        raise forms.ValidationError("", "seal_wrong")

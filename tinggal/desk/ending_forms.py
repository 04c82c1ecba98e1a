"""What should stand in a letter: one field for each place that may be corrected, filled with what is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from tinggal.catalogue.words import Words
from tinggal.letters.correcting import LONGEST, PLACES, Place, as_written
from tinggal.letters.models import Letter
from tinggal.pages.fields import DateInParts
from tinggal.pages.templatetags.pages import in_words


@dataclass(frozen=True, slots=True)
class Change:
    """One place with what is written and what should stand there, in words for people; "" = nothing."""

    label: Words
    was: str
    should: str


class CorrectionForm(forms.Form):
    """The places of one letter. Only those that differ from what is written are taken."""

    says_optional = False

    def __init__(self, letter: Letter, typed: Mapping[str, Any] | None = None) -> None:
        self.was = as_written(letter)
        super().__init__(typed, initial={_name(path): words for path, words in self.was.items()})
        for path, words in self.was.items():
            self.fields[_name(path)] = _field(PLACES[path], words)

    def clean(self) -> None:
        """Refuses a form in which nothing differs."""
        if not self.errors and not self.words:
            raise ValidationError(_("Nothing would be changed. Write what should stand in the letter."))

    @property
    def words(self) -> dict[str, str]:
        """Place → what should stand there, dates as YYYY-MM-DD; only where it differs."""
        given = {path: _plain(self.cleaned_data.get(_name(path))) for path in self.was}
        return {path: words for path, words in given.items() if words != self.was[path]}

    @property
    def changes(self) -> list[Change]:
        """The same for the eyes."""
        return [
            Change(PLACES[path].label, _shown(self.was[path], path), _shown(to, path))
            for path, to in self.words.items()
        ]


def _name(path: str) -> str:
    return path.removeprefix("written.").replace(".", "_")


def _field(place: Place, words: str) -> forms.Field:
    hint = _("Written: %s") % _shown(words, place.path) if words else _("Nothing is written.")
    if place.is_date:
        return DateInParts(label=str(place.label), help_text=hint, required=not place.may_be_empty)
    return forms.CharField(label=str(place.label), help_text=hint, required=not place.may_be_empty, max_length=LONGEST)


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date) else " ".join(str(value or "").split())


def _shown(words: str, path: str) -> str:
    return in_words(words) if PLACES[path].is_date else words

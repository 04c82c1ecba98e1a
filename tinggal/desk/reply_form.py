"""What an office writes to an applicant: a standard sentence, words of its own, or both."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.catalogue.sentences import SENTENCES, Blank, Sentence, offered
from tinggal.correspondence.choosing import NO_SENTENCE, Standard, missing
from tinggal.offices.calendar import working_days
from tinggal.pages.templatetags.pages import with_weekday

DAYS_AHEAD = 30  # working days that can be named in a sentence


class ReplyForm(forms.Form):
    """The days offered are working days; only the blank that the chosen sentence has is read."""

    says_optional = False
    sentence = forms.ChoiceField(
        label=gettext_lazy("Standard sentence"),
        help_text=gettext_lazy("The applicant reads it in his own language."),
        required=False,
    )
    document = forms.ChoiceField(label=gettext_lazy("Document, if the sentence needs one"), required=False)
    day = forms.ChoiceField(label=gettext_lazy("Day, if the sentence needs one"), required=False)
    text = forms.CharField(
        label=gettext_lazy("Your own words"),
        help_text=gettext_lazy("He reads them as you type them, and the name of your office, not yours."),
        max_length=3000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(label=gettext_lazy("Language of your own words"), required=False)

    def __init__(self, file: Application, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed, initial={"language": get_language()})
        today = timezone.localdate()
        offers: dict[str, list[tuple[str, str]]] = {
            "sentence": [("", _("None")), *((one.code, _with_blank(one)) for one in offered(on=today))],
            "document": [NOTHING, *((one.code, str(one.label)) for one in file.permit.requirements)],
            "day": [NOTHING, *((day.isoformat(), with_weekday(day)) for day in _days(today))],
            "language": [(code, str(name)) for code, name in settings.LANGUAGES],
        }
        for name, choices in offers.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = choices

    @property
    def standard(self) -> Standard:
        """The sentence of a valid form, with the blank it has."""
        found = SENTENCES.get(self.cleaned_data["sentence"])
        return Standard(found.code, self.cleaned_data[found.blank] if found.blank else "") if found else NO_SENTENCE

    def clean(self) -> None:
        """It says something, and the blank of the sentence is filled."""
        found = SENTENCES.get(self.cleaned_data.get("sentence", ""))
        if found and found.blank and not self.cleaned_data.get(found.blank) and found.blank not in self.errors:
            self.add_error(found.blank, missing(found))
        if not self.errors and not found and not self.cleaned_data.get("text", "").strip():
            self.add_error("text", _("Write your message first."))


NOTHING = ("", "–")


def _with_blank(one: Sentence) -> str:
    """The sentence as it is offered, with a word for what is filled in."""
    return one.filled(_("[the document]") if one.blank == Blank.DOCUMENT else _("[the day]"))


def _days(today: date) -> list[date]:
    calendar = working_days()
    return [today, *(calendar.add(today, number) for number in range(1, DAYS_AHEAD + 1))]

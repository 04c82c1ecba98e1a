"""Why a file has to wait, and until which working day."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tinggal.applications.models import Application
from tinggal.casework.holds import days_for
from tinggal.casework.reasons import HoldReason
from tinggal.desk.turn_forms import FIRST, coded
from tinggal.pages.templatetags.pages import in_words


class HoldForm(forms.Form):
    """The days offered are the ones allowed; the last day of the desk is never passed."""

    says_optional = False
    reason = forms.ChoiceField(
        label=gettext_lazy("Why does it have to wait?"),
        error_messages={"required": gettext_lazy("Please choose why it has to wait.")},
    )
    until_on = forms.TypedChoiceField(
        label=gettext_lazy("Until"),
        coerce=date.fromisoformat,
        error_messages={"required": gettext_lazy("Please choose a day.")},
    )

    def __init__(self, file: Application, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed, auto_id=f"hold_{file.reference}_%s")
        self.days = days_for(file)
        offered = {"reason": coded(HoldReason), "until_on": [(f"{day}", in_words(day)) for day in self.days]}
        for name, choices in offered.items():
            field = self.fields[name]
            if isinstance(field, forms.ChoiceField):
                field.choices = [FIRST, *choices]

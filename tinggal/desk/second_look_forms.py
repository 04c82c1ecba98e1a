"""What is sent with a second look: how one would decide, and afterwards why the two decisions differ."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tinggal.basket.differences import Difference
from tinggal.catalogue.reasons import reasons_for
from tinggal.desk.forms import coded_choice
from tinggal.desk.turn_forms import coded


class SecondLookForm(forms.Form):
    """The outcome, and the reasons of a refusal. The note is read by colleagues only."""

    outcome = forms.ChoiceField(
        label=gettext_lazy("How would you decide?"),
        choices=[("approval", gettext_lazy("Approve")), ("refusal", gettext_lazy("Refuse"))],
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please say how you would decide.")},
    )
    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Reasons of a refusal"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("The first officer and the auditor read it. The applicant does not."),
    )

    def __init__(self, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed)
        field = self.fields["reasons"]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = [
                (one.code, coded_choice(one.code, one.words, one.law, one.mend)) for one in reasons_for("refuse")
            ]


class DifferenceForm(forms.Form):
    """Why the two decisions differ, once both are known."""

    says_optional = False
    difference = forms.ChoiceField(
        label=gettext_lazy("Why do the two decisions differ?"),
        choices=coded(Difference),
        widget=forms.RadioSelect,
        error_messages={"required": gettext_lazy("Please choose why the two decisions differ.")},
    )

    def __init__(self, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed)

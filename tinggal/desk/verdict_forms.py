"""What officers type about a document and about a file: a verdict with its reasons, and a note."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tinggal.casework.models import Verdict
from tinggal.catalogue.reasons import reasons_for
from tinggal.desk.forms import AT_LEAST_ONE, coded_choice


class VerdictForm(forms.Form):
    """Why a document is incomplete."""

    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("What is wrong with it?"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        error_messages=AT_LEAST_ONE,
    )
    words = forms.CharField(
        label=gettext_lazy("What exactly"),
        help_text=gettext_lazy("The applicant reads this at once. Say what you see, and what to do."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, before: Verdict | None = None) -> None:
        known = {"reasons": before.reasons, "words": before.words} if before else {}
        super().__init__(typed, initial=known, auto_id="verdict_%s")
        reasons = self.fields["reasons"]
        if isinstance(reasons, forms.MultipleChoiceField):
            reasons.choices = [
                (one.code, coded_choice(one.code, one.words, one.law, one.mend)) for one in reasons_for("return")
            ]


class NoteForm(forms.Form):
    """A note for colleagues; an officer with a step on the file may recommend an outcome in it."""

    says_optional = False
    text = forms.CharField(
        label=gettext_lazy("Note for officers"),
        help_text=gettext_lazy("Officers who may open this file read it, and auditors. The applicant does not."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    recommends = forms.ChoiceField(
        label=gettext_lazy("Your recommendation"),
        required=False,
        choices=[
            ("", gettext_lazy("None")),
            ("approval", gettext_lazy("Approve")),
            ("refusal", gettext_lazy("Refuse")),
        ],
    )
    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Reasons, when you recommend to refuse"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, recommending: bool) -> None:
        super().__init__(typed, auto_id="note_%s")
        reasons = self.fields["reasons"]
        if not recommending:
            del self.fields["recommends"], self.fields["reasons"]
        elif isinstance(reasons, forms.MultipleChoiceField):
            reasons.choices = [(one.code, coded_choice(one.code, one.words, one.law)) for one in reasons_for("refuse")]

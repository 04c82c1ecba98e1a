"""What is sent when somebody decides: the outcome with its reasons or conditions, and how the file was looked at."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tinggal.applications.decisions import Ruling
from tinggal.catalogue.conditions import CONDITIONS
from tinggal.catalogue.reasons import reasons_for
from tinggal.desk.forms import coded_choice
from tinggal.people.proof_form import ProofForm

LONGEST_LOOK = 4 * 60 * 60


class RulingForm(forms.Form):
    """An approval with its conditions, or a refusal with its reasons. ``seconds`` is what the browser has measured."""

    outcome = forms.CharField(widget=forms.HiddenInput)
    seconds = forms.IntegerField(min_value=0, max_value=LONGEST_LOOK, required=False, widget=forms.HiddenInput)
    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Reasons"),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        error_messages={"required": gettext_lazy("Please choose at least one reason.")},
    )
    conditions = forms.MultipleChoiceField(
        label=gettext_lazy("Conditions"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, outcome: str, typed: Any = None, *, prefix: str = "") -> None:
        super().__init__(typed, initial={"outcome": outcome}, auto_id=f"{prefix}_{outcome}_%s")
        if outcome == "approval":
            del self.fields["reasons"]
            self._offer(
                "conditions", [(one.code, coded_choice(one.code, one.words, one.law)) for one in CONDITIONS.values()]
            )
        else:
            del self.fields["conditions"]
            offered = reasons_for("refuse")
            self._offer(
                "reasons", [(one.code, coded_choice(one.code, one.words, one.law, one.mend)) for one in offered]
            )
            self.fields["note"].help_text = gettext_lazy("The applicant reads this in the letter.")

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        if isinstance(field, forms.MultipleChoiceField):
            field.choices = choices

    @property
    def ruling(self) -> Ruling:
        """The decision as it was typed; only for a valid form."""
        said = self.cleaned_data
        return Ruling(
            outcome=said["outcome"],
            reasons=said.get("reasons", []),
            conditions=said.get("conditions", []),
            note=said["note"].replace("\r", ""),
        )


class SignatureForm(ProofForm):
    """The proof of the person who signs the list of this ceremony."""

    ceremony = forms.IntegerField(widget=forms.HiddenInput)

"""What officers type: a step with its reasons, a time of day, and the answer to a check."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from tinggal.applications.decisions import Ruling
from tinggal.casework.returning import WRONG_ANSWER
from tinggal.catalogue.conditions import CONDITIONS
from tinggal.catalogue.reasons import reasons_for
from tinggal.catalogue.words import Words
from tinggal.lib.workflow import Move
from tinggal.verification.actions import grounds_for
from tinggal.verification.results import Resolution

NOTE_HINTS: Mapping[str, str | Promise] = {
    "return": gettext_lazy("The applicant reads these words. Say exactly what to do."),
    "send_back": gettext_lazy("The officer at that desk reads this."),
    "refuse": gettext_lazy("These words are printed in the letter, so write them in Indonesian."),
    "revoke": gettext_lazy("These words are printed in the letter, so write them in Indonesian."),
    "approval": gettext_lazy("This stays in the file. It is not printed in the letter."),
}
NOTE_HINT = gettext_lazy("Colleagues at the next desks read this. It stays in the file.")
AT_LEAST_ONE = {"required": gettext_lazy("Please choose at least one reason.")}


class StepForm(forms.Form):
    """A step on the road: coded reasons where the step needs them, conditions of an approval, and a note last."""

    action = forms.CharField(widget=forms.HiddenInput)
    reasons = forms.MultipleChoiceField(
        label=gettext_lazy("Reasons"), widget=forms.CheckboxSelectMultiple, error_messages=AT_LEAST_ONE
    )
    answers = forms.MultipleChoiceField(
        label=gettext_lazy("Answers in the form that are wrong"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        help_text=gettext_lazy("The applicant answers each by itself, and each document that you found incomplete."),
    )
    conditions = forms.MultipleChoiceField(
        label=gettext_lazy("Conditions"),
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "govuk-checkboxes--small"}),
        help_text=gettext_lazy("They are printed in the letter, each with its article."),
    )
    terms = forms.CharField(
        label=gettext_lazy("Other conditions"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=gettext_lazy("These words are printed in the letter, so write them in Indonesian. One a line."),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def __init__(
        self,
        step: Move,
        typed: Mapping[str, Any] | None = None,
        *,
        begun: Mapping[str, object] | None = None,
        answers: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(typed, initial={**(begun or {}), "action": step.action}, auto_id=f"{step.action}_%s")
        self.fields["note"].required = step.needs_note
        self.fields["note"].help_text = str(NOTE_HINTS.get(step.needs_reason or step.decides, NOTE_HINT))
        self.outcome = step.decides
        reasons, conditions, wrong = self.fields["reasons"], self.fields["conditions"], self.fields["answers"]
        if step.needs_reason != "return" or not answers:
            del self.fields["answers"]
        elif isinstance(wrong, forms.MultipleChoiceField):
            wrong.choices = list(answers)
        if step.decides != "approval":
            del self.fields["conditions"], self.fields["terms"]
        elif isinstance(conditions, forms.MultipleChoiceField):
            conditions.choices = [(one.code, coded_choice(one.code, one.words, one.law)) for one in CONDITIONS.values()]
        if not step.needs_reason:
            del self.fields["reasons"]
        elif isinstance(reasons, forms.MultipleChoiceField):
            offered = reasons_for(step.needs_reason)
            reasons.choices = [(one.code, coded_choice(one.code, one.words, one.law, one.mend)) for one in offered]
            reasons.widget.attrs["class"] = "govuk-checkboxes--small"

    @property
    def chosen(self) -> list[str]:
        """The codes of the reasons."""
        return list(self.cleaned_data.get("reasons", ()))

    def clean(self) -> dict[str, Any]:
        """A wrong answer is a reason of its own."""
        given = super().clean() or self.cleaned_data
        if given.get("answers") and "reasons" in self.errors and not self.data.get("reasons"):
            del self.errors["reasons"]
            given["reasons"] = [WRONG_ANSWER]
        return given

    @property
    def wrong_answers(self) -> list[str]:
        """The codes of the questions whose answers are wrong."""
        return list(self.cleaned_data.get("answers", ()))

    @property
    def said(self) -> dict[str, Any]:
        """What was chosen and written, by the names that ``perform`` and a ``Ruling`` give it."""
        given = self.cleaned_data
        about = {"conditions": given.get("conditions", []), "terms": given.get("terms", "").replace("\r", "")}
        return {"note": given["note"], "reasons": self.chosen, **about}

    @property
    def ruling(self) -> Ruling:
        """The decision as it was typed."""
        return Ruling(outcome=self.outcome, **self.said)


def coded_choice(code: str, words: Words, law: str, mend: Words = "") -> SafeString:
    """A coded choice with its article, and what would mend it."""
    told = f"{mend} ({law})" if mend and law else mend or law
    return format_html('{} · {}<span class="t-note d-law">{}</span>', code, words, told)


class LookForm(forms.Form):
    """An officer's answer to a check that asked for his eyes, with its coded grounds."""

    says_optional = False
    answer = forms.ChoiceField(
        label=gettext_lazy("What did you find?"),
        error_messages={"required": gettext_lazy("Please choose an answer.")},
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("What you compared, and with what. Colleagues at the next desks read this."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    back = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, number: int, typed: Mapping[str, Any] | None = None, *, back: str = "") -> None:
        super().__init__(typed, auto_id=f"look_{number}_%s", initial={"back": back})
        self.number = number
        answer = self.fields["answer"]
        if isinstance(answer, forms.ChoiceField):
            groups = [(one.label, _choices(one)) for one in Resolution]
            answer.choices = [("", gettext_lazy("Please choose")), *groups]

    @property
    def chosen(self) -> dict[str, str]:
        """What ``verification.actions.resolve`` asks for."""
        resolution, _slash, grounds = str(self.cleaned_data["answer"]).partition("/")
        return {"resolution": resolution, "grounds": grounds, "note": str(self.cleaned_data["note"])}


def _choices(resolution: Resolution) -> list[tuple[str, str]]:
    """Each ground as "resolution/grounds", in words; the reasons for a return with their codes, as everywhere."""
    coded = "%(code)s · %(words)s" if resolution == Resolution.CONFIRMED else "%(words)s"
    grounds = grounds_for(resolution).items()
    return [(f"{resolution.value}/{code}", coded % {"code": code, "words": words}) for code, words in grounds]

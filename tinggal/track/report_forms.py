"""What somebody types to report something, and to follow his report."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from tinggal.complaints.models import Complaint
from tinggal.complaints.receiving import new_code
from tinggal.lib.codes import tidy_reference
from tinggal.offices.models import Office

SALT, A_DAY = "report", 86_400


class ReportForm(forms.Form):
    """What happened. The hidden field holds the receipt code, so that a form sent twice is kept once."""

    says_optional = False
    kind = forms.ChoiceField(
        label=_("What do you report?"),
        choices=Complaint.Kind.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what you report.")},
    )
    text = forms.CharField(
        label=_("What happened?"),
        help_text=_("Where, when, who, and how much. Leave out whatever could show who you are."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write what happened.")},
    )
    office = forms.ModelChoiceField(
        label=_("Which office? (you may leave this empty)"),
        queryset=Office.objects.none(),
        required=False,
        empty_label=_("I do not know, or none"),
    )
    reference = forms.CharField(
        label=_("Registration number of an application (you may leave this empty)"),
        help_text=_("It may show who you are. Give it only if we may know."),
        max_length=30,
        required=False,
    )
    sealed = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed, initial={"sealed": signing.dumps(new_code(), salt=SALT)})
        office = self.fields["office"]
        if isinstance(office, forms.ModelChoiceField):
            office.queryset = Office.objects.order_by("name")

    def clean_reference(self) -> str:
        """The canonical number, or nothing."""
        typed = self.cleaned_data["reference"]
        if typed and not tidy_reference(typed):
            raise forms.ValidationError(_("This is not a registration number. Check each letter and digit."))
        return tidy_reference(typed) if typed else ""

    def clean_sealed(self) -> str:
        """The receipt code that the form was given; a new one when it is a day old or was changed."""
        try:
            return str(signing.loads(self.cleaned_data["sealed"], salt=SALT, max_age=A_DAY))
        except signing.BadSignature:
            return new_code()


class FollowForm(forms.Form):
    """The receipt code."""

    code = forms.CharField(
        label=_("Your receipt code"),
        help_text=_("16 letters and digits, for example 7K3M-9QXA-52TC-W0ZD."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Enter your receipt code.")},
    )


class AddForm(forms.Form):
    """What the reporter adds, or answers."""

    text = forms.CharField(
        label=_("Answer, or add something"),
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": _("Write your answer first.")},
    )

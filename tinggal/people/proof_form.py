"""The fields with which somebody proves himself once more: six digits, or what his passkey answered."""

from django import forms
from django.utils.translation import gettext_lazy

PROOF = ("digits", "passkey", "confirmation")


class ProofForm(forms.Form):
    """Whoever uses it adds the number of what was asked of him."""

    says_optional = False
    digits = forms.CharField(
        label=gettext_lazy("Six digits of your authenticator app"),
        required=False,
        max_length=8,
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "govuk-input--width-5"}
        ),
    )
    passkey = forms.CharField(required=False, max_length=8000, widget=forms.HiddenInput)

    @property
    def asked_besides(self) -> list[forms.BoundField]:
        """The fields that a page adds to the proof; they stand before it."""
        return [field for field in self if field.name not in PROOF]


class ConfirmationForm(ProofForm):
    """The answer to a ``Confirmation``."""

    confirmation = forms.IntegerField(widget=forms.HiddenInput)

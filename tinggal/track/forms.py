"""What somebody types to follow an application."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tinggal.lib.codes import tidy_reference


class TrackForm(forms.Form):
    """The registration number and, as the second secret, the passport number."""

    reference = forms.CharField(
        label=_("Registration number"),
        help_text=_("It starts with TG and stands in every message from us, for example TG-7K3M-9QXA-5."),
        max_length=30,
        error_messages={"required": _("Enter your registration number.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )
    passport_number = forms.CharField(
        label=_("Passport number"),
        help_text=_("The number in the passport that you applied with."),
        max_length=20,
        error_messages={"required": _("Enter your passport number.")},
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
    )

    def clean_reference(self) -> str:
        """The canonical reference; spaces, missing hyphens and look-alike letters are forgiven."""
        tidy = tidy_reference(self.cleaned_data["reference"])
        if not tidy:
            raise forms.ValidationError(_("This is not a registration number. Check each letter and digit."))
        return tidy

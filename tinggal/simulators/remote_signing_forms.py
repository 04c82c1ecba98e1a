"""What is typed at the simulated signing service: a new person with a passphrase, and the fault to be played."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tinggal.simulators.remote_signing import NUMBER, Fault


class EnrolForm(forms.Form):
    """A person who gets a key. The passphrase opens it and is kept nowhere."""

    number = forms.CharField(label=_("Number (16 digits)"), max_length=16)
    name = forms.CharField(label=_("Name in the certificate"), max_length=60)
    passphrase = forms.CharField(label=_("Passphrase"), max_length=100, widget=forms.PasswordInput)

    def clean_number(self) -> str:
        """Sixteen digits, as a national identity number has."""
        number = str(self.cleaned_data["number"]).strip()
        if not NUMBER.fullmatch(number):
            raise forms.ValidationError(_("Write 16 digits."))
        return number


class FaultForm(forms.Form):
    """Which of the things that go wrong in real life goes wrong for this person."""

    fault = forms.ChoiceField(label=_("What should go wrong?"), choices=Fault.choices)

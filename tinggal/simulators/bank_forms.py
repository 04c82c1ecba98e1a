"""What a payer types at the simulated bank: a card, a one-time code, and the fault to be played."""

import re
from datetime import date

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tinggal.simulators.bank_faults import Fault

DECLINED_CARD = "4000000000000002"
ONE_TIME_CODE = "123456"


class FaultForm(forms.Form):
    """Which of the things that go wrong in real life goes wrong this time."""

    fault = forms.ChoiceField(label=_("What should go wrong?"), choices=Fault.choices, initial=Fault.NORMAL)


class CardForm(FaultForm):
    """A made-up card. Nothing of it is kept."""

    number = forms.CharField(label=_("Card number"), max_length=30)
    expiry = forms.CharField(label=_("Expiry (MM/YY)"), max_length=7)

    def clean_number(self) -> str:
        """The digits alone."""
        digits = re.sub(r"[\s-]", "", self.cleaned_data["number"])
        if not re.fullmatch(r"[0-9]{13,19}", digits) or not _luhn(digits):
            raise forms.ValidationError(_("This is not a card number. Try 4111 1111 1111 1111."))
        if digits == DECLINED_CARD:
            raise forms.ValidationError(_("The card was declined."))
        return digits

    def clean_expiry(self) -> str:
        """As MM/YY, not in the past."""
        match = re.fullmatch(r"\s*(0[1-9]|1[0-2])\s*/?\s*([0-9]{2})\s*", self.cleaned_data["expiry"])
        if not match:
            raise forms.ValidationError(_("Write the expiry as month and year, like 09/30."))
        month, year = int(match[1]), 2000 + int(match[2])
        today: date = timezone.localdate()
        if (year, month) < (today.year, today.month):
            raise forms.ValidationError(_("This card has expired."))
        return f"{month:02d}/{year % 100:02d}"


class ConfirmForm(FaultForm):
    """The one-time code the card's bank sends to the holder's phone."""

    one_time_code = forms.CharField(label=_("One-time code"), max_length=12)

    def clean_one_time_code(self) -> str:
        """The code that was sent."""
        code = str(self.cleaned_data["one_time_code"]).strip()
        if code != ONE_TIME_CODE:
            raise forms.ValidationError(_("This is not the code. The simulator always sends 123456."))
        return code


def _luhn(digits: str) -> bool:
    doubled = [sum(divmod(2 * int(digit), 10)) for digit in digits[-2::-2]]
    return (sum(doubled) + sum(int(digit) for digit in digits[-1::-2])) % 10 == 0

"""What is typed at the simulated registers: the fault to be played, and a record to be entered."""

from django import forms
from django.utils.translation import gettext_lazy as _

from tinggal.simulators.registers.faults import Fault
from tinggal.simulators.registers.world import FOUND_BY, NAMES

_PAIRS = 12


class FaultForm(forms.Form):
    """Which register, and what goes wrong with it."""

    register = forms.ChoiceField(choices=[(name, name) for name in NAMES])
    fault = forms.ChoiceField(label=_("What should go wrong?"), choices=Fault.choices)


class RecordForm(forms.Form):
    """One record: the number it is found by, and its fields."""

    register = forms.ChoiceField(label=_("Register"), choices=[(name, name) for name in FOUND_BY])
    number = forms.CharField(
        label=_("Number"), max_length=100, help_text=_("A passport number at the border; a name for legal bodies.")
    )
    record = forms.CharField(
        label=_("What it says"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One “field=value” on each line, such as name=PT Contoh or entered_on=2026-10-12."),
    )

    def clean_record(self) -> dict[str, str]:
        """Field → value."""
        lines = [line.partition("=") for line in str(self.cleaned_data["record"]).splitlines() if line.strip()]
        if len(lines) > _PAIRS or any(not (field.strip() and sign) for field, sign, _value in lines):
            raise forms.ValidationError(_("Write one “field=value” on each line."))
        return {field.strip(): value.strip() for field, _sign, value in lines}

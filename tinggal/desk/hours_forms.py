"""What the head of an office types about its hours."""

from datetime import time

from django import forms
from django.utils.translation import gettext_lazy

from tinggal.appointments.hours_models import Weekday
from tinggal.appointments.models import Appointment
from tinggal.pages.fields import DateInParts, hour

_SHORT = {"class": "govuk-input--width-5"}


class HoursForm(forms.Form):
    """Hours of one weekday."""

    weekday = forms.TypedChoiceField(label=gettext_lazy("Weekday"), choices=Weekday.choices, coerce=int)
    starts = forms.CharField(label=gettext_lazy("From"), widget=forms.TextInput(attrs=_SHORT))
    ends = forms.CharField(label=gettext_lazy("Until"), widget=forms.TextInput(attrs=_SHORT))
    slot_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes for one appointment"),
        min_value=5,
        max_value=240,
        initial=30,
        widget=forms.TextInput(attrs={**_SHORT, "inputmode": "numeric"}),
    )
    places = forms.IntegerField(
        label=gettext_lazy("People at the same time"),
        min_value=1,
        max_value=100,
        initial=2,
        widget=forms.TextInput(attrs={**_SHORT, "inputmode": "numeric"}),
    )
    kind = forms.ChoiceField(
        label=gettext_lazy("What for"),
        choices=[("", gettext_lazy("Everything")), *Appointment.Kind.choices],
        required=False,
    )
    says_optional = False

    def clean_starts(self) -> time:
        """The time of day."""
        return hour(self.cleaned_data["starts"])

    def clean_ends(self) -> time:
        """The time of day."""
        return hour(self.cleaned_data["ends"])


class CloseForm(forms.Form):
    """A day on which the office is closed."""

    on = DateInParts(label=gettext_lazy("Day"))
    why = forms.CharField(
        label=gettext_lazy("Why"), max_length=100, help_text=gettext_lazy("Applicants read these words.")
    )

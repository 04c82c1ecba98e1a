"""What officers type about an appointment: when, what for and where; why today; and what became of it."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.appointments.models import Appointment
from tinggal.appointments.questions import ANSWERS, QUESTIONS
from tinggal.appointments.slot_choice import slot_choices
from tinggal.appointments.slots import Slot
from tinggal.offices.models import Office
from tinggal.pages.fields import DateInParts, hour

FURTHEST = timedelta(days=90)
OTHER = "other"


def _what_for() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=gettext_lazy("What for"),
        choices=Appointment.Kind.choices,
        initial=Appointment.Kind.BOTH,
        widget=forms.RadioSelect,
    )


def _where() -> forms.CharField:
    return forms.CharField(
        label=gettext_lazy("Where in the office"),
        help_text=gettext_lazy("For example: Counter 4, ground floor."),
        max_length=200,
    )


class InviteForm(forms.Form):
    """An invitation: for what, at one of the free times or at another with a reason, and where in the office."""

    kind = _what_for()
    slot = forms.ChoiceField(
        label=gettext_lazy("Free times"),
        required=False,
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"invalid_choice": gettext_lazy("That time is no longer free. Please choose another.")},
    )
    day = DateInParts(
        label=gettext_lazy("Day"), help_text=gettext_lazy("A working day. For example, 27 3 2027."), required=False
    )
    at = forms.CharField(
        label=gettext_lazy("Time"), widget=forms.TextInput(attrs={"class": "govuk-input--width-5"}), required=False
    )
    why = forms.CharField(
        label=gettext_lazy("Why another time"),
        help_text=gettext_lazy("Only when it is none of the office's free times."),
        max_length=200,
        required=False,
    )
    place = _where()
    says_optional = False

    def __init__(self, office: Office, typed: Mapping[str, Any] | None = None, *, free: Sequence[Slot] = ()) -> None:
        super().__init__(typed, initial={"slot": free[0].starts_at.isoformat() if free else OTHER})
        self.office = office
        slot = self.fields["slot"]
        if isinstance(slot, forms.ChoiceField):
            offered = slot_choices(free, zone=office.time_zone)
            slot.choices = [*offered, (OTHER, gettext_lazy("Another time, written below"))]
        hint = _("Between 8:00 and 15:00 on the clock of the office (%s). For example, 9:30.")
        self.fields["at"].help_text = hint % office.get_time_zone_display()

    def clean_day(self) -> date | None:
        """A day not too far ahead: the desk has only a few days."""
        day: date | None = self.cleaned_data["day"]
        if day and day > timezone.localdate() + FURTHEST:
            raise ValidationError(_("Please choose a day within the next 90 days."))
        return day

    def clean_at(self) -> time | None:
        """The time of day."""
        return hour(self.cleaned_data["at"]) if self.cleaned_data["at"] else None

    def clean(self) -> dict[str, Any]:
        """Either one of the free times, or a day and a time."""
        given = self.cleaned_data
        if given.get("slot", "") in {"", OTHER} and "slot" in given:
            if "day" in given and given["day"] is None:
                self.add_error("day", _("Please choose one of the free times, or write a day."))
            if "at" in given and given["at"] is None:
                self.add_error("at", _("Write the time like this: 9:30."))
        return given

    @property
    def starts_at(self) -> datetime:
        """The moment, on the clock of the office."""
        given = self.cleaned_data
        if given["slot"] not in {"", OTHER}:
            return datetime.fromisoformat(given["slot"])
        return datetime.combine(given["day"], given["at"], tzinfo=self.office.zone)


class ReceiveForm(forms.Form):
    """Receiving somebody on the day he came."""

    kind = _what_for()
    reason = forms.ChoiceField(
        label=gettext_lazy("Why today"), choices=Appointment.SameDay.choices, widget=forms.RadioSelect
    )
    place = _where()


class OutcomeForm(forms.Form):
    """What became of an appointment: what was asked, the minutes, and the officer's conclusion."""

    came = forms.ChoiceField(
        label=gettext_lazy("Did the applicant come?"),
        choices=[("attend", gettext_lazy("Yes, the applicant came")), ("miss", gettext_lazy("No, nobody came"))],
        widget=forms.RadioSelect,
    )
    minutes = forms.CharField(
        label=gettext_lazy("Minutes"),
        help_text=gettext_lazy("What was asked and answered, and what was checked. This stays in the file."),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    outcome = forms.ChoiceField(
        label=gettext_lazy("What has the interview shown?"),
        choices=Appointment.Outcome.choices,
        required=False,
        widget=forms.RadioSelect,
    )
    says_optional = False

    def __init__(self, typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed)
        for code, words in QUESTIONS.items():
            choices = [("", gettext_lazy("Not asked")), *ANSWERS.items()]
            self.fields[f"asked_{code}"] = forms.ChoiceField(label=str(words), choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        """Who came was seen by somebody, and he says what he found."""
        given = self.cleaned_data
        if given.get("came") == "attend" and not given.get("outcome"):
            self.add_error("outcome", _("Please choose what the interview has shown."))
        return given

    @property
    def questions(self) -> list[BoundField]:
        """The coded questions, for the page."""
        return [self[f"asked_{code}"] for code in QUESTIONS]

    @property
    def asked(self) -> dict[str, str]:
        """The answers by the codes of their questions."""
        return {code: self.cleaned_data.get(f"asked_{code}", "") for code in QUESTIONS}

"""Choosing one of the free times of an office, as a list of radio buttons."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from tinggal.appointments.slots import Slot
from tinggal.pages.templatetags.pages import moment


def slot_choices(slots: Sequence[Slot], *, zone: str) -> list[tuple[str, str]]:
    """Each time as ISO with zone, and in words on the clock of the office."""
    return [(one.starts_at.isoformat(), str(moment(one.starts_at, zone))) for one in slots]


class SlotChoice(forms.Form):
    """One of the free times."""

    slot = forms.ChoiceField(
        label=gettext_lazy("Free times"),
        widget=forms.RadioSelect(attrs={"class": "govuk-radios--small"}),
        error_messages={"required": gettext_lazy("Please choose a time.")},
    )

    def __init__(self, slots: Sequence[Slot], typed: Mapping[str, Any] | None = None, *, zone: str) -> None:
        super().__init__(typed)
        field = self.fields["slot"]
        field.error_messages["invalid_choice"] = gettext_lazy("That time is no longer free. Please choose another.")
        if isinstance(field, forms.ChoiceField):
            field.choices = slot_choices(slots, zone=zone)

    @property
    def starts_at(self) -> datetime:
        """The chosen moment, aware."""
        return datetime.fromisoformat(self.cleaned_data["slot"])

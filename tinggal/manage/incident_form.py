"""What administrators write about works and troubles, for everybody to read on the page about status."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tinggal.pages.fields import DateInParts, hour
from tinggal.pulse.incidents import Telling
from tinggal.pulse.models import Incident
from tinggal.pulse.parts import PARTS

KINDS = [
    (Incident.Kind.PLANNED.value, gettext_lazy("Planned works")),
    (Incident.Kind.TROUBLE.value, gettext_lazy("Trouble")),
]
_SHORT = {"class": "govuk-input--width-5"}


class IncidentForm(forms.Form):
    """Works or a trouble, with times of Jakarta."""

    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), choices=KINDS, widget=forms.RadioSelect)
    parts = forms.MultipleChoiceField(
        label=gettext_lazy("What does not work, or not well?"),
        choices=[(one.code, one.title) for one in PARTS],
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": gettext_lazy("Choose at least one part.")},
    )
    begins_on = DateInParts(label=gettext_lazy("First day"))
    begins_hour = forms.CharField(
        label=gettext_lazy("Begins at"),
        help_text=gettext_lazy("Time of Jakarta, such as 21:30."),
        widget=forms.TextInput(attrs=_SHORT),
    )
    ends_on = DateInParts(
        label=gettext_lazy("Last day"),
        help_text=gettext_lazy("For trouble leave it empty until it is over."),
        required=False,
    )
    ends_hour = forms.CharField(label=gettext_lazy("Ends at"), required=False, widget=forms.TextInput(attrs=_SHORT))
    told_id = forms.CharField(
        label=gettext_lazy("What people should know, in Indonesian"),
        help_text=gettext_lazy("What they notice, what they can do, and no names. At most 600 letters."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "id"}),
    )
    told_en = forms.CharField(
        label=gettext_lazy("The same in English"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3, "lang": "en"}),
    )

    def clean_begins_hour(self) -> time:
        """The time of day."""
        return hour(self.cleaned_data["begins_hour"])

    def clean_ends_hour(self) -> time | None:
        """The time of day, or none."""
        typed = self.cleaned_data["ends_hour"]
        return hour(typed) if typed else None

    def clean(self) -> dict[str, Any]:
        """An end has a day and a time, or neither."""
        given = self.cleaned_data
        day, at = given.get("ends_on"), given.get("ends_hour")
        if day and at is None and "ends_hour" not in self.errors:
            self.add_error("ends_hour", ValidationError(_("Say at what time it ends.")))
        if at is not None and not day and "ends_on" not in self.errors:
            self.add_error("ends_on", ValidationError(_("Say on which day it ends.")))
        return given

    @property
    def telling(self) -> Telling:
        """What was typed, once it is valid."""
        given = self.cleaned_data
        ends = _moment(given["ends_on"], given["ends_hour"]) if given["ends_on"] else None
        return Telling(
            kind=given["kind"],
            parts=given["parts"],
            begins_at=_moment(given["begins_on"], given["begins_hour"]),
            ends_at=ends,
            told_id=given["told_id"],
            told_en=given["told_en"],
        )


def begun_with(incident: Incident) -> Mapping[str, Any]:
    """What the form shows of something that was told before."""
    begins = timezone.localtime(incident.begins_at)
    ends = timezone.localtime(incident.ends_at) if incident.ends_at else None
    return {
        "kind": incident.kind,
        "parts": incident.parts,
        "begins_on": begins.date(),
        "begins_hour": f"{begins:%H:%M}",
        "ends_on": ends.date() if ends else None,
        "ends_hour": f"{ends:%H:%M}" if ends else "",
        "told_id": incident.told_id,
        "told_en": incident.told_en,
    }


def _moment(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))

"""What officers choose when they take, prioritise or give away a file: coded reasons only."""

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy

from tinggal.casework.reasons import PickReason, PriorityReason, ReassignReason, TakeoverReason
from tinggal.people.models import User

FIRST = ("", gettext_lazy("Please choose"))


def coded(reasons: type[TextChoices]) -> list[tuple[str, str]]:
    """Each reason with its code, as everywhere."""
    return [(one.value, f"{one.value} · {one.label}") for one in reasons]


class ReasonForm(forms.Form):
    """One coded reason out of a table."""

    says_optional = False
    reason = forms.ChoiceField(error_messages={"required": gettext_lazy("Please choose a reason.")})

    def __init__(self, reasons: type[TextChoices], typed: Mapping[str, Any] | None = None, *, label: str) -> None:
        super().__init__(typed, auto_id=f"{reasons.__name__.lower()}_%s")
        field = self.fields["reason"]
        field.label = label
        if isinstance(field, forms.ChoiceField):
            field.choices = [FIRST, *coded(reasons)]


def pick_form() -> ReasonForm:
    """Why this file before the others?"""
    return ReasonForm(PickReason, label=str(gettext_lazy("Why do you take it before the others?")))


def takeover_form() -> ReasonForm:
    """Why is a colleague's file taken over?"""
    return ReasonForm(TakeoverReason, label=str(gettext_lazy("Why do you take it over?")))


def priority_form() -> ReasonForm:
    """Why must this person not wait?"""
    return ReasonForm(PriorityReason, label=str(gettext_lazy("Why must this person not wait?")))


class ReassignForm(ReasonForm):
    """To whom a head gives a file, and why; nobody: back to the line."""

    to = forms.ChoiceField(label=gettext_lazy("Give it to"), required=False)
    field_order = ("to", "reason")

    def __init__(self, team: Iterable[User], typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(ReassignReason, typed, label=str(gettext_lazy("Reason")))
        field = self.fields["to"]
        if isinstance(field, forms.ChoiceField):
            names = [(str(user.pk), user.full_name) for user in team]
            field.choices = [("", gettext_lazy("Nobody: back to the queue")), *names]

"""One form field for each kind of question. What people type is forgiven where it can be, and named where it cannot."""

import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.countries import nationalities
from tinggal.catalogue.types import Kind, Question
from tinggal.offices.models import Regency
from tinggal.pages.fields import DateInParts, DateInPartsWidget
from tinggal.people.forms import phone_number

FEW = 6
NOT_IN_THE_LIST = {"invalid_choice": _("Choose one of the answers in the list.")}
TOO_LONG = {"max_length": _("Write at most %(limit_value)d characters. These are %(show_value)d.")}
YES_NO = (("yes", _("Yes")), ("no", _("No")))

no_digits = RegexValidator(
    r"[0-9<>]", _("Write the name without digits and without the signs < and >."), inverse_match=True
)
digits_only = RegexValidator(r"^[0-9]+$", _("Write only digits, for example 3201010101010001."))
passport_shape = RegexValidator(
    r"^[A-Z0-9]{5,9}$",
    _("A passport number has 5 to 9 letters and digits, for example E12345678. Check the number."),
)


class TidyField(forms.CharField):
    """Text without the signs in ``without``; full-width letters and digits become plain ones."""

    def __init__(self, *, without: str = "", capitals: bool = False, **rest: Any) -> None:
        super().__init__(**rest)
        self.without, self.capitals = str.maketrans("", "", without), capitals

    def to_python(self, value: Any) -> str:
        """The tidy text."""
        plain = unicodedata.normalize("NFKC", super().to_python(value) or "").translate(self.without)
        return plain.upper() if self.capitals else plain


def field_for(question: Question, *, required: bool) -> forms.Field:
    """The field that asks this question; stored answers fit as its initial value."""
    common = {"label": question.label, "help_text": question.hint, "required": required}
    return FIELDS[question.kind](question, common)


def _attributes(question: Question, **more: str) -> dict[str, str]:
    return {**({"autocomplete": question.autocomplete} if question.autocomplete else {}), **more}


def _line(question: Question, common: Mapping[str, Any], **attributes: str) -> forms.CharField:
    return forms.CharField(
        **common,
        max_length=question.max_length,
        error_messages=TOO_LONG,
        widget=forms.TextInput(attrs=_attributes(question, **attributes)),
    )


def _name(question: Question, common: Mapping[str, Any]) -> forms.Field:
    field = _line(question, common, spellcheck="false")
    field.validators.append(no_digits)
    return field


def _long_text(question: Question, common: Mapping[str, Any]) -> forms.Field:
    widget = forms.Textarea(attrs=_attributes(question, rows="3"))
    return forms.CharField(**common, max_length=question.max_length, error_messages=TOO_LONG, widget=widget)


def _date(question: Question, common: Mapping[str, Any]) -> forms.Field:
    said = {
        "required": format_lazy(_("{label}: enter the date, for example 27 3 2027."), label=question.label),
        "missing": format_lazy(_("{label}: the date must also have %(parts)s."), label=question.label),
        "impossible": format_lazy(_("{label}: this date does not exist. Check day and month."), label=question.label),
    }
    return DateInParts(**common, error_messages=said, widget=DateInPartsWidget(attrs=_attributes(question)))


def _choice(question: Question, common: Mapping[str, Any]) -> forms.Field:
    choices = [(choice.value, choice.label) for choice in question.choices]
    if len(choices) <= FEW:
        return forms.ChoiceField(**common, choices=choices, widget=forms.RadioSelect, error_messages=NOT_IN_THE_LIST)
    return forms.ChoiceField(**common, choices=[("", _("Choose one")), *choices], error_messages=NOT_IN_THE_LIST)


def _yes_no(question: Question, common: Mapping[str, Any]) -> forms.Field:
    widget = forms.RadioSelect(attrs={"class": "govuk-radios--inline"})
    return forms.ChoiceField(**common, choices=YES_NO, widget=widget, error_messages=NOT_IN_THE_LIST)


def _country(question: Question, common: Mapping[str, Any]) -> forms.Field:
    return forms.ChoiceField(
        **common, choices=lambda: [("", _("Choose a country")), *nationalities()], error_messages=NOT_IN_THE_LIST
    )


def _regency(question: Question, common: Mapping[str, Any]) -> forms.Field:
    return forms.ChoiceField(**common, choices=regencies_by_province, error_messages=NOT_IN_THE_LIST)


def regencies_by_province() -> list[tuple[Any, Any]]:
    """All regencies and cities, grouped under their province in alphabetical order, for a list to choose from."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for regency in Regency.objects.select_related("province").order_by("province__name", "name"):
        groups.setdefault(regency.province.name, []).append((regency.code, regency.name))
    return [("", _("Choose a regency or city")), *groups.items()]


def _phone(question: Question, common: Mapping[str, Any]) -> forms.Field:
    widget = forms.TextInput(attrs=_attributes(question, type="tel", inputmode="tel"))
    return TidyField(**common, max_length=question.max_length, validators=[phone_number], widget=widget)


def _email(question: Question, common: Mapping[str, Any]) -> forms.Field:
    return forms.EmailField(
        **common,
        max_length=question.max_length,
        error_messages={"invalid": _("Write an e-mail address like name@example.com."), **TOO_LONG},
        widget=forms.EmailInput(attrs=_attributes(question)),
    )


def _number(question: Question, common: Mapping[str, Any]) -> forms.Field:
    widget = forms.TextInput(attrs=_attributes(question, inputmode="numeric"))
    return TidyField(**common, without=" .-", max_length=question.max_length, validators=[digits_only], widget=widget)


def _passport_number(question: Question, common: Mapping[str, Any]) -> forms.Field:
    widget = forms.TextInput(attrs=_attributes(question, spellcheck="false", autocapitalize="characters"))
    return TidyField(
        **common,
        without=" -./",
        capitals=True,
        max_length=question.max_length,
        validators=[passport_shape],
        widget=widget,
    )


FIELDS: Mapping[Kind, Callable[[Question, Mapping[str, Any]], forms.Field]] = {
    "text": _line,
    "name": _name,
    "long_text": _long_text,
    "date": _date,
    "choice": _choice,
    "yes_no": _yes_no,
    "country": _country,
    "regency": _regency,
    "phone": _phone,
    "email": _email,
    "number": _number,
    "passport_number": _passport_number,
}

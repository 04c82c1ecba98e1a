"""A field for a phone number with which somebody signs in."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from tinggal.lib.phone_numbers import international


class NumberField(forms.CharField):
    """Its value is the number in the international spelling of ``lib.phone_numbers``."""

    default_error_messages = {  # as Django declares it
        "number": _("Write the number with its country code, for example +62 812 3456 7890."),
    }

    def __init__(self, **more: Any) -> None:
        attrs = {"autocomplete": "tel", "inputmode": "tel", "type": "tel", "class": "govuk-input--width-20"}
        super().__init__(max_length=30, widget=forms.TextInput(attrs=attrs), **{"label": _("Mobile phone"), **more})

    def clean(self, value: Any) -> str:
        """Raises ``ValidationError`` for what is no number."""
        written = super().clean(value)
        number = international(written)
        if written and not number:
            raise ValidationError(self.error_messages["number"], code="number")
        return number

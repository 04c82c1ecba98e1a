"""A date asked in three boxes: day, month, year; a time of day as people write it."""

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date, time
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from django.utils.dates import MONTHS
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

DAY, MONTH, YEAR = 0, 1, 2
PARTS = ("day", "month", "year")
MONTHS_MAY_BE_WRITTEN_IN = ("en", "id")


class DateInPartsWidget(forms.MultiWidget):
    """Three text boxes. What was typed comes back exactly as it was typed; only the wrong boxes are marked."""

    template_name = "django/forms/widgets/date_in_parts.html"

    def __init__(self, attrs: Mapping[str, Any] | None = None) -> None:
        given = dict(attrs or {})
        birthday = given.pop("autocomplete", "") == "bday"
        boxes: dict[str, forms.Widget | type[forms.Widget]] = {
            part: forms.TextInput(attrs={"autocomplete": f"bday-{part}"} if birthday else {}) for part in PARTS
        }
        super().__init__(boxes, given)

    def decompress(self, value: Any) -> list[str]:
        """What the boxes show for a date, ISO text, or nothing."""
        day = _stored(value)
        return [str(day.day), str(day.month), str(day.year)] if day else ["", "", ""]

    def get_context(self, name: str, value: Any, attrs: Mapping[str, Any] | None) -> dict[str, Any]:
        """Django's context; each box also knows its label and whether it is wrong."""
        context: dict[str, Any] = super().get_context(name, value, dict(attrs or {}))
        wrong = set(wrong_parts(value)) or {DAY, MONTH, YEAR}
        refused = "aria-invalid" in (attrs or {})
        labels = (_("Day"), _("Month"), _("Year"))
        for part, box in enumerate(context["widget"]["subwidgets"]):
            box["label"] = labels[part]
            box["wrong"] = refused and part in wrong
            box["attrs"].pop("aria-invalid", None)
        return context


class DateInParts(forms.Field):
    """Gives a ``date`` or ``None``. Takes 3 · 4 · 2027 as well as 3 · April · 2027 (English or Indonesian names)."""

    widget = DateInPartsWidget
    default_error_messages = {
        "required": gettext_lazy("Enter the date, for example 27 3 2027."),
        "missing": gettext_lazy("The date must also have: %(parts)s."),
        "impossible": gettext_lazy("This date does not exist. Check the day and the month."),
    }

    def to_python(self, value: Any) -> date | None:
        """What was typed, as a date; or what is wrong with it, one message for each wrong box."""
        if isinstance(value, date) or not value:
            return value or None
        if isinstance(value, str):
            return _stored(value)
        typed = _typed(value)
        if not any(typed):
            return None
        words = (_("a day"), _("a month"), _("a year"))
        if missing := [words[part] for part in (DAY, MONTH, YEAR) if not typed[part]]:
            raise ValidationError(self.error_messages["missing"], "missing", {"parts": ", ".join(missing)})
        if wrong := wrong_parts(value):
            raise ValidationError([ValidationError(_said_of(part), PARTS[part]) for part in wrong])
        try:
            return date(int(typed[YEAR]), _month(typed[MONTH]), int(typed[DAY]))
        except ValueError:
            raise ValidationError(self.error_messages["impossible"], "impossible") from None


def hour(text: str) -> time:
    """ "9", "9:30" and "09.30" as a time of day; ``ValidationError`` with words for anything else."""
    hours, _colon, minutes = text.strip().replace(".", ":").partition(":")
    try:
        return time(int(hours), int(minutes or "0"))
    except ValueError:
        raise ValidationError(_("Write the time like this: 9:30.")) from None


def wrong_parts(value: Any) -> list[int]:
    """Which boxes (0 day, 1 month, 2 year) are empty or cannot be right by themselves; all empty counts as none."""
    if not isinstance(value, list | tuple):
        return []
    typed = _typed(value)
    if not any(typed):
        return []
    right = (
        typed[DAY].isdecimal() and len(typed[DAY]) <= 2 and 1 <= int(typed[DAY]) <= 31,
        1 <= _month(typed[MONTH]) <= 12,
        typed[YEAR].isdecimal() and len(typed[YEAR]) == 4 and int(typed[YEAR]) >= 1,
    )
    return [part for part in (DAY, MONTH, YEAR) if not right[part]]


def _said_of(part: int) -> str:
    return (
        _("The day must be a number from 1 to 31."),
        _("The month must be a number from 1 to 12, or its name."),
        _("The year must have 4 digits, for example 2027."),
    )[part]


def _typed(value: Sequence[Any]) -> list[str]:
    """The three boxes without stray signs; digits of other scripts and full-width digits become plain ones."""
    boxes = [unicodedata.normalize("NFKC", str(box or "")).strip(" .,-/\t") for box in value]
    return [*boxes, "", "", ""][:3]


def _month(text: str) -> int:
    """1 to 12, or 0 when it is no month."""
    if text.isdecimal() and len(text) <= 2:
        return int(text)
    if len(text) < 3:
        return 0
    for language in (translation.get_language() or "en", *MONTHS_MAY_BE_WRITTEN_IN):
        with translation.override(language):
            for number, name in MONTHS.items():
                if str(name).casefold().startswith(text.casefold()):
                    return number
    return 0


def _stored(value: Any) -> date | None:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(value) if isinstance(value, str) and value else None
    except ValueError:
        return None

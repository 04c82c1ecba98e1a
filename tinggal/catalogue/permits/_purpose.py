"""Questions about what the permit is for: the visa index and the length, built from the tables."""

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from tinggal.catalogue.indexes import visa_index
from tinggal.catalogue.types import Choice, Question
from tinggal.catalogue.words import Words

LENGTHS: dict[str, Words] = {
    "6": _("6 months"),
    "12": _("1 year"),
    "24": _("2 years"),
    "48": _("4 years"),
    "60": _("5 years"),
    "120": _("10 years"),
    "unlimited": _("Without an end date"),
}
"""Every length a form can offer, shortest first."""


def index_question(codes: tuple[str, ...], *, label: Words) -> Question:
    """Which of these visa indexes; labelled "E23 – Work"."""
    return Question(
        "index",
        label,
        "choice",
        "purpose",
        hint=_("The code says what you may do in Indonesia. It is on your visa or in your sponsor's papers."),
        choices=tuple(Choice(code, format_lazy("{} – {}", code, visa_index(code).name)) for code in codes),
        max_length=5,
    )


_HOW_LONG = _("How long do you want to stay?")
_HOW_LONG_HINT = _("The fee depends on it. Some visa indexes allow only some lengths.")


def months_question(lengths: tuple[str, ...], *, label: Words = _HOW_LONG, hint: Words = _HOW_LONG_HINT) -> Question:
    """For how long; the stored answer is a number of months or "unlimited"."""
    return Question(
        "months",
        label,
        "choice",
        "purpose",
        hint=hint,
        choices=tuple(Choice(length, LENGTHS[length]) for length in lengths),
        max_length=9,
    )


def lengths_of(codes: tuple[str, ...], *, otherwise: tuple[str, ...]) -> tuple[str, ...]:
    """Every length one of these indexes allows, shortest first; ``otherwise`` for indexes that name none."""
    found = {length for code in codes for length in (visa_index(code).stay_months or otherwise)}
    return tuple(length for length in LENGTHS if length in found)

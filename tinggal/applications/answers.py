"""Answers as people read them: dates in words, countries and places by name, choices by their label."""

from collections.abc import Iterable, Mapping

from tinggal.applications.models import Application
from tinggal.catalogue.countries import COUNTRIES
from tinggal.catalogue.types import Question
from tinggal.offices.models import Regency
from tinggal.pages.templatetags.pages import in_words, yes_no


def answer_words(question: Question, application: Application, *, places: Mapping[str, str]) -> str:
    """The stored answer in the reader's words; "" when there is none. ``places`` is ``places_named``."""
    text = str(application.answers.get(question.code, ""))
    if not text:
        return ""
    if question.kind == "date":
        return _day(text)
    if question.kind == "country":
        return country(text)
    if question.kind == "regency":
        return places.get(text, text)
    if question.kind == "yes_no":
        return yes_no(text == "yes")
    return next((str(choice.label) for choice in question.choices if choice.value == text), text)


def country(code: str) -> str:
    """A country or nationality by name; the code itself when nobody knows it."""
    return str(COUNTRIES[code].name) if code in COUNTRIES else code


def places_named(application: Application) -> dict[str, str]:
    """The regencies among the answers by code, each with its province; one query."""
    asked: Iterable[Question] = (one for one in application.permit.questions if one.kind == "regency")
    codes = [str(application.answers.get(one.code, "")) for one in asked]
    named = Regency.objects.filter(code__in=codes).select_related("province")
    return {regency.code: f"{regency.name}, {regency.province.name}" for regency in named}


def _day(text: str) -> str:
    try:
        return in_words(text)
    except ValueError:
        return text

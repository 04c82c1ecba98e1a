"""Answers as people read them: dates in words, countries and places by name."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from tinggal.applications.models import Application
from tinggal.catalogue.countries import COUNTRIES
from tinggal.catalogue.types import Group, Question
from tinggal.offices.models import Regency
from tinggal.pages.templatetags.pages import in_words
from tinggal.portal.form_fields import YES_NO


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a summary: what was asked, what was answered, and where it can be changed ("" = no more)."""

    key: str
    value: str
    href: str = ""
    note: str = ""


def shown(question: Question, text: str) -> str:
    """The stored answer in the reader's words; "" when there is none."""
    if not text:
        return ""
    if question.kind == "date":
        return in_words(text)
    if question.kind == "country":
        return str(COUNTRIES[text].name) if text in COUNTRIES else text
    if question.kind == "regency":
        return _place(text)
    choices = YES_NO if question.kind == "yes_no" else [(choice.value, choice.label) for choice in question.choices]
    return next((str(label) for value, label in choices if value == text), text)


def _place(code: str) -> str:
    regency = Regency.objects.select_related("province").filter(code=code).first()
    return f"{regency.name}, {regency.province.name}" if regency else code


def rows(application: Application, group: Group) -> Iterator[Row]:
    """The answers of one group, each with the way to change it."""
    page = reverse("portal:form", args=[application.reference, group])
    for question in application.permit.questions:
        if question.group == group:
            answer = shown(question, application.answers.get(question.code, ""))
            yield Row(str(question.label), answer, href=f"{page}?back=check#id_{question.code}")

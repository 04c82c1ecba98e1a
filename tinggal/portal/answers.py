"""The answers of one group as lines of a summary, each with the way to change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from tinggal.applications.answers import answer_words, places_named
from tinggal.applications.models import Application
from tinggal.catalogue.types import Group


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a summary: what was asked, what was answered, and where it can be changed ("" = no more)."""

    key: str
    value: str
    href: str = ""
    note: str = ""


def rows(application: Application, group: Group) -> Iterator[Row]:
    """The answers of one group, each with the way to change it."""
    page = reverse("portal:form", args=[application.reference, group])
    places = places_named(application)
    for question in application.permit.questions:
        if question.group == group:
            answer = answer_words(question, application, places=places)
            yield Row(str(question.label), answer, href=f"{page}?back=check#id_{question.code}")

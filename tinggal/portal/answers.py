"""The answers of one group as lines of a summary, each with the way to change it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tinggal.applications.answers import answer_words, places_named
from tinggal.applications.models import Application
from tinggal.applications.provenance import provenance
from tinggal.catalogue.types import Group
from tinggal.catalogue.words import Words

COMES_FROM: dict[str, Words] = {
    "read": _("Read from your passport"),
    "previous": _("From your last permit"),
    "table": _("From the table of your sponsor"),
    "counter": _("Typed by an officer at the counter"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a summary: what was asked, what was answered, and where it can be changed ("" = no more)."""

    key: str
    value: str
    href: str = ""
    note: str = ""


def rows(application: Application, group: Group) -> Iterator[Row]:
    """The answers of one group, each with the way to change it and, when it was not typed, where it comes from."""
    page = reverse("portal:form", args=[application.reference, group])
    sources = provenance(application)
    places = places_named(application)
    for question in application.permit.questions:
        if question.group == group:
            answer = answer_words(question, application, places=places)
            source = sources.get(question.code) if answer else None
            note = str(COMES_FROM.get(source.how, "")) if source else ""
            yield Row(str(question.label), answer, href=f"{page}?back=check#id_{question.code}", note=note)

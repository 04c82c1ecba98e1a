"""The answers of one group as lines of a summary, each with the way to change it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from tinggal.applications.answers import answer_words, places_named
from tinggal.applications.models import Application
from tinggal.applications.provenance import provenance
from tinggal.catalogue.types import Group, Question
from tinggal.catalogue.words import Words
from tinggal.portal.form_parts import page_of

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
    yield from answered(application, [one for one in application.permit.questions if one.group == group], back="check")


def answered(application: Application, questions: Sequence[Question], *, back: str = "") -> list[Row]:
    """The same for some questions; ``back`` names the page that the way to change one leads back to."""
    sources = provenance(application)
    places = places_named(application)
    found = []
    for question in questions:
        answer = answer_words(question, application, places=places)
        source = sources.get(question.code) if answer else None
        note = str(COMES_FROM.get(source.how, "")) if source else ""
        page = page_of(application, question)
        way = f"{page}{'&' if '?' in page else '?'}back={back}" if back else page
        found.append(Row(str(question.label), answer, href=f"{way}#id_{question.code}", note=note))
    return found

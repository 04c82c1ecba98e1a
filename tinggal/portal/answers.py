"""The answers of one group as lines of a summary, each with the way to change it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from tinggal.applications.answers import answer_words, places_named
from tinggal.applications.models import Application
from tinggal.applications.provenance import Source, provenance
from tinggal.catalogue.types import Group, Question
from tinggal.catalogue.words import Words
from tinggal.portal.form_parts import page_of
from tinggal.verification.models import Finding
from tinggal.verification.results import Outcome

COMES_FROM: dict[str, Words] = {
    "typed": _("You wrote it"),
    "read": _("Read from your passport"),
    "previous": _("From your last permit"),
    "table": _("From the table of your sponsor"),
    "family": _("From the application of your family"),
    "counter": _("Typed by an officer at the counter"),
}
_AGREES = _("The register has the same")
# Only companies: whose the number of a person is must not come out (see verification/checks/rows_registers.py).
_CONFIRMED_BY: dict[str, tuple[str, ...]] = {
    "sponsor_business": ("sponsor_name", "sponsor_number"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a summary: what was asked, what was answered, and where it can be changed ("" = no more)."""

    key: str
    value: str
    href: str = ""
    note: str = ""


def rows(application: Application, group: Group) -> Iterator[Row]:
    """The answers of one group, each with the way to change it and where it comes from."""
    yield from answered(application, [one for one in application.permit.questions if one.group == group], back="check")


def answered(application: Application, questions: Sequence[Question], *, back: str = "") -> list[Row]:
    """The same for some questions; ``back`` names the page that the way to change one leads back to."""
    sources, agreed = provenance(application), _agreed(application)
    places = places_named(application)
    found = []
    for question in questions:
        answer = answer_words(question, application, places=places)
        source = sources.get(question.code) if answer else None
        note = _note(source, agreed.get(question.code)) if source else ""
        page = page_of(application, question)
        way = f"{page}{'&' if '?' in page else '?'}back={back}" if back else page
        found.append(Row(str(question.label), answer, href=f"{way}#id_{question.code}", note=note))
    return found


def _note(source: Source, agreed: datetime | None) -> str:
    """Where an answer comes from; and that a register has the same, if it was asked after the answer was given."""
    words = [COMES_FROM[source.how], *([_AGREES] if agreed and agreed > source.at else [])]
    return " · ".join(map(str, words))


def _agreed(application: Application) -> dict[str, datetime]:
    """Question code → when a register said the same as the answer to it."""
    found = Finding.objects.in_force().filter(
        application=application, check_name__in=_CONFIRMED_BY, outcome=Outcome.PASS
    )
    return {code: one.at for one in found for code in _CONFIRMED_BY[one.check_name]}

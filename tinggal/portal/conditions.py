"""The conditions of an approval as the applicant reads them."""

from collections.abc import Iterator
from dataclasses import dataclass

from tinggal.applications.models import Application, Decision
from tinggal.catalogue.conditions import CONDITIONS
from tinggal.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class Line:
    """One condition, with its article; none where the officer wrote it himself."""

    words: Words
    law: str


def conditions_of(file: Application) -> list[Line]:
    """The coded conditions first, then those in the officer's own words, one a line; none without an approval."""
    decision = Decision.objects.filter(application=file, outcome="approval").first()
    return list(_lines(decision)) if decision else []


def _lines(decision: Decision) -> Iterator[Line]:
    for code in decision.conditions:
        if one := CONDITIONS.get(code):
            yield Line(one.words, one.law)
    for words in decision.terms.splitlines():
        if words.strip():
            yield Line(words.strip(), "")

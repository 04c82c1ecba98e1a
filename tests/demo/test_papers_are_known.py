"""The invented papers are known for what they are: the demo shows no doubt that an applicant would not have caused."""

import pytest
from django.utils import timezone

from tinggal.applications.models import Application, Document
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.types import PermitType
from tinggal.demo.answers import answers
from tinggal.demo.cases import PLACES, case
from tinggal.demo.papers import PICTURES, paper
from tinggal.reading.facts import Facts
from tinggal.reading.kinds.proves import may_be
from tinggal.reading.parser.pages import opened
from tinggal.reading.parser.printed import rows_of_document
from tinggal.reading.recognise import recognise
from tinggal.reading.values.extract import values_of
from tinggal.verification.checks import rows_papers_dates, rows_print
from tinggal.verification.checks.rule import PaperRule
from tinggal.verification.papers import Paper
from tinggal.verification.results import Outcome

TODAY = timezone.localdate()
RULES = [rule for rule in (*rows_print.ROWS, *rows_papers_dates.ROWS) if isinstance(rule, PaperRule)]


def read(permit: PermitType) -> dict[str, Paper]:
    """Every written paper of an invented file, as the machine reads it."""
    told = case(7, permit, place=PLACES[0], today=TODAY)
    file = Application(permit_code=permit.code, answers=answers(told))
    found = {}
    for requirement in permit.requirements:
        if requirement.code not in PICTURES:
            made = paper(requirement, told)
            rows = rows_of_document(opened(made.content, content_type=made.content_type))
            facts = Facts(kind=recognise(rows), values=tuple(values_of(rows)))
            found[requirement.code] = Paper(Document(application=file, code=requirement.code), None, facts)
    return found


@pytest.mark.parametrize("permit", PERMITS, ids=lambda permit: permit.code)
def test_every_written_paper_of_the_demo_is_taken_for_what_it_is_and_gives_no_doubt(permit: PermitType) -> None:
    papers = read(permit)
    kinds = {code: one.facts.kind.code for code, one in papers.items() if one.facts and one.facts.kind}
    assert [(code, kind) for code, kind in kinds.items() if not may_be(code, kind)] == []
    looked = [(rule, code, one) for code, one in papers.items() for rule in RULES if code in _codes(rule)]
    doubts = [(code, rule.name) for rule, code, one in looked if rule.look(one).outcome is Outcome.ASK]
    assert doubts == []


def _codes(rule: PaperRule) -> frozenset[str]:
    return rule.of if isinstance(rule.of, frozenset) else frozenset()

"""THE TABLE: every automatic check of Tinggal. ``docs/checks.md`` is this table, printed."""

import logging
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from django.utils.translation import gettext_lazy as _

from tinggal.applications.models import Application
from tinggal.catalogue.types import PermitType
from tinggal.catalogue.words import Words
from tinggal.verification.checks import (
    photo_rows,
    rows_answers,
    rows_documents,
    rows_papers_dates,
    rows_passport,
    rows_print,
    rows_registers,
)
from tinggal.verification.checks.rule import FileRule, PaperRule, Papers
from tinggal.verification.papers import Paper
from tinggal.verification.results import Outcome, Result

_log = logging.getLogger(__name__)
RULES: tuple[PaperRule | FileRule, ...] = tuple(
    sorted(
        (
            *rows_documents.ROWS,
            *rows_answers.ROWS,
            *rows_passport.ROWS,
            *rows_print.ROWS,
            *rows_papers_dates.ROWS,
            *photo_rows.ROWS,
            *rows_registers.ROWS,
        ),
        key=lambda rule: rule.id,
    )
)
BY_NAME: Mapping[str, PaperRule | FileRule] = MappingProxyType({rule.name: rule for rule in RULES})
ABOUT_PAPERS = tuple(rule for rule in RULES if isinstance(rule, PaperRule))
ABOUT_FILES = tuple(rule for rule in RULES if isinstance(rule, FileRule))

NOT_MADE = Result(Outcome.ASK, "not_made")
NOT_MADE_WORDS = _("This check could not be made. Please look yourself.")
_OUR_FAULTS = (ValueError, TypeError, LookupError, ArithmeticError, AttributeError)

Judged = tuple[str, PaperRule | FileRule, Result]
"""Code of the document ("" for the whole file), the rule, and what it found."""


def rules_for(permit: PermitType, code: str) -> tuple[PaperRule, ...]:
    """The rules that look at this document of this permit."""
    asked = permit.requirement(code).checks
    return tuple(rule for rule in ABOUT_PAPERS if rule.concerns(code, asked))


def wanted(permit: PermitType, code: str) -> frozenset[str]:
    """What has to be read on a document for all rules about it: of "zone", "print", "faces"."""
    return frozenset().union(*(rule.wants for rule in rules_for(permit, code)))


def judge(application: Application, papers: Papers) -> Iterator[Judged]:
    """Every rule once on everything it is about, no result heavier than its row allows.

    A rule that fails on what strangers wrote is one more question for an officer, not a file that stands still.
    """
    for code, paper in papers.items():
        for rule in rules_for(application.permit, code):
            if paper.facts is not None or not rule.wants:
                yield code, rule, _at(rule, paper).at_most(rule.most)
    for across in ABOUT_FILES:
        for result in look_across(across, application, papers):
            yield result.about, across, result.at_most(across.most)


def judge_alone(paper: Paper) -> Iterator[tuple[PaperRule, Result]]:
    """What the rules say that need this document alone and the form so far, and that its applicant may read.

    A rule that cannot be made on half a form says nothing yet.
    """
    answers = paper.application.answers
    for rule in rules_for(paper.application.permit, paper.document.code):
        known = all(answers.get(code) for code in rule.needs)
        if rule.told and known and (paper.facts is not None or not rule.wants):
            result = _at(rule, paper).at_most(rule.most)
            if result != NOT_MADE:
                yield rule, result


def sentence(name: str, words: str) -> Words:
    """What a finding says, for people; of a rule that is no longer in the table, the key of its words."""
    rule = BY_NAME.get(name)
    return NOT_MADE_WORDS if words == NOT_MADE.words else rule.sentence(words) if rule else words


def _at(rule: PaperRule, paper: Paper) -> Result:
    try:
        return rule.look(paper)
    except _OUR_FAULTS:
        _log.exception("check %s failed on %s", rule.id, paper.document)
        return NOT_MADE


def look_across(rule: FileRule, application: Application, papers: Papers) -> tuple[Result, ...]:
    """What one rule says of a whole file; ``NOT_MADE`` where it fails. The row's ``most`` is not applied."""
    try:
        return tuple(rule.look(application, papers))
    except _OUR_FAULTS:
        _log.exception("check %s failed on %s", rule.id, application)
        return (NOT_MADE,)

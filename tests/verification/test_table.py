"""The table of checks is whole: ids, words, weights; what it prints is what the documentation says."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Cast, make_draft
from tinggal.applications.models import Application, Document
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.reasons import reasons_for
from tinggal.catalogue.types import CHECKS
from tinggal.verification.checks import table
from tinggal.verification.checks.rule import FileRule, PaperRule, Reach
from tinggal.verification.checks.table import ABOUT_FILES, ABOUT_PAPERS, RULES, judge, rules_for, sentence
from tinggal.verification.models import Finding
from tinggal.verification.papers import Paper
from tinggal.verification.printed_table import printed
from tinggal.verification.results import PASSED, Outcome, Result

ROOT = Path(settings.ROOT)
MAY_STOP = {"complete", "readable", "photo", "passport_validity", "dates_agree"}
WEIGHT = list(Outcome)


def test_ids_and_names_are_given_once() -> None:
    assert len({rule.id for rule in RULES}) == len({rule.name for rule in RULES}) == len(RULES)
    assert [rule.id for rule in RULES if not re.fullmatch(r"V-\d\d", rule.id)] == []


def test_only_few_checks_may_stop_a_file() -> None:
    assert {rule.name for rule in RULES if rule.most == Outcome.BLOCK} == MAY_STOP


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_row_says_everything_in_sentences(rule: PaperRule | FileRule) -> None:
    assert str(rule.question).endswith("?")
    assert all(str(said).endswith(".") for said in (rule.passed, rule.mend, *rule.says.values()))
    assert rule.reads
    assert not str(rule.reads).endswith(".")
    assert rule.says
    assert "passed" not in rule.says


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_names_and_words_fit_into_a_finding(rule: PaperRule | FileRule) -> None:
    assert len(rule.name) <= Finding._meta.get_field("check_name").max_length
    assert max(map(len, rule.says)) <= Finding._meta.get_field("words").max_length


def test_what_the_catalogue_asks_for_is_in_the_table() -> None:
    asked = {check for permit in PERMITS for one in permit.requirements for check in one.checks}
    assert asked <= CHECKS == {rule.name for rule in ABOUT_PAPERS if rule.of is Reach.ASKED}


def test_lists_of_documents_name_documents_of_the_catalogue() -> None:
    known = {one.code for permit in PERMITS for one in permit.requirements}
    for rule in ABOUT_PAPERS:
        assert isinstance(rule.of, Reach) or rule.of <= known, rule.id


def test_every_document_of_every_permit_is_looked_at() -> None:
    for permit in PERMITS:
        for one in permit.requirements:
            assert {"not_anothers_file", "read_by_machine"} <= {rule.name for rule in rules_for(permit, one.code)}


@given(st.sampled_from(Outcome), st.sampled_from(Outcome))
def test_no_result_is_heavier_than_its_row_allows(outcome: Outcome, most: Outcome) -> None:
    result = Result(outcome, "x", reason="R-01" if outcome == Outcome.BLOCK else "").at_most(most)
    assert WEIGHT.index(result.outcome) == min(WEIGHT.index(outcome), WEIGHT.index(most))
    assert bool(result.reason) == (result.outcome == Outcome.BLOCK)


def test_the_documentation_is_the_table() -> None:
    told = (ROOT / "docs" / "checks.md").read_text()
    assert told == printed(), "Run: manage.py checks_table > docs/checks.md"


def test_the_command_prints_the_table(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("checks_table")
    assert capsys.readouterr().out == printed()


def test_a_rule_of_the_past_still_has_a_sentence() -> None:
    assert sentence("long_gone", "something") == "something"


@pytest.mark.django_db
def test_a_check_that_fails_is_a_question_and_stops_nothing(
    draft: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(paper: Paper) -> Result:
        raise ValueError(paper)

    def broken_too(application: Application, papers: object) -> list[Result]:
        raise KeyError(application)

    paper_rule = replace(ABOUT_PAPERS[0], name="broken", of=Reach.EVERY, look=broken)
    file_rule = replace(ABOUT_FILES[0], name="broken_too", look=broken_too, most=Outcome.NOTE)
    monkeypatch.setattr(table, "ABOUT_PAPERS", (paper_rule,))
    monkeypatch.setattr(table, "ABOUT_FILES", (file_rule,))
    passport = Paper(draft.documents.get(code="passport"), None)
    judged = [(about, rule.name, result.outcome) for about, rule, result in judge(draft, {"passport": passport})]
    assert judged == [("passport", "broken", "ask"), ("", "broken_too", "note")]
    assert sentence("complete", "not_made") == "This check could not be made. Please look yourself."


@pytest.mark.django_db
def test_what_has_to_be_read_is_judged_only_where_it_was_read(
    draft: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    wanting = replace(ABOUT_PAPERS[0], of=Reach.EVERY, look=lambda paper: PASSED, wants=frozenset({"zone"}))
    monkeypatch.setattr(table, "ABOUT_PAPERS", (wanting,))
    monkeypatch.setattr(table, "ABOUT_FILES", ())
    passport: Document = draft.documents.get(code="passport")
    assert list(judge(draft, {"passport": Paper(passport, None)})) == []


@pytest.mark.django_db
def test_reasons_of_blocks_are_reasons_for_a_return(cast: Cast) -> None:
    file = make_draft(cast)
    file.answers["passport_expires_on"] = "2020-01-01"
    results = [result for _about, _rule, result in judge(file, {}) if result.outcome == Outcome.BLOCK]
    assert results
    assert {one.reason for one in results} <= {one.code for one in reasons_for("return")}

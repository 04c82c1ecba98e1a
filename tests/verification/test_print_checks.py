"""What is printed on documents is compared with the form and the law; a doubt is a question, never an objection."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from tests.verification.papers_read import BOX, paper, printed
from tinggal.lib.months import add_months
from tinggal.reading.facts import Facts, Kind
from tinggal.verification.checks import (
    amounts,
    marks_seen,
    names_agree,
    numbers_agree,
    papers_dates,
    rows_papers_dates,
    rows_passport,
    rows_print,
)
from tinggal.verification.checks.kind_agrees import kind_agrees
from tinggal.verification.papers import Paper
from tinggal.verification.results import Outcome, Result

TODAY = timezone.localdate()
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=2)
LONG_AGO = date(2001, 5, 5)


def day(when: date) -> str:
    return when.isoformat()


CASES: list[tuple[Callable[[Paper], Result], str, tuple[tuple[str, str], ...], dict[str, str], str]] = [
    (names_agree.person_named, "guarantee_letter", (("name", "KAMI ERIKSSON, ANNA MARIA"),), {}, "passed"),
    (names_agree.person_named, "guarantee_letter", (("person_name", "JOHN SMITH"),), {}, "person_not_named"),
    (names_agree.person_named, "passport", (("surname", "ERIKSSON"), ("given_names", "ANNA MARIA")), {}, "passed"),
    (names_agree.person_named, "work_visa", (("name", "王丽"),), {"native_name": "王丽"}, "passed"),
    (names_agree.sponsor_named, "salary_letter", (("company_name", "PT. SAMUDRA CONTOH NUSANTARA"),), {}, "passed"),
    (names_agree.sponsor_named, "salary_letter", (("company_name", "PT LAIN SEKALI"),), {}, "sponsor_not_named"),
    (names_agree.holder_named, "bank_statement", (("person_name", "SAMUDRA CONTOH NUSANTARA"),), {}, "passed"),
    (names_agree.holder_named, "bank_statement", (("person_name", "BUDI SANTOSO"),), {}, "holder_not_named"),
    (numbers_agree.passport_number_agrees, "work_visa", (("passport_number", "L8989O2C3"),), {}, "passed"),
    (numbers_agree.passport_number_agrees, "work_visa", (("passport_number", "X1"),), {}, "passport_number_differs"),
    (numbers_agree.passport_number_agrees, "work_visa", (), {}, "not_compared"),
    (
        numbers_agree.passport_number_agrees,
        "current_permit",
        (("passport_number", "K1234567"),),
        {"old_passport_number": "K1234567"},
        "passed",
    ),
    (
        numbers_agree.passport_number_agrees,
        "current_permit",
        (("passport_number", "K7654321"),),
        {"old_passport_number": "K1234567"},
        "passport_number_differs",
    ),
    (numbers_agree.rptka_number_agrees, "rptka_approval", (("rptka_number", "B.3/00042/PK.04.01/2026"),), {}, "passed"),
    (
        numbers_agree.rptka_number_agrees,
        "rptka_approval",
        (("rptka_number", "B.3/9/PK.1/1"),),
        {},
        "rptka_number_differs",
    ),
    (numbers_agree.sponsor_number_agrees, "company_licence", (("nib", "9120123456789"),), {}, "passed"),
    (numbers_agree.sponsor_number_agrees, "company_licence", (("nib", "9120123450000"),), {}, "sponsor_number_differs"),
    (numbers_agree.sponsor_number_agrees, "sponsor_identity", (("nik", "3171015203850001"),), {}, "not_compared"),
    (
        numbers_agree.permit_number_agrees,
        "current_itas",
        (("permit_number", "2C21JE0003-26/2026"),),
        {"current_permit_number": "2C21JE0003-26"},
        "passed",
    ),
    (marks_seen.entry_stamp_seen, "entry_stamp", (("mark", "entry"),), {}, "passed"),
    (marks_seen.entry_stamp_seen, "entry_stamp", (), {}, "entry_stamp_not_seen"),
    (marks_seen.assessed_as_feasible, "feasibility_result", (("mark", "feasible"),), {}, "passed"),
    (
        marks_seen.assessed_as_feasible,
        "feasibility_result",
        (("mark", "feasible"), ("mark", "not_feasible")),
        {},
        "not_feasible",
    ),
    (papers_dates.not_expired, "work_visa", (("valid_until", day(TODAY)),), {}, "passed"),
    (papers_dates.not_expired, "work_visa", (("valid_until", day(YESTERDAY)),), {}, "document_expired"),
    (papers_dates.not_expired, "work_visa", (), {}, "not_compared"),
    (
        papers_dates.stay_end_agrees,
        "current_itas",
        (("valid_until", day(TOMORROW)),),
        {"stay_expires_on": day(TOMORROW)},
        "passed",
    ),
    (
        papers_dates.stay_end_agrees,
        "current_itas",
        (("valid_until", day(TOMORROW)),),
        {"stay_expires_on": day(TODAY)},
        "stay_end_differs",
    ),
    (
        papers_dates.entry_day_agrees,
        "entry_stamp",
        (("entry_date", "2026-01-02"),),
        {"entered_on": "2026-01-02"},
        "passed",
    ),
    (
        papers_dates.entry_day_agrees,
        "entry_stamp",
        (("entry_date", "2026-01-02"),),
        {"entered_on": "2026-02-01"},
        "entry_day_differs",
    ),
    (papers_dates.not_in_the_future, "salary_letter", (("date", day(TODAY)),), {}, "passed"),
    (papers_dates.not_in_the_future, "salary_letter", (("date", day(TOMORROW)),), {}, "written_in_the_future"),
    (papers_dates.statement_recent, "bank_statement", (("date", day(LONG_AGO)), ("date", day(TODAY))), {}, "passed"),
    (papers_dates.statement_recent, "bank_statement", (("date", day(LONG_AGO)),), {}, "statement_too_old"),
    (papers_dates.statement_recent, "bank_statement", (), {}, "statement_without_day"),
    (papers_dates.wedding_plausible, "marriage_or_birth_certificate", (("event_date", day(LONG_AGO)),), {}, "passed"),
    (
        papers_dates.wedding_plausible,
        "marriage_or_birth_certificate",
        (("event_date", "1970-01-01"),),
        {},
        "event_day_impossible",
    ),
    (
        papers_dates.wedding_plausible,
        "marriage_or_birth_certificate",
        (("event_date", day(add_months(TODAY, -23))),),
        {"basis": "marriage"},
        "married_too_short",
    ),
    (papers_dates.birth_printed, "current_itas", (("birth_date", "1974-08-12"),), {}, "passed"),
    (papers_dates.birth_printed, "current_itas", (("birth_date", "1974-12-08"),), {}, "birth_date_differs"),
]


@pytest.mark.parametrize(("check", "code", "values", "answers", "words"), CASES)
def test_print_is_compared_with_the_form(
    check: Callable[[Paper], Result],
    code: str,
    values: tuple[tuple[str, str], ...],
    answers: dict[str, str],
    words: str,
) -> None:
    result = check(paper(code, facts=printed(*values), answers=answers))
    assert result.words == words
    assert result.outcome is not Outcome.BLOCK
    assert result.outcome is not Outcome.ASK or result.box in (BOX, None)


@pytest.mark.parametrize(
    ("amount", "words"),
    [
        ("USD 2000", "passed"),
        ("USD 1999.99", "amount_too_small"),
        ("IDR 30000000", "passed"),
        ("IDR 5000000", "amount_too_small"),
        ("XXX 90000", "amount_not_found"),
    ],
)
def test_a_balance_is_compared_with_the_amount_in_the_catalogue(amount: str, words: str) -> None:
    statement = paper("bank_statement", facts=printed(("balance", amount)), permit="new-itas-student")
    assert amounts.enough_money(statement).words == words


def test_the_law_names_no_amount_for_some_permits() -> None:
    proof = paper("share_proof", facts=printed(("amount", "IDR 5")), permit="new-itas-investor")
    assert amounts.enough_money(proof).words == "not_compared"
    settled = paper("share_proof", facts=printed(("amount", "IDR 15000000000")), permit="itas-to-itap")
    assert amounts.enough_money(settled).words == "passed"


@pytest.mark.parametrize(("amount", "words"), [("IDR 15000000000", "passed"), ("IDR 900", "investment_differs")])
def test_an_investment_is_compared_with_the_form(amount: str, words: str) -> None:
    letter = paper("share_proof", facts=printed(("amount", amount)), answers={"investment_value": "15000000000"})
    assert amounts.investment_agrees(letter).words == words


def test_the_kind_of_a_document_is_compared_with_what_was_asked() -> None:
    def found(kind: Kind | None) -> str:
        return kind_agrees(paper("bank_statement", facts=Facts(kind=kind))).words

    assert found(Kind("bank_statement", 0.9, ())) == "passed"
    assert found(Kind("itinerary", 0.9, ())) == "kind_other"
    assert found(Kind("itinerary", 0.3, ())) == "kind_unknown"
    assert found(Kind("", 0.0, ())) == "kind_unknown"
    assert found(None) == "no_print"


def test_every_row_has_words_for_all_it_says_and_a_name_of_its_own() -> None:
    rows = (*rows_passport.ROWS, *rows_print.ROWS, *rows_papers_dates.ROWS)
    assert len({row.id for row in rows}) == len({row.name for row in rows}) == len(rows)
    said = {words for row in rows for words in row.says}
    assert {words for *_, words in CASES} - {"passed"} <= said

"""The two lines of the passport are compared with the form, field by field, and only where they are beyond doubt."""

from collections.abc import Callable

import pytest

from tests.verification.papers_read import BOX, paper, zoned
from tinggal.reading.facts import Facts
from tinggal.verification.checks import passport_zone as zone
from tinggal.verification.papers import Paper
from tinggal.verification.results import Outcome, Result

Check = Callable[[Paper], Result]
CHECKS: dict[str, Check] = {
    "surname": zone.zone_name,
    "number": zone.zone_number,
    "birth_date": zone.zone_birth,
    "expiry_date": zone.zone_expiry,
    "nationality": zone.zone_nationality,
    "sex": zone.zone_sex,
}
OTHERS = {
    "surname": "LINDQVIST",
    "number": "K1234567",
    "birth_date": "1974-08-21",
    "expiry_date": "2030-04-15",
    "nationality": "NOR",
    "sex": "M",
}


def test_a_passport_that_says_what_the_form_says_passes() -> None:
    one = paper("passport", facts=zoned())
    assert {check(one).outcome for check in (zone.zone_read, *CHECKS.values())} == {Outcome.PASS}


@pytest.mark.parametrize("field", CHECKS)
def test_each_difference_is_a_question_with_both_values_and_the_place(field: str) -> None:
    result = CHECKS[field](paper("passport", facts=zoned(**{field: OTHERS[field]})))
    assert (result.outcome, result.box) == (Outcome.ASK, BOX)
    assert OTHERS[field] in result.found
    assert result.expected not in ("", result.found)


@pytest.mark.parametrize("field", CHECKS)
def test_doubtful_lines_are_asked_about_once_and_not_compared(field: str) -> None:
    doubtful = paper("passport", facts=zoned(valid=False, **{field: OTHERS[field]}))
    assert zone.zone_read(doubtful).words == "zone_unsure"
    assert (CHECKS[field](doubtful).outcome, CHECKS[field](doubtful).words) == (Outcome.NOTE, "not_compared")


def test_a_field_that_is_sure_by_itself_is_compared_in_doubtful_lines_too() -> None:
    facts = zoned(valid=False, confidence={"birth_date": 0.99}, birth_date="1974-08-21")
    assert zone.zone_birth(paper("passport", facts=facts)).words == "zone_birth_differs"


def test_a_page_without_lines_and_lines_of_a_visa_are_questions() -> None:
    assert zone.zone_read(paper("passport", facts=Facts())).words == "zone_not_found"
    assert zone.zone_read(paper("passport", facts=zoned(document_code="V"))).words == "zone_of_no_passport"


@pytest.mark.parametrize(
    ("answers", "fields"),
    [
        ({"nationality": "DEU"}, {"nationality": "D"}),
        ({"sex": "X"}, {"sex": ""}),
        ({"passport_number": "l898902c3"}, {}),
        ({"full_name": "Müller Jörg"}, {"surname": "MUELLER", "given_names": "JOERG"}),
        ({"full_name": "Anna Maria Eriksson"}, {}),
        ({"full_name": "Иван Петров"}, {"surname": "PETROV", "given_names": "IVAN"}),
        ({"full_name": "王丽", "native_name": "Wang Li"}, {"surname": "WANG", "given_names": "LI"}),
    ],
)
def test_passports_write_some_things_their_own_way(answers: dict[str, str], fields: dict[str, str]) -> None:
    one = paper("passport", facts=zoned(**fields), answers=answers)
    assert {check(one).outcome for check in CHECKS.values()} == {Outcome.PASS}


def test_a_name_in_the_own_script_does_not_excuse_another_name_in_the_form() -> None:
    answers = {"full_name": "Popov", "native_name": "Иван Петров"}
    one = paper("passport", facts=zoned(surname="PETROV", given_names="IVAN"), answers=answers)
    assert zone.zone_name(one).words == "zone_name_differs"


def test_a_passport_may_leave_the_day_of_birth_open() -> None:
    assert zone.zone_birth(paper("passport", facts=zoned(birth_date=""))).words == "not_compared"

"""However a number is written, it is one number; what leaves its country open is none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.lib.phone_numbers import international


@pytest.mark.parametrize(
    "written", ["0812 3456 7890", "+62 812-3456-7890", "6281234567890", "0062 812 3456 7890", "+62 (0)812 3456 7890"]
)
def test_indonesian_numbers_are_one_however_they_are_written(written: str) -> None:
    assert international(written) == "+6281234567890"


def test_numbers_of_other_countries_keep_their_code() -> None:
    assert international("+49 151 2345678") == "+491512345678"
    assert international("00 1 202 555 0123") == "+12025550123"


@pytest.mark.parametrize(
    "written", ["", "812 3456 7890", "12345", "anna@example.org", "+62 81x", "+0812345678", "+" * 9]
)
def test_what_is_no_number_is_nothing(written: str) -> None:
    assert international(written) == ""


@given(st.text(max_size=40))
def test_whatever_is_typed_gives_a_number_or_nothing_and_a_number_stays_as_it_is(written: str) -> None:
    number = international(written)
    assert number == "" or international(number) == number

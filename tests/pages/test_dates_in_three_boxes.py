"""A date asked in three boxes: what is taken, what is refused, in which words."""

from datetime import date

import pytest
from django import forms
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from tinggal.pages.fields import DateInParts


class Asked(forms.Form):
    day = DateInParts(label="Day of arrival")


def asked(*boxes: str) -> Asked:
    return Asked(dict(zip(("day_day", "day_month", "day_year"), boxes, strict=True)))


@pytest.mark.parametrize(
    "boxes",
    [
        ("3", "8", "2027"),
        ("03", "08", "2027"),
        (" 3. ", "8,", "2027 "),
        ("3", "August", "2027"),
        ("3", "agustus", "2027"),
        ("3", "AUG", "2027"),
        ("3", "agu", "2027"),
        ("３", "８", "２０２７"),
    ],
)
def test_a_date_may_be_written_in_many_ways(boxes: tuple[str, str, str]) -> None:
    form = asked(*boxes)
    assert form.is_valid(), form.errors
    assert form.cleaned_data["day"] == date(2027, 8, 3)


@pytest.mark.parametrize(
    ("boxes", "words"),
    [
        (("", "", ""), ["Enter the date, for example 27 3 2027."]),
        (("3", "", "2027"), ["The date must also have: a month."]),
        (("", "8", ""), ["The date must also have: a day, a year."]),
        (("32", "8", "2027"), ["The day must be a number from 1 to 31."]),
        (("3", "Febuary", "2027"), ["The month must be a number from 1 to 12, or its name."]),
        (("3", "8", "27"), ["The year must have 4 digits, for example 2027."]),
        (
            ("x", "13", "2027"),
            ["The day must be a number from 1 to 31.", "The month must be a number from 1 to 12, or its name."],
        ),
        (("31", "6", "2027"), ["This date does not exist. Check the day and the month."]),
        (("29", "2", "2027"), ["This date does not exist. Check the day and the month."]),
        (("1", "1", "0000"), ["The year must have 4 digits, for example 2027."]),
    ],
)
def test_the_words_say_which_part_is_wrong(boxes: tuple[str, str, str], words: list[str]) -> None:
    assert asked(*boxes).errors == {"day": words}


def test_what_was_typed_comes_back_exactly_and_only_the_wrong_box_is_marked() -> None:
    page = str(asked("31", "<Febuary>", "2027")["day"])
    assert 'value="31"' in page
    assert 'value="&lt;Febuary&gt;"' in page
    assert page.count('aria-invalid="true"') == 1
    assert page.count("govuk-input--error") == 1


def test_the_summary_leads_to_the_first_wrong_box() -> None:
    assert asked("31", "Febuary", "88")["day"].first_control == "id_day_1"
    assert asked("", "", "")["day"].first_control == "id_day_0"


def test_stored_dates_are_shown_in_their_boxes() -> None:
    for stored in (date(2027, 8, 3), "2027-08-03"):
        page = str(Asked(initial={"day": stored})["day"])
        assert [f'value="{part}"' in page for part in ("3", "8", "2027")] == [True, True, True]


def test_an_optional_date_may_stay_empty() -> None:
    form = asked("", "", "")
    form.fields["day"].required = False
    assert form.is_valid()
    assert form.cleaned_data["day"] is None


def test_birthdays_can_be_filled_in_by_the_browser() -> None:
    class Born(forms.Form):
        birth = DateInParts(widget=DateInParts.widget(attrs={"autocomplete": "bday"}))

    page = str(Born()["birth"])
    assert [f'autocomplete="bday-{part}"' in page for part in ("day", "month", "year")] == [True, True, True]


@given(st.text(max_size=12), st.text(max_size=12), st.text(max_size=12))
def test_whatever_is_typed_gives_a_date_or_words(day: str, month: str, year: str) -> None:
    with translation.override("id"):
        form = asked(day, month, year)
        assert form.is_valid() or form.errors["day"]
        assert str(form)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_date_survives_the_three_boxes(day: date) -> None:
    form = asked(str(day.day), str(day.month), str(day.year))
    assert form.is_valid()
    assert form.cleaned_data["day"] == day

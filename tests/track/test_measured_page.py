"""The public figures of the checks: by month, rounded, and never so small that a file could be worked out."""

from datetime import date

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from tinggal.track.measured import told
from tinggal.verification.models import CheckMonth

NONE = {"passed": 0, "noted": 0, "asked": 0, "blocked": 0, "cleared": 0, "confirmed": 0}


@given(st.integers(min_value=1, max_value=100_000))
def test_a_count_is_told_to_the_nearest_five_or_not_at_all(count: int) -> None:
    said = told(count)
    assert said == "<5" if count < 5 else abs(int(said) - count) <= 2


def test_nothing_is_told_as_nothing() -> None:
    assert told(0) == "0"


@pytest.mark.django_db
def test_the_newest_month_is_shown_and_others_can_be_chosen(client: Client) -> None:
    CheckMonth.objects.create(month=date(2026, 9, 1), check_name="photo", **{**NONE, "passed": 40, "asked": 3})
    CheckMonth.objects.create(month=date(2026, 10, 1), check_name="photo", **{**NONE, "passed": 81})
    newest = client.get("/checks/")
    assert [(one.rule, one.made, one.asked) for one in newest.context["figures"]] == [("V-03", "80", "0")]
    earlier = client.get("/checks/?month=2026-09")
    assert [(one.made, one.asked) for one in earlier.context["figures"]] == [("45", "<5")]
    assert client.get("/checks/?month=nonsense").context["month"] == date(2026, 10, 1)


@pytest.mark.django_db
def test_how_often_officers_agreed_is_told_only_of_many_answers(client: Client) -> None:
    month = date(2026, 10, 1)
    few, many = {"cleared": 9, "confirmed": 10}, {"cleared": 15, "confirmed": 5}
    CheckMonth.objects.create(month=month, check_name="photo", **{**NONE, "asked": 30, **few})
    CheckMonth.objects.create(month=month, check_name="readable", **{**NONE, "asked": 30, **many})
    assert {one.rule: one.agreed for one in client.get("/checks/").context["figures"]} == {"V-02": "25 %", "V-03": ""}


@pytest.mark.django_db
def test_a_check_that_is_no_longer_in_the_table_is_left_out(client: Client) -> None:
    CheckMonth.objects.create(month=date(2026, 10, 1), check_name="long_gone", **{**NONE, "passed": 40})
    assert client.get("/checks/").context["figures"] == []


@pytest.mark.django_db
def test_without_figures_the_page_says_so(client: Client) -> None:
    assert "There are no figures yet." in client.get("/checks/").content.decode()

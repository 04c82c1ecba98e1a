"""On which days one may apply."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.rules import Since, WhileItRuns, Window
from tinggal.catalogue.types import PermitType
from tinggal.catalogue.windows import counted_from, window_for
from tinggal.lib.months import add_months
from tinggal.lib.workdays import Calendar

TODAY = date(2027, 1, 4)
COUNTED_BACK = [one for one in PERMITS if isinstance(one.window.on(TODAY), Window)]
REPORTED = [one for one in PERMITS if isinstance(one.window.on(TODAY), Since)]
WHILE_IT_RUNS = [one for one in PERMITS if isinstance(one.window.on(TODAY), WhileItRuns)]
WEEKENDS_ONLY = Calendar(closed={})
LEBARAN = Calendar(closed={date(2027, 3, 9) + timedelta(days=n): "Idulfitri" for n in range(7)})


def test_a_change_of_status_opens_30_days_before_the_end_and_closes_on_the_last_day():
    window = window_for(permit("new-itas-worker"), date(2027, 3, 31), on=TODAY, calendar=WEEKENDS_ONLY)
    assert window == (date(2027, 3, 1), date(2027, 3, 31))


def test_under_the_old_rule_a_change_of_status_closed_30_days_before_the_end():
    window = window_for(permit("new-itas-worker"), date(2023, 3, 31), on=date(2023, 1, 4), calendar=WEEKENDS_ONLY)
    assert window == (date(2022, 10, 2), date(2023, 3, 1))


def test_an_extension_opens_three_months_before_and_closes_on_the_last_working_day_before_the_end():
    window = window_for(permit("extend-itas-worker"), date(2027, 3, 31), on=TODAY, calendar=WEEKENDS_ONLY)
    assert window == (date(2026, 12, 31), date(2027, 3, 30))


@pytest.mark.parametrize("expiry", [date(2027, 4, 3), date(2027, 4, 4), date(2027, 4, 5)])  # Saturday to Monday
def test_a_permit_that_ends_at_the_weekend_must_be_extended_by_friday(expiry: date):
    assert window_for(permit("extend-itas-family"), expiry, on=TODAY, calendar=WEEKENDS_ONLY)[1] == date(2027, 4, 2)


def test_holidays_move_the_last_day_forward():
    window = window_for(permit("extend-itap"), date(2027, 3, 15), on=TODAY, calendar=LEBARAN)
    assert window == (date(2026, 12, 15), date(2027, 3, 8))


def test_the_permanent_permit_opens_30_days_before_the_end():
    window = window_for(permit("itas-to-itap"), date(2027, 1, 10), on=TODAY, calendar=WEEKENDS_ONLY)
    assert window == (date(2026, 12, 11), date(2027, 1, 10))


@pytest.mark.parametrize(
    ("day", "months", "earlier"),
    [
        (date(2027, 5, 31), 3, date(2027, 2, 28)),
        (date(2028, 5, 31), 3, date(2028, 2, 29)),
        (date(2027, 1, 15), 1, date(2026, 12, 15)),
        (date(2027, 3, 1), 0, date(2027, 3, 1)),
        (date(2027, 3, 31), 15, date(2025, 12, 31)),
    ],
)
def test_months_are_counted_by_the_calendar(day: date, months: int, earlier: date):
    assert add_months(day, -months) == earlier


@given(st.sampled_from(COUNTED_BACK), st.dates(date(2022, 1, 1), date(2040, 12, 31)), st.dates(date(2021, 11, 11)))
def test_a_window_has_a_first_day_before_its_last_and_never_ends_after_the_permit(
    permit_type: PermitType, expiry: date, on: date
):
    first, last = window_for(permit_type, expiry, on=on, calendar=LEBARAN)
    assert first < last <= expiry
    if permit_type.service in ("extension", "itap_extension"):
        assert last < expiry
        assert LEBARAN.is_working_day(last)
        assert not any(LEBARAN.is_working_day(last + timedelta(days=n)) for n in range(1, (expiry - last).days))


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 240))
def test_going_back_by_months_keeps_the_day_or_takes_the_months_last(day: date, months: int):
    earlier = add_months(day, -months)
    assert (day.year - earlier.year) * 12 + day.month - earlier.month == months
    assert earlier.day == day.day or (earlier + timedelta(days=1)).day == 1


@given(st.sampled_from(REPORTED), st.dates(date(2022, 1, 1), date(2040, 12, 31)))
def test_what_has_happened_is_reported_from_its_day_until_sixty_days_after(permit_type: PermitType, day: date):
    first, last = window_for(permit_type, day, on=TODAY, calendar=LEBARAN)
    assert (first, (last - first).days) == (day, 60)


@given(st.sampled_from(WHILE_IT_RUNS), st.dates(date(2022, 1, 1), date(2040, 12, 31)))
def test_a_change_can_be_told_until_the_last_day_of_the_permit(permit_type: PermitType, expiry: date):
    assert window_for(permit_type, expiry, on=TODAY, calendar=LEBARAN) == (date.min, expiry)


def test_a_child_born_before_a_leap_day_is_reported_until_60_days_after_its_birth():
    window = window_for(permit("newborn-itas"), date(2028, 1, 15), on=TODAY, calendar=WEEKENDS_ONLY)
    assert window == (date(2028, 1, 15), date(2028, 3, 15))


def test_a_bridging_permit_is_asked_for_three_days_before_the_end_at_the_latest():
    window = window_for(permit("bridging"), date(2028, 3, 2), on=TODAY, calendar=WEEKENDS_ONLY)
    assert window == (date(2028, 2, 1), date(2028, 2, 28))


def test_the_five_year_report_is_counted_from_its_own_day():
    report = permit("report-itap")
    assert counted_from(report, on=TODAY) == "report_due_on"
    assert window_for(report, date(2028, 5, 31), on=TODAY, calendar=WEEKENDS_ONLY)[0] == date(2028, 2, 29)


@given(st.sampled_from(PERMITS))
def test_every_rule_counts_from_a_date_that_is_asked_for(permit_type: PermitType):
    for _, rule in permit_type.window:
        assert permit_type.question(rule.counted_from).kind == "date"
        assert rule.law


@given(st.sampled_from(COUNTED_BACK))
def test_every_rule_says_how_it_opens_in_one_way_and_names_its_law(permit_type: PermitType):
    for _, rule in permit_type.window:
        assert isinstance(rule, Window)
        assert bool(rule.opens_days) != bool(rule.opens_months)
        assert not (rule.last_working_day and rule.closes_days)
        assert rule.law

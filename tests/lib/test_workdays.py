"""Counting working days, for any set of closed days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.lib.workdays import Calendar

DAYS = st.dates(date(2024, 1, 1), date(2027, 12, 31))
NUMBERS = st.integers(0, 60)
CALENDARS = st.sets(DAYS, max_size=200).map(lambda closed: Calendar(dict.fromkeys(closed, "closed")))


@given(CALENDARS, DAYS, NUMBERS)
def test_as_many_days_lie_between_as_were_added(calendar: Calendar, start: date, days: int) -> None:
    assert calendar.between(start, calendar.add(start, days)) == days


@given(CALENDARS, DAYS, st.integers(1, 60))
def test_a_deadline_never_falls_on_a_closed_day(calendar: Calendar, start: date, days: int) -> None:
    due = calendar.add(start, days)
    assert calendar.is_working_day(due)
    assert due.weekday() < 5
    assert due not in calendar.closed


@given(CALENDARS, DAYS, NUMBERS, NUMBERS)
def test_adding_twice_is_adding_the_sum(calendar: Calendar, start: date, first: int, second: int) -> None:
    assert calendar.add(calendar.add(start, first), second) == calendar.add(start, first + second)


@given(CALENDARS, DAYS, DAYS, DAYS)
def test_spans_join_without_gap_or_overlap(calendar: Calendar, one: date, two: date, three: date) -> None:
    assert calendar.between(one, two) + calendar.between(two, three) == calendar.between(one, three)


@given(CALENDARS, DAYS)
def test_the_day_before_the_next_working_day_leads_back(calendar: Calendar, day: date) -> None:
    following = calendar.next_working_day(day)
    assert following > day > calendar.previous_working_day(day)
    assert calendar.next_working_day(calendar.previous_working_day(following)) == following


@given(CALENDARS, DAYS, NUMBERS)
def test_one_more_closed_day_never_brings_a_deadline_forward(calendar: Calendar, start: date, days: int) -> None:
    stricter = Calendar({**calendar.closed, start + timedelta(days=1): "closed"})
    assert stricter.add(start, days) >= calendar.add(start, days)


def test_an_ordinary_week() -> None:
    calendar = Calendar({date(2026, 1, 16): "Isra Mikraj"})
    thursday = date(2026, 1, 15)
    assert calendar.add(thursday, 1) == date(2026, 1, 19)
    assert calendar.between(thursday, date(2026, 1, 16)) == 0
    assert calendar.between(date(2026, 1, 19), thursday) == -1
    assert calendar.why_closed(date(2026, 1, 16)) == "Isra Mikraj"
    assert calendar.why_closed(date(2026, 1, 17)) == ""


def test_counting_backward_is_refused_with_words() -> None:
    with pytest.raises(ValueError, match="counted forward"):
        Calendar({}).add(date(2026, 1, 15), -1)

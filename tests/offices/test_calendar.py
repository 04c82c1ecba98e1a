"""The days on which offices are closed."""

import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.offices.calendar import _asked, _library, closed_days, from_library, reviewed_years, working_days

# Days on which our table and the library disagree, with the reason. None at present: the test names each new one.
KNOWN_DIFFERENCES: dict[date, str] = {}


def test_the_reviewed_years() -> None:
    assert reviewed_years() == {2024, 2025, 2026}


@pytest.mark.parametrize(("year", "national", "joint_leave"), [(2024, 19, 10), (2025, 17, 11), (2026, 17, 8)])
def test_the_decrees_count_so_many_days(year: int, national: int, joint_leave: int) -> None:
    """2024 has two days of voting (Keppres 10/2024 and 33/2024) besides the 17 of the decree."""
    counted = Counter(day.kind for day in closed_days(year))
    assert counted == {"national": national, "joint_leave": joint_leave}
    assert all(day.reviewed and day.source for day in closed_days(year))


def test_no_day_is_listed_twice() -> None:
    days = [day.on for year in reviewed_years() for day in closed_days(year)]
    assert len(days) == len(set(days))


@pytest.mark.parametrize("kind", ["national", "joint_leave"])
@pytest.mark.parametrize("year", sorted(reviewed_years()))
def test_the_table_and_the_library_agree_but_for_the_known_days(year: int, kind: str) -> None:
    ours = {day.on: day.name_en for day in closed_days(year) if day.kind == kind}
    theirs = {day.on: day.name_en for day in from_library(year) if day.kind == kind}
    differing = {day: (ours.get(day), theirs.get(day)) for day in ours.keys() ^ theirs.keys()}
    assert {day: pair for day, pair in differing.items() if day not in KNOWN_DIFFERENCES} == {}


def test_joint_leave_of_eid_2026() -> None:
    calendar = working_days()
    week = [date(2026, 3, day) for day in range(16, 28)]
    assert [day.day for day in week if calendar.is_working_day(day)] == [16, 17, 25, 26, 27]
    assert calendar.add(date(2026, 3, 17), 1) == date(2026, 3, 25)
    assert calendar.add(date(2026, 3, 16), 3) == date(2026, 3, 26)
    assert calendar.between(date(2026, 3, 17), date(2026, 3, 27)) == 3
    assert calendar.why_closed(date(2026, 3, 20)) == "Joint leave: Eid al-Fitr"
    assert calendar.why_closed(date(2026, 3, 19)) == "Day of Silence"


def test_the_late_joint_leave_of_august_2025() -> None:
    assert working_days().next_working_day(date(2025, 8, 15)) == date(2025, 8, 19)


def test_a_year_nobody_has_reviewed_comes_from_the_library_and_says_so() -> None:
    days = {day.on: day for day in closed_days(2027)}
    assert {day.reviewed for day in days.values()} == {False}
    assert days[date(2027, 8, 17)].source == "holidays library, public"
    assert days[date(2027, 3, 12)].kind == "joint_leave"
    assert not working_days().is_working_day(date(2027, 3, 12))


def test_the_names_are_there_in_both_languages() -> None:
    day = next(day for day in closed_days(2027) if day.on == date(2027, 12, 25))
    assert (day.name_id, day.name_en) == ("Hari Raya Natal", "Christmas Day")


def test_a_province_without_days_of_its_own_has_those_of_the_country() -> None:
    assert working_days("51").closed == working_days().closed


@given(st.dates(date(2023, 1, 1), date(2029, 12, 31)), st.integers(1, 60))
def test_a_deadline_falls_on_an_open_day_and_counts_back(start: date, days: int) -> None:
    due = working_days().add(start, days)
    assert working_days().is_working_day(due)
    assert working_days().between(start, due) == days


def test_threads_that_ask_at_the_same_time_get_the_same_calendar() -> None:
    for kept in (working_days, _asked, _library):
        kept.cache_clear()
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    try:
        with ThreadPoolExecutor(4) as threads:
            found = list(threads.map(lambda _: working_days(), range(4)))
    finally:
        sys.setswitchinterval(interval)
    assert all(calendar == found[0] for calendar in found)

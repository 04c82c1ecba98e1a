"""Which times an office has free, and that no place is given away twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Cast, make_draft
from tests.walking import walk_to
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.actions import invite
from tinggal.appointments.models import Appointment, ClosedDay, OpeningHours
from tinggal.appointments.slots import Slot, free_slots, over_the_days, slots_on, with_a_place
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.calendar import working_days
from tinggal.offices.models import Office

JAKARTA, MONDAY = ZoneInfo("Asia/Jakarta"), date(2027, 3, 1)


def hours(starts: time, ends: time, *, minutes: int, places: int = 2, weekday: int = 0, kind: str = "") -> OpeningHours:
    return OpeningHours(weekday=weekday, starts=starts, ends=ends, slot_minutes=minutes, places=places, kind=kind)


@given(first=st.integers(0, 20), length=st.integers(1, 600), minutes=st.integers(5, 240), places=st.integers(1, 9))
def test_slots_fill_the_hours_without_overlap_and_without_a_broken_one(
    first: int, length: int, minutes: int, places: int
) -> None:
    starts = datetime.combine(MONDAY, time(first), tzinfo=JAKARTA)
    ends = min(starts + timedelta(minutes=length), datetime.combine(MONDAY, time(23, 59), tzinfo=JAKARTA))
    slots = list(slots_on(MONDAY, [hours(starts.time(), ends.time(), minutes=minutes, places=places)], zone=JAKARTA))
    assert len(slots) == (ends - starts) // timedelta(minutes=minutes)
    assert all(one.ends_at - one.starts_at == timedelta(minutes=minutes) for one in slots)
    assert all(one.ends_at == after.starts_at for one, after in pairwise(slots))
    assert all(starts <= one.starts_at and one.ends_at <= ends for one in slots)


@given(taken=st.lists(st.integers(-30, 300), max_size=40), places=st.integers(1, 4))
def test_a_slot_is_offered_exactly_as_long_as_it_has_a_place(taken: list[int], places: int) -> None:
    nine = datetime.combine(MONDAY, time(9), tzinfo=JAKARTA)
    slots = [Slot(nine + timedelta(minutes=30 * n), nine + timedelta(minutes=30 * n + 30), places) for n in range(8)]
    free = with_a_place(slots, [nine + timedelta(minutes=minute) for minute in taken])
    for number, slot in enumerate(slots):
        here = sum(30 * number <= minute < 30 * number + 30 for minute in taken)
        assert (slot in free) == (here < places)


@pytest.fixture
def office(cast: Cast) -> Office:
    return Office.objects.get(code="K3102")


@pytest.fixture
def day(office: Office) -> date:
    return working_days(office.province_id).add(timezone.localdate(), 3)


@pytest.fixture
def bring(cast: Cast) -> Callable[[int], list[Application]]:
    def brought(number: int) -> list[Application]:
        files = []
        for n in range(number):
            file = make_draft(cast)
            answer(file, {"passport_number": f"A100000{n}"}, by=cast["anna"])
            walk_to(Status.AT_KANIM, file, cast)
            files.append(file)
        return files

    return brought


def test_an_office_that_set_no_hours_has_the_usual_ones(office: Office, day: date) -> None:
    slots = free_slots(office, day, 1)
    assert (slots[0].starts_at.time(), slots[-1].ends_at.time(), len(slots)) == (time(8), time(15, 30), 13)


def test_a_day_the_head_closed_and_a_weekend_have_no_slots(office: Office, day: date, cast: Cast) -> None:
    ClosedDay.objects.create(office=office, on=day, why="Moving house", set_by_id=cast["hadi"].user_id)
    days = {slot.starts_at.date() for slot in free_slots(office, day, 14)}
    assert day not in days
    assert days
    assert all(working_days(office.province_id).is_working_day(one) for one in days)


def test_slots_for_another_purpose_are_not_offered(office: Office, day: date) -> None:
    OpeningHours.objects.create(
        office=office, weekday=day.weekday(), starts=time(9), ends=time(10), places=1, kind="biometrics"
    )
    assert len(free_slots(office, day, 1, kind="biometrics")) == 2
    assert free_slots(office, day, 1, kind="interview") == []


def test_free_times_ask_the_database_three_times_however_many_days(office: Office, day: date) -> None:
    with CaptureQueriesContext(connection) as asked:
        free_slots(office, day, 60)
    assert len(asked) == 3


def test_a_full_slot_takes_nobody_else(
    office: Office, day: date, cast: Cast, bring: Callable[[int], list[Application]]
) -> None:
    OpeningHours.objects.create(office=office, weekday=day.weekday(), starts=time(9), ends=time(10), places=1)
    first, second = bring(2)
    nine = datetime.combine(day, time(9), tzinfo=office.zone)
    invite(first, starts_at=nine, place="Counter 4", kind="both", by=cast["kade"])
    assert nine not in [slot.starts_at for slot in free_slots(office, day, 1)]
    for minute, why in ((0, ""), (10, "He can only come then")):
        with pytest.raises(MoveRefused, match="no longer free"):
            invite(second, starts_at=nine + timedelta(minutes=minute), place="x", kind="both", why=why, by=cast["kade"])


def test_another_time_needs_a_reason(
    office: Office, day: date, cast: Cast, bring: Callable[[int], list[Application]]
) -> None:
    (file,) = bring(1)
    noon = datetime.combine(day, time(12, 15), tzinfo=office.zone)
    with pytest.raises(MoveRefused, match="not one of the free times"):
        invite(file, starts_at=noon, place="Counter 4", kind="both", by=cast["kade"])
    invite(file, starts_at=noon, place="Counter 4", kind="both", why="Comes by ferry", by=cast["kade"])
    assert Appointment.objects.get().why == "Comes by ferry"


def test_many_who_take_the_last_places_at_once_never_get_more_than_there_are(
    committed: None, cast: Cast, bring: Callable[[int], list[Application]]
) -> None:
    office = Office.objects.get(code="K3102")
    day = working_days(office.province_id).add(timezone.localdate(), 3)
    OpeningHours.objects.create(office=office, weekday=day.weekday(), starts=time(9), ends=time(10), places=2)
    nine = datetime.combine(day, time(9), tzinfo=office.zone)

    def try_to(file: Application) -> bool:
        try:
            invite(file, starts_at=nine, place="Counter 4", kind="both", by=cast["kade"])
        except MoveRefused:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(6) as pool:
        got = list(pool.map(try_to, bring(6)))
    assert sum(got) == 2
    assert Appointment.objects.open().filter(starts_at=nine).count() == 2


def test_a_short_list_reaches_over_many_days(office: Office) -> None:
    free = free_slots(office, timezone.localdate() + timedelta(days=1), 14)
    few = over_the_days(free)
    assert {slot.starts_at.date() for slot in few} == {slot.starts_at.date() for slot in free}
    assert len(few) == len({(slot.starts_at.date(), slot.starts_at.hour < 12) for slot in free})
    assert set(few) <= set(over_the_days(free, each=2)) <= set(free)

"""Past files played again: what must follow from fewer officers, more officers, and another road."""

from datetime import date, timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.access.scene import browser
from tests.conftest import Cast
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.lib.workdays import Calendar
from tinggal.offices.calendar import working_days
from tinggal.rehearsal.history import cases, lines_of, paces
from tinggal.rehearsal.replay import Case, Staff, Stop, replay, shares, way

EVERY_DAY = Calendar({})
MONDAY = date(2026, 3, 2)
STOPS = (Stop("kanim"), Stop("kanwil"), Stop("directorate"))
MANY = Staff(a_day=1000, limit=3)
ROAD = {"kanim": MANY, "kanwil": MANY, "directorate": MANY}
FILES = st.lists(st.integers(0, 30), min_size=1, max_size=60)


def files(days: list[int]) -> list[Case]:
    arrived = [MONDAY + timedelta(days=day + 2 * (day // 5)) for day in sorted(days)]
    return [Case(day, STOPS, None) for day in arrived]


def test_with_officers_enough_every_file_is_decided_on_its_first_day() -> None:
    assert replay(files([0, 0, 3]), ROAD, EVERY_DAY).days == [0, 0, 0]


def test_one_file_a_day_makes_a_queue_that_can_be_counted() -> None:
    played = replay(files([0, 0, 0, 0]), {**ROAD, "kanwil": Staff(1, 1)}, EVERY_DAY)
    assert played.days == [0, 1, 2, 3]
    assert (played.desks["kanwil"].longest, played.desks["kanwil"].late) == (3, 2)


def test_days_with_the_applicant_stay_as_they_were() -> None:
    stops = (Stop("kanim"), Stop("", waits=4), Stop("kanim"), Stop("kanwil"), Stop("directorate"))
    assert replay([Case(MONDAY, stops, 4)], ROAD, EVERY_DAY).days == [4]


def test_another_road_leaves_desks_out_and_puts_new_ones_where_they_belong() -> None:
    without = {"kanim": MANY, "directorate": MANY}
    assert way(Case(MONDAY, STOPS, None), without) == (Stop("kanim"), Stop("directorate"))
    with_head = {"kanim": MANY, "head": MANY, "kanwil": MANY, "directorate": MANY}
    assert way(Case(MONDAY, STOPS, None), with_head) == (Stop("kanim"), Stop("head"), *STOPS[1:])


@given(FILES, st.integers(1, 5))
def test_one_officer_more_never_makes_the_last_decision_later(days: list[int], each: int) -> None:
    past = files(days)
    fewer = replay(past, {**ROAD, "kanwil": Staff(each, 3)}, EVERY_DAY)
    more = replay(past, {**ROAD, "kanwil": Staff(each + 1, 3)}, EVERY_DAY)
    ends = [max(at for at in _ends(past, played.days)) for played in (fewer, more)]
    assert ends[1] <= ends[0]


@given(FILES, st.integers(1, 5))
def test_every_file_visits_every_desk_once_and_is_decided(days: list[int], each: int) -> None:
    played = replay(files(days), {**ROAD, "kanim": Staff(each, 3)}, EVERY_DAY)
    assert None not in played.days
    assert {desk: figures.visits for desk, figures in played.desks.items()} == dict.fromkeys(ROAD, len(days))


def _ends(past: list[Case], took: list[int | None]) -> list[date]:
    return [EVERY_DAY.add(case.arrived, days or 0) for case, days in zip(past, took, strict=True)]


def test_a_desk_where_nobody_works_is_refused() -> None:
    with pytest.raises(ValueError, match="kanwil"):
        replay(files([0]), {**ROAD, "kanwil": Staff(0, 3)}, EVERY_DAY)


def test_shares_of_nothing_are_zero() -> None:
    assert (shares([], 0.5, 0.9), shares([3, 1, 2, None], 0.5, 0.9)) == ((0, 0), (2, 3))


@pytest.mark.django_db
def test_history_is_days_and_desks_and_nobody_is_named(draft: Application, cast: Cast) -> None:
    walk_to(Status.APPROVED, draft, cast)
    now = timezone.now()
    lines = lines_of(draft.route_name, since=now - timedelta(days=1), until=now)
    past = cases(lines, working_days())
    assert [[stop.desk for stop in case.stops] for case in past] == [
        ["at_kanim", "at_kanwil", "at_directorate", "at_kasubdit"]
    ]
    assert {desk: (pace.officers, pace.each) for desk, pace in paces(lines).items()} == dict.fromkeys(
        ["at_kanim", "at_kanwil", "at_directorate", "at_kasubdit"], (1, 1.0)
    )


@pytest.mark.django_db
def test_an_administrator_rehearses_another_road(draft: Application, cast: Cast) -> None:
    walk_to(Status.APPROVED, draft, cast)
    client = browser(cast, "admin")
    here = f"/manage/routes/{draft.route_name}/"
    assert "Nobody can decide alone" in client.get(here).content.decode()
    page = client.get(f"{here}rehearsal/", {"period": "30", "road": "kanim-decides-2023"}).content.decode()
    assert "1 file played" in page
    bad = client.get(f"{here}rehearsal/", {"period": "30", "at_kanwil_officers": "0", "road": draft.route_name})
    assert bad.status_code == 422

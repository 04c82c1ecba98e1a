"""The pages of the guide: no account, no cookie, no table; answers in the address; days for the calendar."""

from datetime import date, timedelta

import icalendar
import pytest
from django.test import Client
from django.utils import timezone

from tinggal.catalogue.fees import lengths
from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.catalogue.permits import permit
from tinggal.catalogue.windows import window_for
from tinggal.guide.fees import last_day_before_change
from tinggal.offices.calendar import working_days

pytestmark = pytest.mark.django_db
WORKER = "/which/?now=limited&wish=longer&group=work&index=E23"


def told(where: str) -> str:
    return Client().get(where).content.decode()


def test_a_question_sent_without_an_answer_is_an_error_and_the_first_look_is_none() -> None:
    assert "There is a problem" not in told("/which/")
    again = told("/which/?asked=now")
    assert "There is a problem" in again
    assert "<title>Error:" in again


def test_the_day_typed_in_three_boxes_leads_to_an_address_that_can_be_kept() -> None:
    answer = Client().get(f"{WORKER}&asked=day&day_day=14&day_month=March&day_year=2027")
    assert answer.status_code == 302
    assert answer["Location"].endswith("&day=2027-03-14")


def test_a_day_that_does_not_exist_is_marked_and_what_was_typed_stays() -> None:
    page = told(f"{WORKER}&asked=day&day_day=31&day_month=2&day_year=2027")
    assert "This date does not exist" in page
    assert 'value="31"' in page


def test_the_answer_names_the_first_and_the_last_day_of_the_law_and_gives_them_to_the_calendar() -> None:
    ends = timezone.localdate() + timedelta(days=200)
    chosen = permit("extend-itas-worker")
    first, last = window_for(chosen, ends, on=timezone.localdate(), calendar=working_days())
    page = told(f"{WORKER}&day={ends}")
    assert f"{first.day} {first:%B} {first.year}" in page
    assert f"{last.day} {last:%B} {last.year}" in page
    answer = Client().get(f"{WORKER.replace('/which/', '/which/days.ics')}&day={ends}")
    file = icalendar.Calendar.from_ical(answer.content)
    assert [event["dtstart"].dt for event in file.walk("VEVENT")] == [first, last]


def test_the_calendar_has_nothing_before_the_day_is_known() -> None:
    assert Client().get("/which/days.ics").status_code == 404
    assert Client().get(f"{WORKER.replace('/which/', '/which/days.ics')}&day=unknown").status_code == 404


def test_only_the_lengths_of_the_chosen_index_are_priced() -> None:
    page = told(f"{WORKER}&day=unknown")
    offered = lengths(permit("extend-itas-worker"), index="E23")
    assert page.count("g-fees__law") == 2 * len(offered)


def test_who_is_abroad_is_told_that_this_is_not_the_place() -> None:
    assert "You need a visa first" in told("/which/?now=abroad")


def test_no_page_of_the_guide_sets_a_cookie() -> None:
    for where in ("/which/", f"{WORKER}&day=unknown", "/fees/", "/permits/indexes/E23/"):
        assert dict(Client().get(where).cookies) == {}


@pytest.mark.parametrize("code", sorted(VISA_INDEXES))
def test_each_index_has_a_page(code: str) -> None:
    page = told(f"/permits/indexes/{code}/")
    assert VISA_INDEXES[code].legal_name in page.replace("&amp;", "&").replace("&#x27;", "'")
    assert ("Not offered." in page) != VISA_INDEXES[code].offered


def test_an_unknown_index_is_not_found() -> None:
    assert Client().get("/permits/indexes/Z99/").status_code == 404


def test_fees_of_a_day_stand_beside_those_of_the_tariff_before() -> None:
    page = told("/fees/?permit=extend-itas-worker&day_day=1&day_month=2&day_year=2026")
    assert "Rp3.000.000" in page.replace("\xa0", "").replace(" ", "") or "3,000,000" in page or "3.000.000" in page
    assert "16 December 2024" in page
    assert last_day_before_change(date(2026, 2, 1)) == date(2024, 12, 16)
    assert last_day_before_change(date(2020, 1, 1)) is None


def test_the_calculator_wants_a_permit() -> None:
    page = told("/fees/?permit=")
    assert "There is a problem" in page

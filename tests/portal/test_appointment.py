"""The applicant's page about his appointment: another time, until it is too late, and a file for his calendar."""

import pytest
from django.test import Client
from icalendar import Calendar

from tests.appointments.test_inviting import invited
from tests.conftest import Cast, user_of
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.models import Appointment


@pytest.fixture
def appointment(draft: Application, cast: Cast) -> Appointment:
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    return invited(draft, cast)


@pytest.fixture
def anna(client: Client, cast: Cast) -> Client:
    client.force_login(user_of(cast["anna"]))
    return client


def test_another_of_the_offered_times_is_taken(anna: Client, appointment: Appointment) -> None:
    page = f"/applications/{appointment.application.reference}/appointment/"
    offered = anna.get(page).context["free"]
    assert len({slot.starts_at.date() for slot in offered}) >= 5
    assert anna.post(page, {"slot": offered[-1].starts_at.isoformat()}).status_code == 302
    appointment.refresh_from_db()
    assert (appointment.starts_at, appointment.moved) == (offered[-1].starts_at, 1)


def test_the_time_one_has_is_not_offered_again(anna: Client, appointment: Appointment) -> None:
    page = f"/applications/{appointment.application.reference}/appointment/"
    assert appointment.starts_at not in [slot.starts_at for slot in anna.get(page).context["free"]]
    Appointment.objects.update(starts_at=anna.get(page).context["free"][0].starts_at)
    appointment.refresh_from_db()
    assert appointment.starts_at not in [slot.starts_at for slot in anna.get(page).context["free"]]


def test_a_time_that_is_not_offered_is_refused_with_words(anna: Client, appointment: Appointment) -> None:
    page = f"/applications/{appointment.application.reference}/appointment/"
    for slot, words in (("2020-01-01T09:00:00+07:00", "no longer free"), ("", "Please choose a time")):
        answer = anna.post(page, {"slot": slot})
        assert (answer.status_code, words in answer.content.decode()) == (422, True)


def test_after_two_moves_the_page_says_whom_to_call(anna: Client, appointment: Appointment) -> None:
    Appointment.objects.update(moved=2)
    page = anna.get(f"/applications/{appointment.application.reference}/appointment/")
    assert "moved this appointment twice" in page.content.decode()
    assert page.context["free"] == []


def test_the_calendar_file_says_when_and_where(anna: Client, appointment: Appointment) -> None:
    answer = anna.get(f"/applications/{appointment.application.reference}/appointment/calendar.ics")
    (event,) = Calendar.from_ical(answer.content).walk("VEVENT")
    assert (event["dtstart"].dt, "Counter 4" in event["location"]) == (appointment.starts_at, True)

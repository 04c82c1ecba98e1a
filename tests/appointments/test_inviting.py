"""Inviting an applicant to the office, and writing down whether he came."""

from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone
from time_machine import travel

from tests.conftest import Cast
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.actions import attend, invite, miss
from tinggal.appointments.models import Appointment
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.calendar import working_days


@pytest.fixture
def at_the_counter(draft: Application, cast: Cast) -> Application:
    """Anna's file at the immigration office."""
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    return draft


def opening_time(file: Application, *, hour: int = 9, minute: int = 0) -> datetime:
    """A time on the third working day from now, on the clock of the office."""
    assert file.office
    day = working_days().add(timezone.localdate(), 3)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=file.office.zone)


def invited(file: Application, cast: Cast) -> Appointment:
    """An invitation by the counter's officer."""
    return invite(file, starts_at=opening_time(file), place="Counter 4", kind="both", by=cast["kade"])


def test_an_invitation_moves_the_file_and_names_the_appointment_in_the_journal(
    at_the_counter: Application, cast: Cast
) -> None:
    appointment = invited(at_the_counter, cast)
    event = Event.objects.filter(subject=at_the_counter.subject).latest("number")
    assert (event.kind, event.data["appointment"]) == ("application.at_interview", appointment.pk)
    assert appointment.office == at_the_counter.office


def test_who_came_goes_back_to_the_counter_with_minutes(at_the_counter: Application, cast: Cast) -> None:
    attend(invited(at_the_counter, cast), minutes="Asked about the work. All agrees.", by=cast["kade"])
    at_the_counter.refresh_from_db()
    row = Appointment.objects.get()
    assert (at_the_counter.status, row.state, row.closed_by_id) == ("at_kanim", "attended", cast["kade"].user_id)
    assert at_the_counter.interviewed_at is not None


def test_who_did_not_come_can_be_invited_again(at_the_counter: Application, cast: Cast) -> None:
    appointment = invited(at_the_counter, cast)
    with travel(appointment.starts_at + timedelta(hours=1)):
        miss(appointment, by=cast["kade"])
        invited(at_the_counter, cast)
    assert list(Appointment.objects.values_list("state", flat=True)) == ["missed", "invited"]


def test_nobody_is_late_before_the_hour(at_the_counter: Application, cast: Cast) -> None:
    appointment = invited(at_the_counter, cast)
    with pytest.raises(MoveRefused, match="not begun yet"):
        miss(appointment, by=cast["kade"])


@pytest.mark.parametrize(
    ("hour", "minute"),
    [(7, 59), (15, 1)],
)
def test_people_are_invited_when_the_office_receives_people(
    at_the_counter: Application, cast: Cast, hour: int, minute: int
) -> None:
    starts_at = opening_time(at_the_counter, hour=hour, minute=minute)
    with pytest.raises(MoveRefused, match="from 8:00 to 15:00"):
        invite(at_the_counter, starts_at=starts_at, place="Counter 4", kind="both", by=cast["kade"])


def test_nobody_is_invited_into_the_past(at_the_counter: Application, cast: Cast) -> None:
    starts_at = opening_time(at_the_counter) - timedelta(days=30)
    with pytest.raises(MoveRefused, match="in the future"):
        invite(at_the_counter, starts_at=starts_at, place="Counter 4", kind="both", by=cast["kade"])


def test_nobody_is_invited_on_a_closed_day(at_the_counter: Application, cast: Cast) -> None:
    starts_at = opening_time(at_the_counter)
    while working_days().is_working_day(starts_at.date()):
        starts_at += timedelta(days=1)
    with pytest.raises(MoveRefused, match="closed on that day"):
        invite(at_the_counter, starts_at=starts_at, place="Counter 4", kind="both", by=cast["kade"])


def test_one_invitation_at_a_time(at_the_counter: Application, cast: Cast) -> None:
    first = invited(at_the_counter, cast)
    with pytest.raises(MoveRefused, match="already invited"):
        invited(at_the_counter, cast)
    with pytest.raises(IntegrityError), transaction.atomic():
        Appointment.objects.create(
            application=at_the_counter,
            office=first.office,
            kind="both",
            starts_at=first.starts_at,
            place="Counter 5",
            invited_by_id=first.invited_by_id,
        )


def test_an_officer_of_another_office_cannot_invite(at_the_counter: Application, cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        invite(at_the_counter, starts_at=opening_time(at_the_counter), place="x", kind="both", by=cast["budi"])
    assert not Appointment.objects.exists()


def test_a_closed_appointment_stays_closed(at_the_counter: Application, cast: Cast) -> None:
    appointment = invited(at_the_counter, cast)
    attend(appointment, minutes="All agrees.", by=cast["kade"])
    with pytest.raises(MoveRefused, match="already been written down"):
        attend(appointment, minutes="Something else.", by=cast["kade"])


def test_minutes_are_asked_for(at_the_counter: Application, cast: Cast) -> None:
    with pytest.raises(MoveRefused, match="write down what was asked"):
        attend(invited(at_the_counter, cast), minutes="  ", by=cast["kade"])

"""The applicant takes another time, somebody is received the day he came, and calendars that know of it."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from icalendar import Calendar
from time_machine import travel

from tests.appointments.test_inviting import invited
from tests.conftest import Cast, RunOutbox
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.appointments.actions import attend, receive_now
from tinggal.appointments.calendar_file import calendar_file
from tinggal.appointments.models import Appointment
from tinggal.appointments.moving import move
from tinggal.appointments.slots import free_slots
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.models import Notice


@pytest.fixture
def file(draft: Application, cast: Cast) -> Application:
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    return draft


def others(appointment: Appointment) -> list:
    day = timezone.localtime(appointment.starts_at, appointment.office.zone).date()
    return [slot.starts_at for slot in free_slots(appointment.office, day + timedelta(days=1), 10)]


def test_the_applicant_moves_twice_and_is_told(file: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    appointment = invited(file, cast)
    first, second, third = others(appointment)[:3]
    move(appointment, starts_at=first, by=cast["anna"])
    move(appointment, starts_at=second, by=cast["anna"])
    with pytest.raises(MoveRefused, match="twice"):
        move(appointment, starts_at=third, by=cast["anna"])
    run_outbox()
    row = Appointment.objects.get()
    assert (row.starts_at, row.moved) == (second, 2)
    assert Event.objects.filter(subject=file.subject, kind="appointment.moved").count() == 2
    assert Notice.objects.filter(kind="appointment.moved", channel="email").count() == 2


def test_nobody_moves_on_the_day_itself(file: Application, cast: Cast) -> None:
    appointment = invited(file, cast)
    later = others(appointment)[0]
    with travel(appointment.starts_at - timedelta(hours=1)), pytest.raises(MoveRefused, match="day before"):
        move(appointment, starts_at=later, by=cast["anna"])


def test_only_a_free_time_is_taken(file: Application, cast: Cast) -> None:
    appointment = invited(file, cast)
    with pytest.raises(MoveRefused, match="not one of the free times"):
        move(appointment, starts_at=others(appointment)[0] + timedelta(minutes=7), by=cast["anna"])


def test_nobody_moves_what_is_not_his(file: Application, cast: Cast) -> None:
    appointment = invited(file, cast)
    for name in ("mallory", "kade"):
        with pytest.raises(PermissionDenied):
            move(appointment, starts_at=others(appointment)[0], by=cast[name])


def test_who_is_old_or_ill_is_received_the_day_he_comes(file: Application, cast: Cast) -> None:
    with travel(invited_day(file)):
        appointment = receive_now(file, reason="elderly", place="Counter 1", kind="both", by=cast["kade"])
        attend(appointment, minutes="All agrees.", outcome="clear", asked={"identity": "agrees"}, by=cast["kade"])
    row = Appointment.objects.get()
    assert (row.same_day, row.state, row.outcome, row.asked) == ("elderly", "attended", "clear", {"identity": "agrees"})
    events = Event.objects.filter(subject=file.subject, kind="application.at_interview")
    assert events.get().data["same_day"] == "elderly"


def invited_day(file: Application):
    assert file.office
    return free_slots(file.office, timezone.localdate() + timedelta(days=1), 10)[0].starts_at


def test_a_day_reason_must_be_known(file: Application, cast: Cast) -> None:
    with pytest.raises(MoveRefused, match="received today"):
        receive_now(file, reason="friend", place="Counter 1", kind="both", by=cast["kade"])


def test_the_calendar_file_replaces_the_earlier_one_and_names_nobody(file: Application, cast: Cast) -> None:
    appointment = invited(file, cast)
    before = Calendar.from_ical(calendar_file(appointment, summary="Immigration office", url="https://x.example/"))
    moved = move(appointment, starts_at=others(appointment)[0], by=cast["anna"])
    text = calendar_file(moved, summary="Immigration office", url="https://x.example/")
    (old,), (new,) = before.walk("VEVENT"), Calendar.from_ical(text).walk("VEVENT")
    assert (old["uid"], old["sequence"], new["sequence"]) == (new["uid"], 0, 1)
    assert new["dtstart"].dt == moved.starts_at
    assert b"Anna" not in text

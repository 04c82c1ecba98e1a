"""No phone rings at night on the clock of the office: what is written then leaves in the morning, once."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Cast, RunOutbox, user_of
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.notices import sending
from tinggal.notices.models import Notice
from tinggal.notices.quiet import may_leave_at
from tinggal.notices.sending import send_held
from tinggal.notices.topics import Channel
from tinggal.offices.models import Office
from tinggal.simulators.models import SimulatedMessage

JAKARTA = ZoneInfo("Asia/Jakarta")
JAYAPURA = ZoneInfo("Asia/Jayapura")


@pytest.fixture(autouse=True)
def nights(settings: pytest.FixtureRequest) -> None:
    settings.SMS_QUIET = (21, 7)  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("written", "leaves"),
    [
        ("2030-01-07T20:59:59", "2030-01-07T20:59:59"),
        ("2030-01-07T21:00:00", "2030-01-08T07:00:00"),
        ("2030-01-07T00:00:00", "2030-01-07T07:00:00"),
        ("2030-01-07T06:59:59", "2030-01-07T07:00:00"),
        ("2030-01-07T07:00:00", "2030-01-07T07:00:00"),
    ],
)
def test_the_night_is_from_nine_to_seven(written: str, leaves: str) -> None:
    zone = {"tzinfo": JAKARTA}
    assert may_leave_at(datetime.fromisoformat(written).replace(**zone), zone=JAKARTA) == datetime.fromisoformat(
        leaves
    ).replace(**zone)


@given(minutes=st.integers(min_value=0, max_value=10 * 366 * 24 * 60))
def test_a_message_leaves_by_day_within_ten_hours_and_never_early(minutes: int) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    leaves = may_leave_at(now, zone=JAYAPURA)
    assert timedelta(0) <= leaves - now <= timedelta(hours=10)
    assert 7 <= leaves.astimezone(JAYAPURA).hour < 21


def returned_at(moment: datetime, draft: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    """A file of an office in Jayapura is returned, and everybody is told."""
    user = user_of(cast["anna"])
    user.phone = "+62 812 0000 0001"
    user.save()
    walk_to(Status.AT_KANIM, draft, cast)
    run_outbox()
    SimulatedMessage.objects.all().delete()
    Office.objects.filter(pk=Application.objects.get(pk=draft.pk).office_id).update(time_zone="Asia/Jayapura")
    with time_machine.travel(moment, tick=False):
        perform(draft, "return", by=cast["kade"], reasons=["R-01"], note="Blurred.")
        run_outbox()


def test_a_mail_leaves_at_once_and_a_short_message_in_the_morning_once(
    draft: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    evening = datetime(2030, 1, 7, 22, 0, tzinfo=JAYAPURA)  # in Jakarta it is eight
    returned_at(evening, draft, cast, run_outbox)
    assert [message.channel for message in SimulatedMessage.objects.all()] == ["email"]
    for hours, left in ((8, 0), (9, 1), (10, 0)):
        with time_machine.travel(evening + timedelta(hours=hours), tick=False):
            assert send_held(now=evening + timedelta(hours=hours)) == left
    assert SimulatedMessage.objects.filter(channel="sms").count() == 1


def test_by_day_nothing_waits(draft: Application, cast: Cast, run_outbox: RunOutbox) -> None:
    returned_at(datetime(2030, 1, 7, 12, 0, tzinfo=JAYAPURA), draft, cast, run_outbox)
    assert SimulatedMessage.objects.filter(channel="sms").count() == 1
    assert not Notice.objects.filter(held_until__isnull=False).exists()


def test_a_number_the_provider_refuses_stops_nobody_else(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    morning = datetime(2030, 1, 8, 0, 0, tzinfo=UTC)
    for number, to in enumerate(("+62 0", "+62 812 0000 0002")):
        Notice.objects.create(
            key=f"held/{number}", person=user_of(cast["anna"]), channel=Channel.SMS, kind="reminder.permit", to=to,
            body="…", held_until=morning - timedelta(minutes=number),
        )  # fmt: skip
    taken: list[str] = []

    def provider(notice: Notice) -> None:
        if notice.to == "+62 0":
            raise ConnectionError(notice.to)
        taken.append(notice.to)

    monkeypatch.setitem(sending.SENDERS, Channel.SMS, provider)
    with time_machine.travel(morning, tick=False), pytest.raises(ExceptionGroup) as raised:
        send_held(now=morning)
    assert len(raised.value.exceptions) == 1
    assert taken == ["+62 812 0000 0002"]
    assert Notice.objects.get(sent_at=None).to == "+62 0"

"""Looking at the house: each part is found silent from what really waits there, and since when."""

from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from django.conf import LazySettings
from django.db import connection
from django.utils import timezone

from tests.conftest import Cast, user_of
from tinggal.journal.models import Delivery
from tinggal.journal.record import record
from tinggal.notices.models import Notice
from tinggal.people.actors import SYSTEM
from tinggal.pulse import looking
from tinggal.pulse.looking import look
from tinggal.pulse.models import State
from tinggal.pulse.parts import PARTS
from tinggal.registers.models import RegisterState
from tinggal.registers.table import REGISTERS
from tinggal.transparency.models import Entry

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_is_owed() -> None:
    """What the reference data owed is done."""
    Delivery.objects.update(done_at=timezone.now())


def owe(reaction: str, *, since: datetime) -> None:
    event = record("office.changed", subject="office/K3102", by=SYSTEM)
    Delivery.objects.create(event=event, reaction=reaction, owed_at=since)


def message(cast: Cast, key: str, *, written: datetime, channel: str = "email", sent: datetime | None = None) -> None:
    person = user_of(cast["anna"])
    Notice.objects.create(
        key=key, person=person, channel=channel, kind="x", to="anna@example.org", body="x", written_at=written,
        sent_at=sent,
    )  # fmt: skip


def test_every_part_is_looked_at_and_a_quiet_house_is_well() -> None:
    found = look(timezone.now())
    assert list(found) == [one.code for one in PARTS]
    assert {part for part, one in found.items() if one.state != State.WORKING} <= {"web"}


@pytest.mark.parametrize(
    ("reaction", "part"),
    [("tinggal.letters.reactions.issue", "letters"), ("tinggal.payments.reactions.open_bill", "payment")],
)
@pytest.mark.parametrize(("minutes", "state"), [(2, State.WORKING), (4, State.SLOW), (16, State.SILENT)])
def test_what_waits_makes_its_part_slow_and_then_silent_since_then(
    reaction: str, part: str, minutes: int, state: State
) -> None:
    now = timezone.now()
    since = now - timedelta(minutes=minutes)
    owe(reaction, since=since)
    found = look(now)
    assert found[part].state == state
    assert found[part].since == (None if state == State.WORKING else since)
    other = {"letters": "payment", "payment": "letters"}[part]
    assert found[other].state == State.WORKING
    assert found["jobs"].state == (State.SILENT if minutes == 16 else State.WORKING)


def test_messages_that_do_not_leave_make_their_channel_silent(cast: Cast) -> None:
    now = timezone.now()
    message(cast, "1", written=now - timedelta(minutes=20))
    assert (look(now)["email"].state, look(now)["sms"].state) == (State.SILENT, State.WORKING)
    assert look(now)["email"].since == now - timedelta(minutes=20)


def test_a_message_of_the_night_is_late_only_after_its_morning(cast: Cast) -> None:
    now = timezone.now()
    message(cast, "1", written=now - timedelta(hours=6), channel="sms")
    Notice.objects.update(held_until=now + timedelta(hours=1))
    assert look(now)["sms"].state == State.WORKING
    Notice.objects.update(held_until=now - timedelta(minutes=9))
    assert look(now)["sms"].state == State.SLOW


def test_one_wrong_address_does_not_make_mail_silent(cast: Cast) -> None:
    now = timezone.now()
    message(cast, "1", written=now - timedelta(minutes=20))
    message(cast, "2", written=now - timedelta(minutes=10), sent=now - timedelta(minutes=9))
    assert look(now)["email"].state == State.WORKING


def test_entries_without_a_place_make_the_log_slow() -> None:
    now = timezone.now()
    Entry.objects.create(data=b"leaf", made_at=now - timedelta(minutes=5))
    assert look(now)["log"].state == State.SLOW


def test_some_shut_registers_are_slow_and_all_of_them_silent() -> None:
    now = timezone.now()
    for number, name in enumerate(REGISTERS, start=1):
        RegisterState.objects.create(name=name, failures=3, shut_until=now + timedelta(minutes=1))
        assert look(now)["registers"].state == (State.SILENT if number == len(REGISTERS) else State.SLOW)


def test_asking_the_treasury_in_vain_makes_payments_slow() -> None:
    now = timezone.now()
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, status)"
            " VALUES ('clock', 'payments.ask_about_open_bills', 'failed') RETURNING id"
        )
        cursor.execute(
            "INSERT INTO procrastinate_events (job_id, type, at) VALUES (%s, 'failed', %s)",
            [cursor.fetchone()[0], now - timedelta(minutes=1)],
        )
    assert look(now)["payment"].state == State.SLOW
    assert look(now + timedelta(minutes=5))["payment"].state == State.WORKING


def test_a_site_that_nobody_serves_is_silent_and_one_that_answers_works(
    settings: LazySettings, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Answering(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_said: object) -> None:
            """Quietly."""

    server = HTTPServer(("127.0.0.1", 0), Answering)
    settings.SITE_URL = f"http://127.0.0.1:{server.server_port}"
    Thread(target=server.serve_forever, daemon=True).start()
    assert looking.web().state == State.WORKING
    monkeypatch.setattr(looking, "PAGE_SLOW", 0.0)
    assert looking.web().state == State.SLOW
    server.shutdown()
    server.server_close()
    assert looking.web().state == State.SILENT

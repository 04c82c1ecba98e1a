"""What an event owes: deferred with it, done once in effect, dead and visible when it cannot be done."""

from collections.abc import Iterator

import pytest
from asgiref.sync import async_to_sync
from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from tinggal.journal import outbox
from tinggal.journal.jobs import put_back_stalled_jobs
from tinggal.journal.models import Delivery, Event
from tinggal.journal.outbox import deliver, revive
from tinggal.journal.record import record
from tinggal.journal.working import worker
from tinggal.people.actors import SYSTEM

calls: list[str] = []


def good(event: Event) -> None:
    calls.append(f"good {event.number}")


def bad(event: Event) -> None:
    calls.append("bad")
    raise RuntimeError("the printer is on fire")


def half(event: Event) -> None:
    with transaction.atomic():
        record("thing.made", subject="thing/2", by=SYSTEM)
        raise RuntimeError("the lights went out")


FLOW = {"thing.made": (good,), "thing.broken": (bad,), "thing.half": (half,)}


@pytest.fixture(autouse=True)
def own_flow(settings: pytest.FixtureRequest) -> Iterator[None]:
    settings.FLOW = f"{__name__}.FLOW"  # type: ignore[attr-defined]
    outbox.flow.cache_clear()
    calls.clear()
    yield
    outbox.flow.cache_clear()


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs WHERE task_name = 'deliver'")
        return int(cursor.fetchone()[0])


def test_a_delivery_and_its_job_are_written_with_the_event(db: None) -> None:
    before = jobs()
    record("thing.made", subject="thing/1", by=SYSTEM)
    delivery = Delivery.objects.get()
    assert (delivery.reaction, delivery.done_at, jobs() - before) == (f"{__name__}.good", None, 1)


def test_a_delivery_that_is_done_is_not_done_again(db: None) -> None:
    record("thing.made", subject="thing/1", by=SYSTEM)
    delivery = Delivery.objects.get()
    deliver(delivery_id=delivery.pk)
    deliver(delivery_id=delivery.pk)
    assert calls == ["good 1"]


def test_a_delivery_that_keeps_failing_dies_visibly_and_can_be_revived(db: None, client: pytest.FixtureRequest) -> None:
    record("thing.broken", subject="thing/1", by=SYSTEM)
    delivery = Delivery.objects.get()
    for _ in range(settings.DELIVERY_ATTEMPTS):
        with pytest.raises(RuntimeError):
            deliver(delivery_id=delivery.pk)
    delivery.refresh_from_db()
    assert delivery.dead_at is not None
    assert delivery.last_error == "RuntimeError: the printer is on fire"
    assert client.get("/health").status_code == 503  # type: ignore[attr-defined]
    revive(delivery)
    delivery.refresh_from_db()
    assert (delivery.dead_at, delivery.attempts) == (None, 0)


def test_every_reaction_in_the_flow_can_be_found_by_its_stored_name(settings: pytest.FixtureRequest) -> None:
    settings.FLOW = "tinggal.flow.WHEN"  # type: ignore[attr-defined]
    outbox.flow.cache_clear()
    for reactions in outbox.flow().values():
        for reaction in reactions:
            assert outbox.import_string(outbox.name_of(reaction)) is reaction


def test_the_whole_journal_can_be_verified(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    record("thing.made", subject="thing/1", by=SYSTEM)
    call_command("verify_journal")
    assert capsys.readouterr().out.endswith("lines hold.\n")


class Killed(BaseException):
    """What ends a worker ends no attempt in order: nothing after it is written."""


def deadly(event: Event) -> None:
    raise Killed


def test_a_reaction_that_takes_the_worker_with_it_dies_as_well_and_is_not_tried_for_ever(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(FLOW, "thing.deadly", (deadly,))
    record("thing.deadly", subject="thing/1", by=SYSTEM)
    delivery = Delivery.objects.get()
    for _ in range(settings.DELIVERY_ATTEMPTS):
        with pytest.raises(Killed):
            deliver(delivery_id=delivery.pk)
    deliver(delivery_id=delivery.pk)
    delivery.refresh_from_db()
    assert (delivery.dead_at is not None, delivery.attempts) == (True, settings.DELIVERY_ATTEMPTS)
    assert delivery.last_error == outbox.NEVER_CAME_BACK


def test_a_stalled_job_is_given_back_and_dropped_where_the_next_of_its_kind_waits(db: None) -> None:
    jobs_there = (("lone", None, "doing"), ("first", "one waits", "doing"), ("second", "one waits", "todo"))
    with connection.cursor() as cursor:
        cursor.executemany(
            "INSERT INTO procrastinate_jobs (queue_name, task_name, queueing_lock, status) VALUES ('q', %s, %s, %s)",
            jobs_there,
        )
    async_to_sync(put_back_stalled_jobs.func)(timestamp=0)
    left = ProcrastinateJob.objects.filter(queue_name="q").values_list("task_name", "status")
    assert sorted(left) == [("lone", "todo"), ("second", "todo")]


def send_others_home() -> None:
    """End the sessions of the worker's threads, which would keep the test database open."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
    connection.close()
    connection.close_pool()


@pytest.mark.usefixtures("committed")
def test_what_a_reaction_owes_falls_with_its_transaction_inside_a_worker_too() -> None:
    with transaction.atomic():
        record("thing.half", subject="thing/1", by=SYSTEM)
    before = jobs()
    worker().run_worker(queues=["reactions"], wait=False, install_signal_handlers=False, listen_notify=False)
    send_others_home()
    assert Delivery.objects.get().last_error == "RuntimeError: the lights went out"
    assert jobs() == before
    assert calls == []

"""The journal: written with its change or not at all, numbered, sealed, append-only."""

import time

import pytest
from django.db import DatabaseError, connection, transaction

from tinggal.journal.feed import NOW_SQL, SQL, Place, glimpses
from tinggal.journal.models import Event
from tinggal.journal.record import OutsideTransaction, record
from tinggal.journal.seals import broken_lines
from tinggal.people.actors import SYSTEM

SUBJECT = "thing/1"


def story() -> list[Event]:
    return list(Event.objects.filter(subject=SUBJECT).order_by("number"))


@pytest.mark.django_db(transaction=True)
def test_an_event_outside_a_transaction_is_refused() -> None:
    with pytest.raises(OutsideTransaction):
        record("thing.made", subject=SUBJECT, by=SYSTEM)
    assert story() == []


def test_events_of_one_subject_are_numbered_and_sealed_to_each_other(db: None) -> None:
    for kind in ("thing.made", "thing.moved", "thing.gone"):
        record(kind, subject=SUBJECT, by=SYSTEM, data={"n": 1})
    lines = story()
    assert [(line.number, line.kind) for line in lines] == [(1, "thing.made"), (2, "thing.moved"), (3, "thing.gone")]
    assert [line.previous for line in lines] == ["", lines[0].seal, lines[1].seal]
    assert broken_lines(lines) == []


def test_a_changed_a_missing_and_a_reordered_line_show(db: None) -> None:
    for kind in ("thing.made", "thing.moved", "thing.gone"):
        record(kind, subject=SUBJECT, by=SYSTEM)
    first, second, third = story()
    second.data = {"note": "something else"}
    assert len(broken_lines([first, second, third])) == 1
    assert broken_lines([first, third]) != []
    assert broken_lines([second, first, third]) != []


@pytest.mark.parametrize("sql", ["UPDATE journal_event SET kind = 'x'", "DELETE FROM journal_event"])
def test_the_database_refuses_to_change_or_remove_a_line(db: None, sql: str) -> None:
    record("thing.made", subject=SUBJECT, by=SYSTEM)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(sql)
    assert len(story()) == 1


@pytest.mark.django_db(transaction=True)
def test_the_feed_waits_for_a_transaction_that_commits_late() -> None:
    with connection.cursor() as cursor:
        cursor.execute(NOW_SQL)
        place = Place(cursor.fetchone()[0], 2**62)
    late = connection.copy()
    try:
        late.set_autocommit(False)
        with late.cursor() as cursor:
            cursor.execute("SELECT pg_current_xact_id()")
        with transaction.atomic():
            record("thing.made", subject=SUBJECT, by=SYSTEM)
        assert news(place) == []
        late.commit()
        for _ in range(3000):  # other transactions of the same server may still be running
            if found := news(place):
                break
            time.sleep(0.1)
        assert found == ["thing.made"]
    finally:
        late.rollback()
        late.close()


def news(place: Place) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(SQL, [place.xid, place.id, 10])
        return [glimpse.kind for glimpse in glimpses(cursor.fetchall())]

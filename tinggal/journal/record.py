"""Writes one line of the journal together with the reactions it owes, in the caller's transaction."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.db import connection

from tinggal.journal.models import Delivery, Event
from tinggal.journal.outbox import owe, reactions_to
from tinggal.journal.seals import seal
from tinggal.lib.turns import take_turn


class OutsideTransaction(Exception):
    """``record`` was called where the event could be kept and the change it tells of lost."""


class Doer(Protocol):
    """Whoever acts: a person ("user/12") or the system itself ("system")."""

    @property
    def key(self) -> str:
        """What the journal writes down."""


def record(kind: str, *, subject: str, by: Doer, desk: str = "", data: Mapping[str, Any] | None = None) -> Event:
    """Write an event; it becomes true only when the caller's transaction commits, and then its reactions are owed.

    ``kind`` is ``<noun>.<state or participle>``, ``subject`` what it is about (``application/TG-…``), ``desk`` the
    role and office under which the person acted. ``data`` holds ids and codes, never personal values, except the
    officer's note. The time is the database's clock. Events of one subject are numbered without gaps: writers of the
    same subject wait for each other.

    Raises:
        OutsideTransaction: there is no transaction around the call.
    """
    if not connection.in_atomic_block:
        raise OutsideTransaction(kind)
    take_turn(subject)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT clock_timestamp(), number, seal FROM (SELECT 1) one LEFT JOIN journal_event ON subject = %s"
            " ORDER BY number DESC NULLS LAST LIMIT 1",
            [subject],
        )
        at, number, previous = cursor.fetchone()
    line = {
        "subject": subject,
        "number": (number or 0) + 1,
        "kind": kind,
        "actor": by.key,
        "desk": desk,
        "at": at,
        "data": dict(data or {}),
        "previous": previous or "",
    }
    event = Event.objects.create(**line, seal=seal(**line))
    owed = [Delivery(event=event, reaction=name) for name in reactions_to(kind)]
    for delivery in Delivery.objects.bulk_create(owed):
        owe(delivery)
    return event

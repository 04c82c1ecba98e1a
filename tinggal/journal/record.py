"""Writes lines of the journal together with the reactions they owe, in the caller's transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Protocol

from django.db import connection

from tinggal.journal.models import Delivery, Event
from tinggal.journal.outbox import owe, reactions_to
from tinggal.journal.seals import seal
from tinggal.lib.turns import TAKE

_LAST = """
    SELECT subject, clock_timestamp(), number, seal FROM unnest(%s::text[]) subject LEFT JOIN LATERAL (
        SELECT number, seal FROM journal_event event WHERE event.subject = subject.subject ORDER BY number DESC LIMIT 1
    ) last ON true
"""
# One trip to the database. The second statement sees what others have written while the first one waited.
_LAST_IN_TURN = ";".join((TAKE, _LAST))


class OutsideTransaction(Exception):
    """``record`` was called where the event could be kept and the change it tells of lost."""


class Doer(Protocol):
    """Whoever acts: a person ("user/12") or the system itself ("system")."""

    @property
    def key(self) -> str:
        """What the journal writes down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What ``record`` is given, for several lines at once."""

    kind: str
    subject: str
    by: Doer
    desk: str = ""
    data: Mapping[str, Any] = field(default_factory=dict)


def record(kind: str, *, subject: str, by: Doer, desk: str = "", data: Mapping[str, Any] | None = None) -> Event:
    """Write an event; it becomes true only when the caller's transaction commits, and then its reactions are owed.

    ``kind`` is ``<noun>.<state or participle>``, ``subject`` what it is about (``application/TG-…``), ``desk`` the
    role and office under which the person acted. ``data`` holds ids and codes, never personal values, except the
    officer's note. The time is the database's clock. Events of one subject are numbered without gaps: writers of the
    same subject wait for each other.

    Raises:
        OutsideTransaction: there is no transaction around the call.
    """
    return record_all([Line(kind=kind, subject=subject, by=by, desk=desk, data=data or {})])[0]


def record_all(lines: Sequence[Line]) -> list[Event]:
    """Write several events, of one subject or of many, in this order. See ``record``."""
    if not connection.in_atomic_block:
        raise OutsideTransaction(*(line.kind for line in lines))
    if not lines:
        return []
    subjects = sorted({line.subject for line in lines})
    with connection.cursor() as cursor:
        cursor.execute(_LAST_IN_TURN, [subjects, subjects])
        cursor.nextset()
        last = {subject: (at, number or 0, seal_before or "") for subject, at, number, seal_before in cursor.fetchall()}
    events: list[Event] = []
    for line in lines:
        at, number, previous = last[line.subject]
        event = _sealed(line, at=at, number=number + 1, previous=previous)
        last[line.subject] = at, event.number, event.seal
        events.append(event)
    Event.objects.bulk_create(events)
    owed = [Delivery(event=event, reaction=name) for event in events for name in reactions_to(event.kind)]
    for delivery in Delivery.objects.bulk_create(owed):
        owe(delivery)
    return events


def _sealed(line: Line, *, at: datetime, number: int, previous: str) -> Event:
    told: dict[str, Any] = {
        "subject": line.subject,
        "number": number,
        "kind": line.kind,
        "actor": line.by.key,
        "desk": line.desk,
        "at": at,
        "data": dict(line.data),
        "previous": previous,
    }
    return Event(**told, seal=seal(**told))

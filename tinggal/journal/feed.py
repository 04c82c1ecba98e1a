"""Reading the journal as it grows, without ever missing a line.

Numbers are given before transactions commit, so "everything after the last id" loses events that commit late.
A feed therefore reads by (transaction id, id), and only below the oldest transaction that is still running.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

SQL = """
    SELECT xid, id, subject, number, kind FROM journal_event
    WHERE (xid, id) > (%s, %s) AND xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
    ORDER BY xid, id LIMIT %s
"""
NOW_SQL = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint - 1"
CHANNEL = "journal"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where a reader is in the journal; the next read starts after it."""

    xid: int
    id: int

    def __str__(self) -> str:
        return f"{self.xid}-{self.id}"


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What a feed shows of an event: enough to know that something about a subject is new."""

    place: Place
    subject: str
    number: int
    kind: str


def glimpses(rows: Sequence[Sequence[Any]]) -> list[Glimpse]:
    """The rows of ``SQL``, typed."""
    return [Glimpse(Place(xid, id_), subject, number, kind) for xid, id_, subject, number, kind in rows]

"""Every event of the journal stands in a tree of our own, whose root stands in the public one, where it cannot change.

The order is the journal's feed (``journal/feed.py``); numbers in the tree are given once and without gaps.
"""

from collections.abc import Sequence
from typing import Final, NamedTuple

from django.db import connection

from tinggal.checker.leaves import anchor
from tinggal.checker.merkle import SIZE, leaf_hash
from tinggal.checker.tiles import Frontier
from tinggal.transparency.entering import enter
from tinggal.transparency.models import Anchor, Anchored

MOST: Final = 5000  # events in one step, so that no letter waits long for those of a busy day
_NEW: Final = """
    SELECT event.xid, event.id, event.seal FROM journal_event event
    WHERE (event.xid, event.id) > (%s, %s) AND event.xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
      AND NOT EXISTS (SELECT 1 FROM transparency_anchored anchored WHERE anchored.event_id = event.id)
    ORDER BY event.xid, event.id LIMIT %s
"""
_BEHIND: Final = "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint <= %s"
_START: Final = (0, 0)


class Line(NamedTuple):
    """An event of the journal as it is anchored: where it is in the feed, and its seal in hex."""

    xid: int
    event: int
    seal: str


def leaf(seal: str) -> bytes:
    """The hash of an event's leaf in the private tree; the leaf is the 32 bytes of its seal."""
    return leaf_hash(bytes.fromhex(seal))


def grow() -> bool:
    """Anchor what the journal gained: its events get their places, and an entry with the new root is made.

    In the sequencer's turn only. At most ``MOST`` events; the rest at the next checkpoint. Says whether there were any.
    """
    last = Anchor.objects.first()
    read_to = (last.xid, last.event) if last else _START
    # A database restored elsewhere may number its transactions lower than before: then everything is looked through.
    return _anchor(_lines(_START if _numbers_fell(read_to[0]) else read_to), last=last)


def gather_left_out() -> bool:
    """As ``grow``, but looks through the whole journal: finds events that came in below what was read already."""
    return _anchor(_lines(_START), last=Anchor.objects.first())


def _anchor(lines: Sequence[Line], *, last: Anchor | None) -> bool:
    if not lines:
        return False
    frontier = frontier_in(last)
    begun = frontier.size
    for line in lines:
        frontier.add(leaf(line.seal))
    Anchored.objects.bulk_create(
        [Anchored(index=begun + offset, event_id=line.event) for offset, line in enumerate(lines)]
    )
    Anchor.objects.create(
        size=frontier.size,
        root=frontier.root(),
        frontier=b"".join(frontier.hashes),
        xid=lines[-1].xid,
        event=lines[-1].event,
        entry=enter(anchor(frontier.size, frontier.root())),
    )
    return True


def frontier_in(last: Anchor | None) -> Frontier:
    """What the private tree grows from."""
    if last is None:
        return Frontier(0, [])
    packed = bytes(last.frontier)
    return Frontier(last.size, [packed[at : at + SIZE] for at in range(0, len(packed), SIZE)])


def _lines(after: tuple[int, int]) -> list[Line]:
    with connection.cursor() as cursor:
        cursor.execute(_NEW, [*after, MOST])
        return [Line(*row) for row in cursor.fetchall()]


def _numbers_fell(xid: int) -> bool:
    """Whether transactions that begin now have no higher numbers than one we have read."""
    with connection.cursor() as cursor:
        cursor.execute(_BEHIND, [xid])
        return bool(cursor.fetchone()[0])

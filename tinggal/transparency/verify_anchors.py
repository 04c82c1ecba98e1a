"""The journal against the roots of it that stand in the public log."""

from collections.abc import Iterator

from tinggal.checker.leaves import anchor
from tinggal.checker.tiles import Frontier
from tinggal.journal.models import Event
from tinggal.journal.seals import seal_anew
from tinggal.transparency.anchors import leaf
from tinggal.transparency.models import Anchor, Anchored

AT_ONCE = 2000


def verify_anchors() -> Iterator[str]:
    """What in the journal is not, or is no longer, what was anchored. Seals are computed anew from the events."""
    size = Anchor.objects.values_list("size", flat=True).first() or 0
    roots = dict(Anchor.objects.order_by("size").values_list("size", "root"))
    frontier, lost = Frontier(0, []), False
    rows = Anchored.objects.filter(index__lt=size).order_by("index").values_list("index", "event_id")
    for first in range(0, size, AT_ONCE):
        last = min(size, first + AT_ONCE)
        places = dict(rows.filter(index__gte=first, index__lt=last))
        events = Event.objects.in_bulk(places.values())
        for index in range(first, last):
            event = events.get(places.get(index, -1))
            yield from _verify_event(event, index=index, number=places.get(index))
            frontier.add(leaf(seal_anew(event) if event else "00" * 32))
            if not lost and index + 1 in roots and frontier.root() != bytes(roots[index + 1]):
                lost = True
                yield f"Anchor {index + 1}: the events up to there do not give its root."
    yield from _verify_entries_of_anchors()
    yield from _verify_nothing_left_out(size)


def _verify_event(event: Event | None, *, index: int, number: int | None) -> Iterator[str]:
    if number is None:
        yield f"Anchored event {index} is missing."
    elif event is None:
        yield f"Event {number} was anchored at {index} and is missing in the journal."
    elif seal_anew(event) != event.seal:
        yield f"Event {number} ({event}) was changed after it was written."


def _verify_entries_of_anchors() -> Iterator[str]:
    for row in Anchor.objects.order_by("size").select_related("entry").iterator(AT_ONCE):
        if bytes(row.entry.data) != anchor(row.size, bytes(row.root)):
            yield f"Anchor {row.size}: its entry in the public log says something else."


def _verify_nothing_left_out(size: int) -> Iterator[str]:
    """Events below the place up to which the journal was read, that never got a place: put in afterwards."""
    last = Anchor.objects.filter(size=size).first()
    if last is None:
        return
    older = Event.objects.filter(anchored=None, xid__lt=last.xid) | Event.objects.filter(
        anchored=None, xid=last.xid, id__lt=last.event
    )
    for event in older.order_by("xid", "id")[:100]:
        yield f"Event {event.pk} ({event}) was never anchored, and later ones were."

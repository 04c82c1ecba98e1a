"""The journal stands in the public log by its root: every event once, none forgotten, in the order of the feed."""

import pytest
from django.db import transaction

from tests.transparency.conftest import Enter, let_the_journal_be_read, like_the_owner_of_the_database
from tinggal.checker.leaves import anchor
from tinggal.checker.merkle import node_hash
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.people.actors import SYSTEM
from tinggal.transparency import anchors, sequencing
from tinggal.transparency.models import Anchor, Anchored, Entry
from tinggal.transparency.sequencing import include
from tinggal.transparency.verify import verify_log

pytestmark = pytest.mark.usefixtures("committed")


def happen(times: int = 1) -> list[Event]:
    made = []
    for _ in range(times):
        with transaction.atomic():
            made.append(record("thing.made", subject="thing/1", by=SYSTEM))
        made[-1].refresh_from_db()
    if made:
        let_the_journal_be_read(*made)
    return made


def naive(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    half = 1
    while half * 2 < len(leaves):
        half *= 2
    return node_hash(naive(leaves[:half]), naive(leaves[half:]))


def test_every_growth_of_the_journal_gets_its_root_into_the_log() -> None:
    for times in (1, 2, 5, 0, 1):
        before = Anchor.objects.count()
        happen(times)
        sequencing.catch_up()
        assert Anchor.objects.count() == before + (1 if times else 0)
    events = Event.objects.order_by("xid", "id")
    assert [row.event_id for row in Anchored.objects.order_by("index")] == [event.pk for event in events]
    last = Anchor.objects.first()
    assert bytes(last.root) == naive([anchors.leaf(event.seal) for event in events])
    assert bytes(last.entry.data) == anchor(last.size, bytes(last.root))
    assert last.entry.index is not None
    assert list(verify_log()) == []


def test_a_letter_takes_the_journal_along(new_entry: Enter) -> None:
    happen(3)
    before = Entry.objects.count()
    include(new_entry(), extra=b"")
    assert Entry.objects.count() == before + 2
    assert Anchored.objects.count() == Event.objects.count()


def test_a_busy_day_is_anchored_in_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(anchors, "MOST", 4)
    happen(10)
    for left in (6, 2, 0):
        sequencing.catch_up()
        assert Event.objects.filter(anchored=None).count() == left
    assert list(verify_log()) == []


def test_an_event_that_came_in_below_what_was_read_is_found_by_looking_through_everything() -> None:
    happen(2)
    sequencing.catch_up()
    (late,) = happen()
    with like_the_owner_of_the_database() as say:
        say("UPDATE journal_event SET xid = 1 WHERE id = %s", [late.pk])
    sequencing.catch_up()
    assert list(verify_log()) == [f"Event {late.pk} (thing/1 #3 thing.made) was never anchored, and later ones were."]
    sequencing.catch_up_with_everything()
    assert list(verify_log()) == []


def test_in_a_database_restored_elsewhere_with_lower_numbers_nothing_is_lost() -> None:
    happen(2)
    with like_the_owner_of_the_database() as say:
        say("UPDATE journal_event SET xid = xid + 1000000")
        say("UPDATE transparency_anchor SET xid = xid + 1000000")
    for times in (1, 3):
        happen(times)
        sequencing.catch_up()
    old_ones = Event.objects.filter(anchored=None)
    assert old_ones.count() == 2  # their numbers lie in the future here; they come when it is reached
    assert Anchored.objects.count() == Event.objects.count() - 2

"""Many who enter at the same moment get places without gaps, and what dies in between is taken up again."""

import threading
from collections.abc import Callable

import pytest
from django.conf import settings
from django.db import connection, transaction

from tests.transparency.conftest import Enter, Witnesses, let_the_journal_be_read
from tests.transparency.test_including import holds
from tinggal.checker.notes import Head, vouchers
from tinggal.checker.proofs import Proof
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.people.actors import SYSTEM
from tinggal.transparency import guard, sequencing, tree
from tinggal.transparency.keys import stations
from tinggal.transparency.models import Anchored, Checkpoint, Entry
from tinggal.transparency.sequencing import Included, include
from tinggal.transparency.verify import verify_log

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.enable_socket]


def in_threads(count: int, work: Callable[[int], None]) -> None:
    failures: list[BaseException] = []

    def run(number: int) -> None:
        try:
            work(number)
        except BaseException as problem:
            failures.append(problem)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(number,)) for number in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def test_eight_writers_get_dense_places_and_true_proofs(new_entry: Enter, witnesses: Witnesses) -> None:
    done: list[tuple[Entry, Included]] = []

    def write(number: int) -> None:
        for turn in range(12):
            with transaction.atomic():
                record("thing.made", subject=f"thing/{number}", by=SYSTEM, data={"turn": turn})
                entry = new_entry()
            done.append((entry, include(entry, extra=b"n")))

    in_threads(8, write)
    assert sorted(Entry.objects.values_list("index", flat=True)) == list(range(tree.size()))
    assert len({included.index for _, included in done}) == 96
    assert all(holds(entry, included) and included.vouched for entry, included in done)
    assert all(
        len(vouchers(Proof.parse(one.proof).checkpoint, witnesses=[station.key for station in stations()])) >= 2
        for _, one in done
    )
    assert Checkpoint.objects.count() < 96
    let_the_journal_be_read(*Event.objects.all())
    sequencing.catch_up()
    assert Anchored.objects.count() == 96
    assert list(verify_log()) == []


def test_who_dies_after_the_growth_and_before_the_memory_leaves_nothing_to_repair(new_entry: Enter) -> None:
    entry, later = new_entry(), new_entry()
    sequencing._give_places(lambda: False)  # committed; nothing remembered, nothing signed
    entry.refresh_from_db()
    assert (entry.index, Checkpoint.objects.get().note, guard.remembered().size) == (0, "", 0)
    included = include(entry, extra=b"")
    assert (included.index, holds(entry, included)) == (0, True)
    assert guard.remembered().size == tree.size()
    assert include(later, extra=b"").index == 1


def test_who_dies_after_the_memory_and_before_the_signature_leaves_nothing_to_repair(new_entry: Enter) -> None:
    entry = new_entry()
    sequencing._give_places(lambda: False)
    checkpoint = Checkpoint.objects.get()
    guard.remember(Head(settings.LOG_ORIGIN, checkpoint.size, bytes(checkpoint.root)))
    assert holds(entry, include(entry, extra=b""))
    assert list(verify_log()) == []


def test_who_dies_after_the_signature_and_before_the_witnesses_is_vouched_for_later(
    new_entry: Enter, witnesses: Witnesses, settings: pytest.FixtureRequest
) -> None:
    settings.LOG_PATIENCE = 0
    entry = new_entry()
    assert include(entry, extra=b"").vouched is False
    settings.LOG_PATIENCE = 3
    again = include(entry, extra=b"")
    assert (again.vouched, again.index, holds(entry, again)) == (True, 0, True)


def test_entries_of_a_writer_who_died_get_their_places_by_the_clock(new_entry: Enter) -> None:
    entry = new_entry()
    sequencing.catch_up()
    entry.refresh_from_db()
    assert entry.index == 0
    sequencing.catch_up()
    assert tree.size() == len(Entry.objects.all())

"""The log refuses to be less than it was, or something else: restored backups, rebuilt trees, split views."""

import pytest
from django.core.management import CommandError, call_command

from tests.transparency.conftest import Enter, Witnesses, like_the_owner_of_the_database
from tinggal.checker.merkle import leaf_hash
from tinggal.transparency import guard, tree
from tinggal.transparency.guard import LogShrank
from tinggal.transparency.models import Anchored, Checkpoint, Entry, Witness
from tinggal.transparency.sequencing import include
from tinggal.transparency.verify import verify_log

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.enable_socket]

NEWEST = """
    DELETE FROM transparency_cosignature WHERE checkpoint_id > {0};
    DELETE FROM transparency_checkpoint WHERE size > {0};
    DELETE FROM transparency_entry WHERE index >= {0};
    UPDATE transparency_witness SET size = least(size, {0});
"""


def entered(new_entry: Enter, count: int) -> None:
    for _ in range(count):
        include(new_entry(), extra=b"")


def restore(size: int) -> None:
    """What an old backup of the database would hold: everything up to a head, and nothing of what came after."""
    leaves = [leaf_hash(bytes(row.data)) for row in Entry.objects.filter(index__lt=size).order_by("index")]
    with like_the_owner_of_the_database() as say:
        say(NEWEST.format(size))
        say("DELETE FROM transparency_tile")
        tree.append(leaves, after=0)


def test_an_old_backup_stops_the_log(new_entry: Enter) -> None:
    entered(new_entry, 9)
    restore(6)
    assert list(verify_log()) == ["The log has 6 entries, and 9 were signed before."]
    for _ in range(2):
        with pytest.raises(LogShrank, match="The log has 6 entries, and 9 were signed before"):
            include(new_entry(), extra=b"")
    assert (tree.size(), Checkpoint.objects.count()) == (6, 6)


def test_a_tree_rebuilt_from_a_leaf_stops_the_log(new_entry: Enter) -> None:
    entered(new_entry, 5)
    remembered = guard.remembered()
    restore(3)
    guard._file().unlink()
    guard.adopt(guard.Head(remembered.origin, 3, tree.root(3)))
    entered(new_entry, 6)
    guard._file().write_text(remembered.body())
    assert list(verify_log()) == ["The first 5 entries of the log are not those that were signed before."]
    with pytest.raises(LogShrank, match="not those that were signed"):
        include(new_entry(), extra=b"")


def test_a_machine_without_memory_does_not_sign_a_log_it_finds(new_entry: Enter) -> None:
    entered(new_entry, 3)
    guard._file().unlink()
    with pytest.raises(LogShrank, match="adopt_log"):
        include(new_entry(), extra=b"")
    with pytest.raises(CommandError, match="3 entries, not 4"):
        call_command("adopt_log", 4)
    call_command("adopt_log", 3, verbosity=0)
    assert include(new_entry(), extra=b"").index == 4  # the one that was refused has its place, too
    with pytest.raises(CommandError, match="knows its log"):
        call_command("adopt_log", tree.size())


def test_a_damaged_memory_stops_the_log(new_entry: Enter) -> None:
    entered(new_entry, 2)
    for text in ("", "nonsense", "other.example\n1\nAAAA\n"):
        guard._file().write_text(text)
        with pytest.raises(LogShrank):
            include(new_entry(), extra=b"")


def test_an_older_head_never_takes_the_place_of_a_newer_one(new_entry: Enter) -> None:
    entered(new_entry, 4)
    newest = guard.remembered()
    guard.remember(guard.Head(newest.origin, 2, tree.root(2)))
    assert guard.remembered() == newest


def test_witnesses_that_saw_more_stop_a_machine_that_remembers_nothing(new_entry: Enter, witnesses: Witnesses) -> None:
    entered(new_entry, 9)
    restore(6)
    guard._file().unlink()
    call_command("adopt_log", 6, verbosity=0)
    for _ in range(2):
        with pytest.raises(LogShrank, match=r"It saw 9 entries, and we have [78]"):
            include(new_entry(), extra=b"")
    assert any("It saw 9 entries" in problem for problem in verify_log())


def test_witnesses_refuse_another_history_of_the_same_length(new_entry: Enter, witnesses: Witnesses) -> None:
    entered(new_entry, 5)
    restore(3)
    guard._file().unlink()
    call_command("adopt_log", 3, verbosity=0)
    witnesses.stop()
    entered(new_entry, 4)  # nobody vouches for these
    witnesses.start()
    Witness.objects.update(problem="")
    with pytest.raises(LogShrank, match="refuses our tree"):
        include(new_entry(), extra=b"")
    assert Anchored.objects.count() == 0


def test_one_lying_witness_does_not_stop_the_log(new_entry: Enter, witnesses: Witnesses) -> None:
    entered(new_entry, 3)
    head = guard.remembered()
    liar = witnesses.server.judges["university"].memory
    liar.keep(guard.Head(head.origin, 1000, b"\1" * 32))
    assert include(new_entry(), extra=b"").vouched
    assert Witness.objects.get(name="development/university").problem == "It saw 1000 entries, and we have 4."

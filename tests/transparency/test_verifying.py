"""Whatever somebody changes in the tables of the log or of the journal, verify_log says so and where."""

import pytest
from django.core.management import CommandError, call_command
from django.db import Error, connection, transaction

from tests.transparency.conftest import Enter, Witnesses, let_the_journal_be_read, like_the_owner_of_the_database
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.people.actors import SYSTEM
from tinggal.transparency import guard
from tinggal.transparency.models import Anchor, Entry
from tinggal.transparency.sequencing import include
from tinggal.transparency.verify import verify_log

pytestmark = [pytest.mark.usefixtures("committed"), pytest.mark.enable_socket]
FLIP = "set_byte({0}, 3, get_byte({0}, 3) # 1)"


@pytest.fixture(autouse=True)
def filled(committed: None, new_entry: Enter, witnesses: Witnesses) -> None:
    """270 entries under three heads, the last two vouched for, and some events of the journal anchored."""
    many = [new_entry() for _ in range(260)]
    include(many[0], extra=b"")
    for number in range(3):
        with transaction.atomic():
            event = record("thing.made", subject="thing/1", by=SYSTEM, data={"number": number})
    event.refresh_from_db()
    let_the_journal_be_read(event)
    include(new_entry(), extra=b"")
    include(new_entry(), extra=b"")
    assert (Anchor.objects.count(), Entry.objects.count()) == (1, 263)


def test_a_whole_log_holds(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(verify_log()) == []
    call_command("verify_log")
    assert "263 entries, 3 heads and 3 anchored events hold." in capsys.readouterr().out


CHANGES = {
    "one bit of an entry": (
        f"UPDATE transparency_entry SET data = {FLIP.format('data')} WHERE index = 7",
        ["Entry 7 is not the one", "Head 260: the entries"],
    ),
    "one bit of a full tile": (
        f"UPDATE transparency_tile SET hashes = {FLIP.format('hashes')} WHERE level = 0 AND number = 0",
        ["Entry 0 is not the one", "Tile 1/0", "Head 260: the tiles"],
    ),
    "one bit of the growing tile": (
        f"UPDATE transparency_tile SET hashes = {FLIP.format('hashes')} WHERE level = 0 AND number = 1",
        ["Entry 256 is not the one", "Head 260: the tiles", "entries of the log are not those"],
    ),
    "one bit of a tile above": (
        f"UPDATE transparency_tile SET hashes = {FLIP.format('hashes')} WHERE level = 1",
        ["Tile 1/0 does not hold", "entries of the log are not those"],
    ),
    "one bit of a head": (
        f"UPDATE transparency_checkpoint SET root = {FLIP.format('root')} WHERE size = 260",
        ["Head 260: the entries", "Head 260: the tiles", "Head 260: another head was signed"],
    ),
    "one letter of a note": (
        "UPDATE transparency_checkpoint SET note = replace(note, '260', '261') WHERE size = 260",
        ["Head 260: The signature", "Head 260: the line of development/"],
    ),
    "a cosignature of another head": (
        "UPDATE transparency_cosignature SET line = (SELECT line FROM transparency_cosignature"
        " WHERE checkpoint_id = 260 AND witness = 'development/ombudsman')"
        " WHERE checkpoint_id = 263 AND witness = 'development/ombudsman'",
        ["Head 263: the line of development/ombudsman"],
    ),
    "the time of a cosignature": (
        "UPDATE transparency_cosignature SET seen_at = seen_at - interval '1 day' WHERE checkpoint_id = 260",
        ["Head 260: development/ombudsman did not sign at the time"],
    ),
    "an entry taken out": ("DELETE FROM transparency_entry WHERE index = 100", ["Entry 100 is missing."]),
    "an entry put in": (
        "INSERT INTO transparency_entry (data, index) VALUES ('\\x00', 263)",
        ["Entry 263 has a place, and no head covers it."],
    ),
    "two entries in each other's place": (
        "UPDATE transparency_entry SET index = -9 WHERE index = 3; UPDATE transparency_entry SET index = 3"
        " WHERE index = 4; UPDATE transparency_entry SET index = 4 WHERE index = -9",
        ["Entry 3 is not the one", "Entry 4 is not the one"],
    ),
    "the last entry cut off": ("DELETE FROM transparency_entry WHERE index = 262", ["Entry 262 is missing."]),
    "the last head cut off": (
        "DELETE FROM transparency_cosignature WHERE checkpoint_id = 263; DELETE FROM transparency_checkpoint"
        " WHERE size = 263; DELETE FROM transparency_entry WHERE index = 262",
        ["The log has 262 entries, and 263 were signed before."],
    ),
    "a tile taken out": (
        "DELETE FROM transparency_tile WHERE level = 0 AND number = 1",
        ["Entry 256 is missing in the tiles.", "Head 260: the tiles"],
    ),
    "a tile put in": (
        "INSERT INTO transparency_tile (level, number, hashes) VALUES (3, 0, '\\x00')",
        ["There are 1 tiles more than a tree of 263 has."],
    ),
    "an event changed": (
        "UPDATE journal_event SET actor = 'user/9' WHERE number = 2",
        ["(thing/1 #2 thing.made) was changed", "Anchor 3: the events"],
    ),
    "an event changed with a fresh seal": (
        "UPDATE journal_event SET seal = repeat('ab', 32), previous = repeat('cd', 32) WHERE number = 3",
        ["(thing/1 #3 thing.made) was changed", "Anchor 3: the events"],
    ),
    "an event taken out": (
        "ALTER TABLE transparency_anchored DROP CONSTRAINT transparency_anchored_event_id_ecb36baf_fk_journal_event_id;"
        "DELETE FROM journal_event WHERE number = 1",
        ["was anchored at 0 and is missing in the journal.", "Anchor 3: the events"],
    ),
    "two events in each other's place": (
        "UPDATE transparency_anchored SET index = 102 - index; UPDATE transparency_anchored SET index = index - 100",
        ["Anchor 3: the events up to there do not give its root."],
    ),
    "an event put in": (
        "INSERT INTO journal_event (xid, subject, number, kind, actor, desk, at, data, previous, seal) SELECT 1,"
        " 'thing/2', 1, kind, actor, desk, at, data, '', seal FROM journal_event WHERE number = 1",
        ["(thing/2 #1 thing.made) was never anchored, and later ones were."],
    ),
    "an anchor changed": (
        f"UPDATE transparency_anchor SET root = {FLIP.format('root')}",
        ["Anchor 3: the events", "Anchor 3: its entry in the public log says something else."],
    ),
}


def test_whatever_was_changed_is_named() -> None:
    missed = {}
    for name, (sql, expected) in CHANGES.items():
        with transaction.atomic():
            with like_the_owner_of_the_database() as say:
                say(sql)
            found = list(verify_log())
            transaction.set_rollback(True)
        if unsaid := [words for words in expected if not any(words in problem for problem in found)]:
            missed[name] = unsaid, found
    assert missed == {}
    assert list(verify_log()) == []


def test_the_command_fails_with_every_sentence() -> None:
    with like_the_owner_of_the_database() as say:
        say("DELETE FROM transparency_entry WHERE index IN (5, 9)")
    with pytest.raises(CommandError, match=r"Entry 5 is missing.\nEntry 9 is missing.\n(.*\n)*\d things do not hold."):
        call_command("verify_log")


def test_a_tree_rebuilt_with_the_real_key_is_given_away_by_the_memory_and_the_witnesses(new_entry: Enter) -> None:
    """Everything computed anew with one entry changed: within the tables nothing contradicts anything."""
    remembered = guard.remembered()
    with like_the_owner_of_the_database() as say:
        say(f"UPDATE transparency_entry SET data = {FLIP.format('data')}, index = NULL WHERE index = 7")
        say("UPDATE transparency_entry SET index = NULL")
        say("DELETE FROM transparency_tile")
        say("DELETE FROM transparency_cosignature")
        say("DELETE FROM transparency_checkpoint")
    guard._file().unlink()
    with pytest.raises(guard.LogShrank, match="Witnesses saw another log"):
        include(new_entry(), extra=b"")
    guard._file().write_text(remembered.body())
    found = list(verify_log())
    assert "The first 263 entries of the log are not those that were signed before." in found
    assert len([problem for problem in found if problem.startswith("Witness development/")]) >= 2
    assert len(found) <= 4


REFUSED = [
    "UPDATE transparency_entry SET index = 1000 WHERE index = 1",
    "UPDATE transparency_entry SET data = '\\x00' WHERE index = 1",
    "DELETE FROM transparency_entry",
    "UPDATE transparency_tile SET hashes = '\\x00' WHERE level = 0 AND number = 0",
    "UPDATE transparency_tile SET hashes = substring(hashes FOR 32)",
    "UPDATE transparency_tile SET number = 5 WHERE level = 1",
    "DELETE FROM transparency_tile",
    "UPDATE transparency_checkpoint SET note = ''",
    "UPDATE transparency_checkpoint SET root = '\\x00'",
    "DELETE FROM transparency_checkpoint",
    "UPDATE transparency_cosignature SET line = ''",
    "DELETE FROM transparency_cosignature",
    "UPDATE transparency_anchored SET index = index + 100",
    "DELETE FROM transparency_anchored",
    "UPDATE transparency_anchor SET xid = 1",
    "DELETE FROM transparency_anchor",
]


def test_the_database_itself_refuses_as_a_first_wall() -> None:
    for sql in REFUSED:
        with connection.cursor() as cursor, pytest.raises(Error, match="the log only grows"):
            cursor.execute(sql)
    assert Event.objects.count() == 3
    assert list(verify_log()) == []

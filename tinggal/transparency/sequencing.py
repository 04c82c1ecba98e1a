"""Gives entries their place in the public tree, one sequencer at a time, and hands out the proof of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from django.db import connection, transaction

from tinggal.checker.merkle import leaf_hash
from tinggal.checker.proofs import Proof
from tinggal.lib.crashpoint import crashpoint
from tinggal.lib.turns import take_turn
from tinggal.transparency import anchors, guard, tree
from tinggal.transparency.checkpoints import sign_latest, whole_note
from tinggal.transparency.models import Checkpoint, Entry
from tinggal.transparency.vouching import vouched_head

TURN: Final = "transparency: the next place in the tree"
MOST: Final = 4096  # entries in one step
_PLACE: Final = """
    UPDATE transparency_entry entry SET index = waiting.place FROM (
        SELECT id, %s - 1 + row_number() OVER (ORDER BY id) AS place FROM transparency_entry
        WHERE index IS NULL ORDER BY id LIMIT %s
    ) waiting WHERE entry.id = waiting.id RETURNING entry.index, entry.data
"""


@dataclass(frozen=True, slots=True)
class Included:
    """An entry stands in the log as leaf ``index`` (from 0). ``proof`` is the text of a C2SP tlog-proof.

    ``vouched``: enough witnesses cosigned the head in the proof. If not, the letter still holds; its checker says so.
    """

    index: int
    proof: str
    vouched: bool


def include(entry: Entry, *, extra: bytes) -> Included:
    """Give an entry its place and the proof that anybody can check; ``extra`` (the nonce) stands in the proof.

    May be called again at any time: the place stays. All entries that wait get theirs in the same step, so many callers
    at once cost little more than one. Waits for witnesses at most ``settings.LOG_PATIENCE`` seconds.

    Raises:
        RuntimeError: called within a transaction; the place must be on the disk before anybody hears of it.
        LogShrank: the log is not what it was; nothing may be issued.
        BadFolder: this process has no key of the log.
    """
    return include_all([(entry, extra)])[0]


def include_all(entries: Sequence[tuple[Entry, bytes]]) -> list[Included]:
    """As ``include``, for several entries with their extras: one head, and one question to each witness, for all."""
    while None in (indexes := _places_of([entry for entry, _extra in entries])):
        _give_places(anchors.grow)
        crashpoint("entries have their places")
    places = [index for index in indexes if index is not None]
    newest = sign_latest()
    vouched = vouched_head(covering=max(places))
    crashpoint("witnesses asked")
    head = vouched or newest
    if head is None:
        raise guard.LogShrank(f"Entry {max(places)} has a place, and the log has no head.")
    note, paths = whole_note(head), tree.inclusions(places, of=head.size)
    return [
        Included(index, Proof(extra, index, path, note).text(), vouched=vouched is not None)
        for (_entry, extra), index, path in zip(entries, places, paths, strict=True)
    ]


def catch_up() -> None:
    """Place whatever waits and anchor what the journal gained; every minute, also when no letter is written."""
    _give_places(anchors.grow)
    sign_latest()


def catch_up_with_everything() -> None:
    """As ``catch_up``, and look through the whole journal for events that were never anchored. Takes time."""
    _give_places(anchors.gather_left_out)
    sign_latest()


def _give_places(anchor: Callable[[], bool]) -> None:
    """One step of the log: everything that waits, and the root of the journal, get their places and a head is made."""
    with transaction.atomic(durable=True):
        take_turn(TURN)
        guard.check()
        anchor()
        size = tree.size()
        if leaves := _placed(size):
            root = tree.append(leaves, after=size)
            Checkpoint.objects.create(size=size + len(leaves), root=root, note="")


def _placed(size: int) -> list[bytes]:
    """Number those that wait from ``size`` on, in the order they came; gives their hashes."""
    with connection.cursor() as cursor:
        cursor.execute(_PLACE, [size, MOST])
        return [leaf_hash(bytes(data)) for _index, data in sorted(cursor.fetchall())]


def _places_of(entries: Sequence[Entry]) -> list[int | None]:
    places = dict(Entry.objects.filter(pk__in=[entry.pk for entry in entries]).values_list("pk", "index"))
    return [places[entry.pk] for entry in entries]

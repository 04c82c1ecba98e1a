"""Gives the log back the entries that a restored database has lost, from any copy of it: all of them are public."""

from django.conf import settings
from django.db import transaction

from tinggal.checker.merkle import leaf_hash
from tinggal.checker.notes import BadNote, Head, opened
from tinggal.checker.tiles import Span, frontier_of, tiles_for
from tinggal.lib.turns import take_turn
from tinggal.transparency import tree
from tinggal.transparency.keys import log_vkey
from tinggal.transparency.models import Checkpoint, Entry
from tinggal.transparency.sequencing import TURN
from tinggal.witness.reading import LogReader, entries


class CopyRefused(Exception):
    """The copy is not of this log, or is not grown from what the database holds."""


def recover(reader: LogReader) -> int:
    """Add what the copy has beyond the database, after checking it against the head we signed; says how many entries.

    The letters of these entries are not in a copy: whoever holds one can still prove it by the log. Raises
    ``CopyRefused``, and ``CannotRead`` when a file is missing; then nothing was changed.
    """
    try:
        note = reader.read("checkpoint").decode()
        head = opened(note, log=log_vkey())
    except (BadNote, UnicodeDecodeError) as problem:
        raise CopyRefused(f"The head of the copy is not ours: {problem}") from problem
    with transaction.atomic(durable=True):
        take_turn(TURN)
        size = tree.size()
        if head.size <= size:
            return 0
        lost = list(entries(reader, first=size, last=head.size))
        _check(lost, size=size, head=head)
        for index, data in enumerate(lost, start=size):
            Entry.objects.update_or_create(data=data, defaults={"index": index})
        tree.append([leaf_hash(data) for data in lost], after=size)
        Checkpoint.objects.create(size=head.size, root=head.root, note=_our_part(note))
    return len(lost)


def _check(lost: list[bytes], *, size: int, head: Head) -> None:
    frontier = frontier_of(size, tiles=tree.tiles(tiles_for([Span(0, size)])))
    for data in lost:
        frontier.add(leaf_hash(data))
    if frontier.root() != head.root:
        raise CopyRefused(f"The {head.size} entries of the copy do not begin with the {size} of the database.")


def _our_part(note: str) -> str:
    body, _, lines = note.rpartition("\n\n")
    ours = [line for line in lines.splitlines(keepends=True) if line.startswith(f"— {settings.LOG_ORIGIN} ")]
    return f"{body}\n\n{''.join(ours)}"

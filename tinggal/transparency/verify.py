"""Recomputes the whole log from what lies in the database and names everything that does not hold."""

from collections.abc import Iterator

from django.conf import settings

from tinggal.checker.notes import BadNote, VerifierKey, opened, vouchers
from tinggal.transparency import guard, tree
from tinggal.transparency.checkpoints import head_of
from tinggal.transparency.keys import log_vkey, stations
from tinggal.transparency.models import Checkpoint, Cosignature, Witness
from tinggal.transparency.verify_anchors import verify_anchors
from tinggal.transparency.verify_tree import verify_tree
from tinggal.transparency.vouching import NO_ANSWER

AT_ONCE = 2000


def verify_log() -> Iterator[str]:
    """Say what is wrong, a sentence each; nothing when all holds. It reads every row once and keeps few in memory.

    Letters may be entered meanwhile: what is looked at is the log as it was when this began.
    Raises ``BadFolder`` when the public key of the log is not there.
    """
    size = tree.size()
    yield from verify_tree(size)
    yield from _verify_heads(size, key=log_vkey())
    yield from _verify_cosignatures(size)
    yield from verify_anchors()
    yield from _verify_memory()


def _verify_heads(size: int, *, key: VerifierKey) -> Iterator[str]:
    for checkpoint in Checkpoint.objects.filter(size__lte=size).exclude(note="").order_by("size").iterator(AT_ONCE):
        try:
            if opened(checkpoint.note, log=key) != head_of(checkpoint):
                yield f"Head {checkpoint.size}: another head was signed than stands beside it."
        except BadNote as problem:
            yield f"Head {checkpoint.size}: {problem}"


def _verify_cosignatures(size: int) -> Iterator[str]:
    """Lines of witnesses that we know today; older keys cannot be looked at here."""
    keys = {station.name: station.key for station in stations()}
    lines = Cosignature.objects.filter(checkpoint__lte=size, witness__in=keys).select_related("checkpoint")
    for line in lines.order_by("checkpoint", "witness").iterator(AT_ONCE):
        key = keys[line.witness]
        try:
            seen = vouchers(line.checkpoint.note + line.line, witnesses=[key])
        except BadNote as problem:
            yield f"Head {line.checkpoint_id}: the line of {line.witness} does not belong to it. {problem}"
        else:
            if int(line.seen_at.timestamp()) != seen.get(line.witness):
                yield f"Head {line.checkpoint_id}: {line.witness} did not sign at the time that stands beside its line."


def _verify_memory() -> Iterator[str]:
    """What the signing process and the witnesses remember. The former is looked at only where it can be read."""
    for witness in Witness.objects.exclude(problem="").exclude(problem__startswith=NO_ANSWER):
        yield f"Witness {witness.name}: {witness.problem}"
    if settings.SIGNS:
        try:
            words = guard.difference(guard.remembered())
        except guard.LogShrank as problem:
            words = str(problem)
        if words:
            yield words

"""Heads of the tree: remembered first, then signed, and only a signed one leaves the house."""

from django.conf import settings

from tinggal.checker.notes import Head, sign
from tinggal.lib.crashpoint import crashpoint
from tinggal.transparency import guard
from tinggal.transparency.keys import log_key
from tinggal.transparency.models import Checkpoint


def head_of(checkpoint: Checkpoint) -> Head:
    """What a checkpoint says, as text to sign."""
    return Head(settings.LOG_ORIGIN, checkpoint.size, bytes(checkpoint.root))


def sign_latest() -> Checkpoint | None:
    """Sign the newest head unless it is signed; nothing while the log is empty. Only after the growth has committed.

    A head that was written and not signed, because the process ended in between, is signed by whoever comes next.
    Raises ``LogShrank`` before it would sign what contradicts an earlier head, ``BadFolder`` without a key.
    """
    newest = Checkpoint.objects.first()
    if newest is None or newest.note:
        return newest
    head = head_of(newest)
    guard.remember(head)
    crashpoint("head remembered")
    note = sign(head.body(), name=head.origin, key=log_key())
    Checkpoint.objects.filter(size=newest.size, note="").update(note=note)
    crashpoint("head signed")
    newest.note = note
    return newest


def published() -> Checkpoint | None:
    """The newest head that was signed: what the world may see."""
    return Checkpoint.objects.exclude(note="").first()


def whole_note(checkpoint: Checkpoint) -> str:
    """The signed note with the lines of the witnesses that cosigned it, sorted by name."""
    return checkpoint.note + "".join(checkpoint.cosignatures.order_by("witness").values_list("line", flat=True))

"""Remembers what registers said, for a while: found by a keyed digest of the question, encrypted, gone when old."""

import hashlib
import hmac
import json
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.utils import timezone

from tinggal.lib import envelope
from tinggal.lib.envelope import Sealed, Tampered, UnknownKey, key_ring
from tinggal.registers.models import LastAnswer
from tinggal.registers.questions import Question
from tinggal.registers.register import Reply
from tinggal.registers.table import REGISTERS


@dataclass(frozen=True, slots=True)
class Remembered:
    """An earlier reply; ``young``: it spares the register the question. What was not found is never young."""

    reply: Reply
    asked_at: datetime
    young: bool


def recall(question: Question) -> Remembered | None:
    """What was said to exactly this question, while it may stand in for the register."""
    row = LastAnswer.objects.filter(
        register=question.register, question=_digest(question), gone_at__gt=timezone.now()
    ).first()
    if row is None:
        return None
    sealed = Sealed(bytes(row.sealed), bytes(row.wrapped_key))
    try:
        said = json.loads(envelope.open_(sealed, ring=key_ring(settings.VAULT_KEYS)))
    except (Tampered, UnknownKey):  # the keys were changed: it is asked anew
        return None
    reply = Reply(found=said["found"], record=said["record"], differs=tuple(said["differs"]))
    young = reply.found and timezone.now() - row.asked_at < REGISTERS[question.register].young
    return Remembered(reply, row.asked_at, young)


def remember(question: Question, reply: Reply, *, at: datetime) -> None:
    """Keep this in place of what was said before; nothing is kept of a register without memory (see the table)."""
    old = REGISTERS[question.register].old
    if not old:
        return
    said = json.dumps({"found": reply.found, "record": dict(reply.record), "differs": list(reply.differs)})
    sealed = envelope.seal(said.encode(), ring=key_ring(settings.VAULT_KEYS))
    LastAnswer.objects.update_or_create(
        register=question.register,
        question=_digest(question),
        defaults={
            "sealed": sealed.ciphertext,
            "wrapped_key": sealed.wrapped_key,
            "asked_at": at,
            "gone_at": at + old,
        },
    )


def forget_old(*, now: datetime) -> int:
    """Remove what may no longer stand in for anything; says how many."""
    count, _each = LastAnswer.objects.filter(gone_at__lte=now).delete()
    return count


def _digest(question: Question) -> str:
    """HMAC-SHA256 of the whole question, 64 hex digits: every sign counts, other than in ``codes.blind_index``."""
    written = json.dumps({"register": question.register, **question.to_json()}, sort_keys=True)
    return hmac.new(settings.BLIND_INDEX_KEY, written.encode(), hashlib.sha256).hexdigest()

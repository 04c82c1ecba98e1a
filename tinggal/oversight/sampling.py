"""A random sample that nobody can choose and anybody can draw again: its seed comes from the public log."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time
from heapq import nsmallest

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Decision
from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.oversight.counting import next_month
from tinggal.people.actors import Actor
from tinggal.transparency.models import Checkpoint

MOST = 200


@dataclass(frozen=True, slots=True)
class Sample:
    """Files decided in a month, drawn by lot. ``number`` counts the samples of that month, from 1.

    ``seed`` is the SHA-256 in hex of "size root-in-hex number", with the size and the root of the first head of the
    public log that was signed after the month ended.
    """

    month: date
    number: int
    size: int
    seed: str
    of: int
    references: list[str]


def subject_of(month: date) -> str:
    """How the journal names the samples of a month."""
    return f"sample/{month:%Y-%m}"


def head_for(month: date) -> Checkpoint | None:
    """The head of the public log that decides about a month: the first signed after its end; none before that."""
    after = Checkpoint.objects.filter(made_at__gte=_begin(next_month(month))).exclude(note="")
    return after.order_by("size").first()


def seed_of(head: Checkpoint, *, number: int) -> str:
    """See ``Sample.seed``."""
    return hashlib.sha256(f"{head.size} {bytes(head.root).hex()} {number}".encode()).hexdigest()


def drawn(month: date, *, number: int, files: int) -> Sample:
    """The files with the smallest SHA-256 of "seed reference", in that order. The same for everybody, at any time.

    Raises ``MoveRefused`` while no head of the log was signed after the month.
    """
    head = head_for(month)
    if head is None:
        raise MoveRefused(_("The public log has no head from after this month yet. Please wait for the next letter."))
    seed, counted = seed_of(head, number=number), 0

    def lots() -> Iterator[tuple[str, str]]:
        nonlocal counted
        for reference in _decided_in(month):
            counted += 1
            yield hashlib.sha256(f"{seed} {reference}".encode()).hexdigest(), reference

    chosen = [reference for _lot, reference in nsmallest(min(files, MOST), lots())]
    return Sample(month, number, head.size, seed, counted, chosen)


@transaction.atomic
def draw(month: date, *, files: int, by: Actor, desk: str) -> Event:
    """Ask for the next sample of a month. Its number is that of the line in the journal, so nobody chooses it.

    Raises ``MoveRefused`` as ``drawn``, and for a number of files out of reach.
    """
    head = head_for(month)
    if head is None:
        raise MoveRefused(_("The public log has no head from after this month yet. Please wait for the next letter."))
    if not 1 <= files <= MOST:
        raise MoveRefused(_("Please choose from 1 to %(most)d files.") % {"most": MOST})
    return record("sample.drawn", subject=subject_of(month), by=by, desk=desk, data={"files": files, "head": head.size})


def _decided_in(month: date) -> Iterator[str]:
    decided = Decision.objects.filter(decided_at__gte=_begin(month), decided_at__lt=_begin(next_month(month)))
    decided = decided.filter(application__isnull=False)
    return decided.values_list("application__reference", flat=True).iterator(chunk_size=5000)


def _begin(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))

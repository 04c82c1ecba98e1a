"""Acting on a file as a person: the one place where a desk, an interface of another program and a basket ask first.

``applications.actions.perform`` stays the only door to the status of a file. It knows the law and the road, and lets
the system through; it lies below this room and knows nothing of leases. Whatever lets a *person* take a step goes
through ``step``, or does it inside ``turn`` when a room of its own takes the step (an invitation, a revocation). Both
lock the file before they look, so that nobody can take it in between.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from django.db import transaction

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.casework.holds import end_holds
from tinggal.casework.leases import end, held_words, holder_of, take_to_act
from tinggal.casework.models import Lease
from tinggal.casework.turns import HANDED_OUT, seat_on
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor


def step(
    file: Application,
    action: str,
    *,
    by: Actor,
    note: str = "",
    reasons: Sequence[str] = (),
    conditions: Sequence[str] = (),
    terms: str = "",
    data: Mapping[str, Any] | None = None,
) -> Event:
    """``perform`` for people: the file is theirs or it is its turn, and afterwards nobody holds it.

    Raises:
        MoveRefused: a colleague works on the file, or it is not its turn; and as ``perform``.
        PermissionDenied: as ``perform``.
    """
    with turn(file, by=by):
        return perform(file, action, by=by, note=note, reasons=reasons, conditions=conditions, terms=terms, data=data)


@contextmanager
def turn(file: Application, *, by: Actor) -> Iterator[None]:
    """Around a step that a person takes: as ``my_turn`` before, and afterwards nobody holds the file."""
    with transaction.atomic():
        my_turn(file, by=by)
        yield
        _moved_on(file, by=by)


def my_turn(file: Application, *, by: Actor) -> None:
    """Refuse, with words, when a colleague works on this file or others come before it. Call it in a transaction.

    A file that lies free and whose turn it is becomes the officer's. Where nothing is handed out (an appointment has
    its day, a permit is collected when its holder comes) there is no turn, and only a colleague's lease is in the way.
    Who may take no step here at all hears that from ``perform``, in its words.
    """
    Application.objects.select_for_update(of=("self",)).get(pk=file.pk)
    lease = holder_of(file)
    if lease and lease.officer_id != by.user_id:
        raise MoveRefused(held_words(lease))
    file.refresh_from_db(fields=["status", "precedence", "due_on", "arrived_at"])
    if lease is None and file.status in HANDED_OUT and seat_on(file, actor=by):
        take_to_act(file, by=by)


def not_a_colleagues(file: Application, *, by: Actor) -> None:
    """Refuse, with words, when a colleague works on this file: for what is done to a file without moving it."""
    lease = holder_of(file)
    if lease and lease.officer_id != by.user_id:
        raise MoveRefused(held_words(lease))


def _moved_on(file: Application, *, by: Actor) -> None:
    """The step is taken: whoever held the file holds it no more, and it is on hold no more."""
    end_holds(file, by=by)
    for lease in Lease.objects.filter(application=file, ended_at=None).select_related("application"):
        end(lease, how=Lease.End.MOVED, by=by)

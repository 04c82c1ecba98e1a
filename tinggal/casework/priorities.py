"""Letting somebody come first who must not wait: a coded reason, by an officer who may act on the file, counted."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import ORDINARY, Application
from tinggal.casework.leases import desk_on, number_of
from tinggal.casework.models import Priority
from tinggal.casework.reasons import CLASS_OF, PriorityReason
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor


@transaction.atomic
def come_first(file: Application, *, by: Actor, reason: str) -> Priority:
    """From now on this file comes before ordinary ones at every desk, in the class that belongs to the reason.

    Raises:
        MoveRefused: no such reason, or the file comes first already.
        PermissionDenied: there is no step on this file that the officer may take.
    """
    ours = _locked(file)
    desk = desk_on(ours, by=by)
    if reason not in PriorityReason.values:
        raise MoveRefused(_("Please choose why this person must not wait."))
    if priority_of(file):
        raise MoveRefused(_("This file already comes before the others."))
    given = Priority.objects.create(application=ours, reason=reason, given_by_id=number_of(by), given_at=timezone.now())
    _set(file, CLASS_OF[PriorityReason(reason)])
    record("priority.given", subject=file.subject, by=by, desk=desk, data={"priority": reason})
    return given


@transaction.atomic
def come_in_turn(file: Application, *, by: Actor) -> None:
    """The reason has fallen away: the file has its turn like all others. Said twice, it is written down once.

    Raises:
        PermissionDenied: there is no step on this file that the officer may take.
    """
    desk = desk_on(_locked(file), by=by)
    now = timezone.now()
    if Priority.objects.filter(application=file, ended_at=None).update(ended_at=now, ended_by_id=by.user_id):
        _set(file, ORDINARY)
        record("priority.withdrawn", subject=file.subject, by=by, desk=desk)


def priority_of(file: Application) -> Priority | None:
    """Why this file comes first; None for an ordinary one."""
    return Priority.objects.filter(application=file, ended_at=None).select_related("given_by").first()


def _locked(file: Application) -> Application:
    return Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=file.pk)


def _set(file: Application, precedence: int) -> None:
    file.precedence = precedence
    Application.objects.filter(pk=file.pk).update(precedence=precedence)

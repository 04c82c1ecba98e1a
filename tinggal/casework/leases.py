"""Working on a file: taking it in turn or before its turn, keeping it while one works, laying it aside.

A lease lasts 20 minutes and is renewed while its officer works on the file, for at most four hours. Whoever wants the
file of a colleague says why. Everything is one line in the journal; keeping a file is not, it changes nothing.
"""

from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.casework.holds import end_holds
from tinggal.casework.models import Lease, Pick
from tinggal.casework.reasons import PickReason, TakeoverReason
from tinggal.casework.turns import HANDED_OUT, files_before, is_next, seat_on, waiting_with_seats
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import SYSTEM, Actor

LASTS, LONGEST, GIVEN = timedelta(minutes=20), timedelta(hours=4), timedelta(hours=4)
MOST_HELD = 3


@transaction.atomic
def take_next(*, by: Actor) -> Application | None:
    """Hand the officer the file whose turn it is; None when nothing waits.

    ``SELECT … FOR UPDATE SKIP LOCKED``: two officers who ask in the same moment get two files, and nobody waits.

    Raises:
        MoveRefused: he already holds as many files as anybody may.
    """
    _not_too_many(by)
    for file, seat in waiting_with_seats(by):
        ours = Application.objects.select_for_update(of=("self",), skip_locked=True)
        if not ours.filter(pk=file.pk, status=file.status).exists():
            continue  # somebody was faster
        lease = _open_lease(file)
        if not _holds(lease):
            _write(file, by=by, desk=seat.desk, ahead=0, after=lease)
            return file
    return None


@transaction.atomic
def take(file: Application, *, by: Actor, reason: str = "") -> Lease:
    """Take one certain file that nobody works on. Before its turn it takes a code of ``PickReason``, counted publicly.

    Raises:
        MoveRefused: a colleague works on it, it is not its turn and there is no reason, or he holds too many.
        PermissionDenied: there is no step on this file that he may take.
    """
    if not (lease := holder_of(file)) or lease.officer_id != by.user_id:
        _not_too_many(by)
    return take_to_act(file, by=by, reason=reason)


@transaction.atomic
def take_to_act(file: Application, *, by: Actor, reason: str = "") -> Lease:
    """As ``take``, for a step that follows in the same transaction: it is not counted among the files he holds."""
    _lock(file)
    lease = _open_lease(file)
    if lease and _holds(lease):
        if lease.officer_id == by.user_id:
            return lease
        raise MoveRefused(held_words(lease))
    desk = desk_on(file, by=by)
    if file.status not in HANDED_OUT or is_next(file, actor=by):
        return _write(file, by=by, desk=desk, ahead=0, after=lease)
    if reason not in PickReason.values:
        raise MoveRefused(_("It is not the turn of this file. Say why you take it before the others."))
    ahead, now = files_before(file, actor=by), timezone.now()
    Pick.objects.create(application=file, officer_id=number_of(by), desk=desk, reason=reason, ahead=ahead, at=now)
    record("pick.made", subject=file.subject, by=by, desk=desk, data={"pick": reason, "ahead": ahead})
    return _write(file, by=by, desk=desk, ahead=ahead, after=lease)


@transaction.atomic
def take_over(file: Application, *, by: Actor, reason: str) -> Lease:
    """Take a colleague's file with a code of ``TakeoverReason``.

    Raises:
        MoveRefused: no such reason, or he holds too many files.
        PermissionDenied: there is no step on this file that he may take.
    """
    _lock(file)
    lease = holder_of(file)
    if lease is None or lease.officer_id == by.user_id:
        return take(file, by=by)
    desk = desk_on(file, by=by)
    _not_too_many(by)
    if reason not in TakeoverReason.values:
        raise MoveRefused(_("Please give a reason."))
    end(lease, how=Lease.End.TAKEN_OVER, by=by, reason=reason)
    return _write(file, by=by, desk=desk, ahead=None, after=None, reason=reason)


@transaction.atomic
def take_again(file: Application, *, by: Actor, reason: str) -> Lease:
    """A file that was this officer's in turn and that he had put away himself; ``reason`` is why it had been.

    Raises:
        MoveRefused: a colleague works on it meanwhile, or he holds too many files.
        PermissionDenied: there is no step on this file that he may take.
    """
    _lock(file)
    lease = _open_lease(file)
    if lease and _holds(lease):
        raise MoveRefused(held_words(lease))
    _not_too_many(by)
    return _write(file, by=by, desk=desk_on(file, by=by), ahead=None, after=lease, reason=reason)


def keep(file: Application, *, by: Actor) -> datetime | None:
    """The officer is still working on the file he holds: 20 minutes more. Until when; None when he holds it no more."""
    now = timezone.now()
    lease = Lease.objects.in_force(now).filter(application=file, officer_id=by.user_id).first()
    if lease is None:
        return None
    until = max(lease.until, min(now + LASTS, lease.taken_at + LONGEST))
    if until > lease.until:
        Lease.objects.filter(pk=lease.pk, ended_at=None).update(until=until)
    return until


def hold_for_signing(file: Application, *, by: Actor) -> None:
    """The officer has decided and will sign: the file stays his for four hours, and he may take another meanwhile."""
    mine = Lease.objects.in_force(timezone.now()).filter(application=file, officer_id=by.user_id)
    mine.update(until=timezone.now() + LONGEST, for_signing=True)


@transaction.atomic
def lay_aside(file: Application, *, by: Actor) -> None:
    """The officer gives his file back to the line; nothing happens when he does not hold it."""
    _lock(file)
    lease = holder_of(file)
    if lease and lease.officer_id == by.user_id:
        end(lease, how=Lease.End.RELEASED, by=by)


def held_by(actor: Actor) -> list[Lease]:
    """The files this officer works on, the one that runs out first at the top, each with its office and applicant."""
    mine = Lease.objects.in_force(timezone.now()).filter(officer_id=actor.user_id, for_signing=False)
    return list(mine.select_related("application__office", "application__applicant").order_by("until"))


def holder_of(file: Application) -> Lease | None:
    """Who works on a file now."""
    return Lease.objects.in_force(timezone.now()).filter(application=file).select_related("officer").first()


def held_words(lease: Lease) -> str:
    """Who works on it and until when, by the clock of the file's office."""
    office = lease.application.office
    until = timezone.localtime(lease.until, office.zone if office else None)
    words = _("%(name)s is working on this file until %(time)s. You can read it. To act on it, take it over.")
    return words % {"name": lease.officer, "time": f"{until:%H:%M}"}


def end(lease: Lease, *, how: Lease.End, by: Actor, reason: str = "") -> None:
    """End an open lease, in the caller's transaction. What moves a file has its own line in the journal."""
    changed = Lease.objects.filter(pk=lease.pk, ended_at=None)
    if changed.update(ended_at=timezone.now(), ended_by_id=by.user_id, ending=how) and how != Lease.End.MOVED:
        data = {"how": how.value, "officer": f"user/{lease.officer_id}"} | ({"why": reason} if reason else {})
        record("lease.ended", subject=lease.application.subject, by=by, data=data)


def desk_on(file: Application, *, by: Actor) -> str:
    """The desk under which this officer acts on the file; ``PermissionDenied`` when no step is open to him."""
    seat = seat_on(file, actor=by)
    if seat is None:
        raise PermissionDenied(f"{by.key} has no step on {file}")
    return seat.desk


def number_of(by: Actor) -> int:
    """The account of a person; ``PermissionDenied`` for whoever is none."""
    if by.user_id is None:
        raise PermissionDenied(f"{by.key} is no person")
    return by.user_id


def _lock(file: Application) -> None:
    now = Application.objects.select_for_update(of=("self",)).get(pk=file.pk)
    for field in ("status", "precedence", "due_on", "arrived_at"):
        setattr(file, field, getattr(now, field))


def _not_too_many(by: Actor) -> None:
    mine = Lease.objects.in_force(timezone.now()).filter(officer_id=by.user_id, for_signing=False)
    if mine.count() >= MOST_HELD:
        raise MoveRefused(_("You are working on %d files. Finish one or lay one aside first.") % MOST_HELD)


def _open_lease(file: Application) -> Lease | None:
    """The one lease of a file that nobody has ended; it may have run out."""
    lease = Lease.objects.filter(application=file, ended_at=None).select_related("officer").first()
    if lease:
        lease.application = file
    return lease


def _holds(lease: Lease | None) -> bool:
    return lease is not None and lease.until > timezone.now()


def _write(
    file: Application, *, by: Actor, desk: str, ahead: int | None, after: Lease | None, reason: str = ""
) -> Lease:
    """The lease with its line in the journal. The one before it, ``after``, has run out and is ended first; so is a
    hold."""
    end_holds(file, by=by)
    if after:
        end(after, how=Lease.End.RAN_OUT, by=SYSTEM)
    now = timezone.now()
    lease = Lease.objects.create(
        application=file,
        officer_id=number_of(by),
        desk=desk,
        taken_at=now,
        until=now + LASTS,
        ahead=ahead,
        reason=reason,
    )
    data = {"until": lease.until.isoformat(), "ahead": ahead} | ({"why": reason} if reason else {})
    record("lease.taken", subject=file.subject, by=by, desk=desk, data=data)
    return lease

"""Putting a file on hold with a reason and a day, and taking it up again. Nobody hides a file: the head counts."""

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.casework.holds import days_for, end_holds, held_back_by, hold_on
from tinggal.casework.leases import end, holder_of, number_of, take_again
from tinggal.casework.models import Hold, Lease
from tinggal.casework.reasons import HoldReason
from tinggal.journal.record import record
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.people.actors import Actor

MOST = 10


@transaction.atomic
def put_on_hold(file: Application, *, reason: str, until_on: date | None, by: Actor) -> Hold:
    """The officer puts the file he works on out of the line until a day. Its clock goes on.

    Raises:
        MoveRefused: he does not work on it or has decided on it, no such reason, a day that is not allowed, or he has
            put too many on hold.
    """
    ours = Application.objects.select_for_update(of=("self",)).select_related("office").get(pk=file.pk)
    lease = holder_of(ours)
    if lease is None or lease.officer_id != by.user_id:
        raise MoveRefused(_("Only who works on a file puts it on hold."))
    if lease.for_signing:
        raise MoveRefused(_("This file lies in your basket. Take it out first."))
    if reason not in HoldReason.values:
        raise MoveRefused(_("Please choose why it has to wait."))
    days = days_for(ours)
    if not days:
        raise MoveRefused(_("A file whose last day is near or over cannot be put on hold."))
    if until_on not in days:
        raise MoveRefused(_("Choose a working day until %s.") % date_format(days[-1]))
    if len(held_back_by(by)) >= MOST:
        raise MoveRefused(_("You have put %d files on hold. Take one up first.") % MOST)
    end(lease, how=Lease.End.RELEASED, by=by)
    end_holds(ours, by=by)
    made = Hold.objects.create(
        application=ours,
        officer_id=number_of(by),
        desk=lease.desk,
        reason=reason,
        put_at=timezone.now(),
        until_on=until_on,
    )
    data = {"why": reason, "until": made.until_on.isoformat()}
    record("hold.put", subject=ours.subject, by=by, desk=lease.desk, data=data)
    return made


@transaction.atomic
def take_up(file: Application, *, by: Actor) -> Lease:
    """The officer works again on a file that he had put on hold.

    Raises:
        MoveRefused: it is on hold no more, a colleague works on it, or he holds too many files.
        NotYours: a colleague has put it on hold.
    """
    held = hold_on(file)
    if held is None:
        raise MoveRefused(_("This file is no longer on hold."))
    if held.officer_id != by.user_id:
        raise NotYours(_("A colleague has put this file on hold. To act on it, say why you take it before the others."))
    return take_again(file, by=by, reason=held.reason)

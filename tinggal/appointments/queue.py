"""The queue of a waiting room: numbers are given out, called to a counter, and done."""

from datetime import date

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.appointments.models import Ticket
from tinggal.journal.record import record
from tinggal.lib.turns import take_turn
from tinggal.lib.workflow import MoveRefused
from tinggal.offices.models import Office
from tinggal.people.actors import Actor


def today_at(office: Office) -> date:
    """The day on the office's clock."""
    return timezone.localdate(timezone=office.zone)


@transaction.atomic
def give(
    office: Office, *, reason: str, by: Actor, application: Application | None = None, first: bool = False
) -> Ticket:
    """The next number of the day. ``first``: old, ill, pregnant and disabled people are called before others.

    Raises:
        MoveRefused: an unknown reason.
    """
    if reason not in Ticket.Reason.values:
        raise MoveRefused(_("Please choose what the person comes for."))
    day = today_at(office)
    take_turn(f"tickets/{office.code}/{day:%Y-%m-%d}")
    last = Ticket.objects.filter(office=office, day=day).aggregate(last=Max("number"))["last"] or 0
    ticket = Ticket.objects.create(
        office=office, day=day, number=last + 1, reason=reason, application=application, first=first
    )
    record("ticket.given", subject=_subject(ticket), by=by, data={"number": ticket.number, "reason": reason})
    return ticket


@transaction.atomic
def call_next(office: Office, *, counter: str, by: Actor) -> Ticket | None:
    """Call whoever is next to this counter: those who come first, then by number; None when nobody waits.

    Raises:
        MoveRefused: no counter was named.
    """
    if not counter.strip() or by.user_id is None:
        raise MoveRefused(_("Please write the number of your counter."))
    day = today_at(office)
    take_turn(f"tickets/{office.code}/{day:%Y-%m-%d}")
    waiting = Ticket.objects.filter(office=office, day=day, called_at=None)
    ticket = waiting.order_by("-first", "number").first()
    if ticket is None:
        return None
    ticket.called_at, ticket.called_by_id, ticket.counter = timezone.now(), by.user_id, counter.strip()
    ticket.save(update_fields=["called_at", "called_by", "counter"])
    record("ticket.called", subject=_subject(ticket), by=by, data={"number": ticket.number, "counter": ticket.counter})
    return ticket


@transaction.atomic
def finish(ticket: Ticket, *, by: Actor) -> None:
    """The person is served. A second time changes nothing.

    Raises:
        MoveRefused: nobody has called this number.
    """
    row = Ticket.objects.select_for_update(of=("self",)).select_related("office").get(pk=ticket.pk)
    if row.called_at is None:
        raise MoveRefused(_("This number has not been called yet."))
    if row.done_at is None:
        row.done_at = timezone.now()
        row.save(update_fields=["done_at"])
        record("ticket.done", subject=_subject(row), by=by, data={"number": row.number})


def _subject(ticket: Ticket) -> str:
    return ticket.office.subject

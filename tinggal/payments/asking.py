"""Asking the provider how a code stands: for the button "I have paid", the mop-up, the lapsing and the night."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from django.core.exceptions import PermissionDenied
from django.utils import timezone
from django.utils.translation import gettext as _

from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.lib.workflow import MoveRefused
from tinggal.payments.counting import count
from tinggal.payments.grouping import ask_group, lapse_group
from tinggal.payments.models import Bill, GroupBill
from tinggal.payments.opening import cancel, lapse, open_bill
from tinggal.payments.provider import treasury
from tinggal.payments.settling import UnknownCode, settle
from tinggal.people.actors import SYSTEM, Actor

AT_ONCE = 500
_B = TypeVar("_B", Bill, GroupBill)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Compared:
    """One day of the provider's ledger against ours: payments, their sum in rupiah, and codes we do not know."""

    day: date
    payments: int
    total: int
    unknown: tuple[str, ...]


def ask(bill: Bill) -> Bill:
    """Ask the provider now, count whatever came in, and give the bill as it stands after that.

    Raises ``Unreachable`` when the provider does not answer.
    """
    Bill.objects.filter(pk=bill.pk).update(asked_at=timezone.now())
    for payment in treasury().fetch(bill.code).payments:
        settle(payment)
    bill.refresh_from_db()
    return bill


def ask_about_open_bills() -> int:
    """Ask about every open bill, the longest unasked first, for messages that were lost; says how many."""
    longest_unasked = Bill.objects.open().order_by("asked_at", "pk")
    groups = GroupBill.objects.open().order_by("asked_at", "pk")
    return _each(longest_unasked[:AT_ONCE], ask) + _each(groups[:AT_ONCE], ask_group)


def lapse_bills(*, now: datetime) -> int:
    """Close the open bills whose time is over, after asking whether they were paid in time; says how many."""
    bills = Bill.objects.open().filter(expires_at__lt=now).order_by("expires_at")
    groups = GroupBill.objects.open().filter(expires_at__lt=now).order_by("expires_at")
    return _each(bills, _ask_and_lapse) + _each(groups, lapse_group)


def void_open_bills() -> int:
    """Make every open code unpayable, as the treasury does when a ministry's code changes; says how many.

    What was paid before the provider heard of it still counts, or is given back."""
    return _each(Bill.objects.open(), lambda bill: cancel(bill, by=SYSTEM))


def reissue(application: Application, *, by: Actor) -> Bill:
    """A new code for an application whose code lapsed or was voided. The filing date stays as it is.

    A code that can still be paid is simply given again; if an old code turns out to be paid, that payment counts and
    its bill is given. Raises ``MoveRefused`` when nothing is to be paid, ``PermissionDenied`` for other people.
    """
    if by != SYSTEM and by.user_id != application.applicant_id:
        raise PermissionDenied(f"{by.key} may not ask for a code for {application}")
    for bill in application.bills.filter(settled_at=None):
        ask(bill)
    if settled := application.bills.settled().first():
        return settled
    application.refresh_from_db(fields=["status"])
    if application.status != Status.UNPAID:
        raise MoveRefused(_("There is nothing to pay for this application now."))
    for bill in application.bills.open().filter(expires_at__lt=timezone.now()):
        lapse(bill, by=by)
    return open_bill(application, by=by)


def reconcile(day: date) -> Compared:
    """Compare one day (Asia/Jakarta) of the provider's ledger with ours and count what we had missed."""
    payments, unknown = treasury().settlement(day), list[str]()
    for payment in payments:
        try:
            count(payment)
        except UnknownCode:
            unknown.append(payment.code)
    return Compared(day, len(payments), sum(payment.amount for payment in payments), tuple(unknown))


def _ask_and_lapse(bill: Bill) -> Bill:
    bill = ask(bill)
    return lapse(bill) if bill.is_open else bill


def _each(bills: Iterable[_B], act: Callable[[_B], _B]) -> int:
    """Every bill gets its turn even if another one fails; the failures rise together at the end."""
    failures, done = list[Exception](), 0
    for bill in bills:
        try:
            act(bill)
            done += 1
        except Exception as failure:
            log.warning("Bill %s: %s", bill.code, failure)
            failures.append(failure)
    if failures:
        raise ExceptionGroup(f"{len(failures)} bills could not be looked after", failures)
    return done

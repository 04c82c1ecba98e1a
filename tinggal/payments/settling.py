"""When money came in: count it once, give back what is not owed, and show finance what does not add up."""

from collections.abc import Mapping

from django.db import transaction
from django.utils import timezone

from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.fees import total
from tinggal.journal.record import record
from tinggal.payments.models import Bill, Dispute, Refund
from tinggal.payments.opening import cancel, fee_on, lock
from tinggal.payments.provider import Paid
from tinggal.people.actors import SYSTEM


class UnknownCode(LookupError):
    """Money came in for a billing code we never opened."""


@transaction.atomic
def settle(paid: Paid) -> Bill:
    """The provider says a bill is paid. Hearing it twice changes nothing.

    ``paid`` must come from the provider's own answer (``fetch``, ``settlement``), never from a message alone. Every
    receipt ends in one of three places: it settles its bill, opens a refund, or opens a dispute for finance. Money for
    a lapsed or voided code counts if the fee is still the same and nothing else has paid the application.

    Raises:
        UnknownCode: the code is not ours.
    """
    bill = Bill.objects.filter(code=paid.code).select_related("application").first()
    if bill is None:
        raise UnknownCode(paid.code)
    file = lock(bill.application)
    bill.refresh_from_db()
    bill.application = file
    if _is_known(paid):
        return bill
    if paid.amount != bill.amount:
        return _dispute(bill, paid)
    if bill.settled_at or file.bills.settled().exists():
        return _give_back(bill, paid, why=Refund.Why.PAID_TWICE)
    if file.status != Status.UNPAID:
        return _give_back(bill, paid, why=Refund.Why.NOT_OWED)
    if _is_late(bill, paid) and not _fee_is_the_same(file, paid):
        return _give_back(bill, paid, why=Refund.Why.FEE_CHANGED)
    return _credit(bill, paid)


def _credit(bill: Bill, paid: Paid) -> Bill:
    file = bill.application
    bill.ntpn, bill.ntb, bill.method, bill.paid_at = paid.ntpn, paid.ntb, paid.method, paid.paid_at
    bill.settled_at = timezone.now()
    bill.save(update_fields=["ntpn", "ntb", "method", "paid_at", "settled_at"])
    for other in file.bills.open():
        cancel(other, by=SYSTEM)
    record("bill.settled", subject=file.subject, by=SYSTEM, data={**_facts(paid), "paid_at": paid.paid_at.isoformat()})
    perform(file, "pay", by=SYSTEM, data=payment_of(bill))
    return bill


def payment_of(bill: Bill) -> dict[str, str]:
    """What the step "pay" has to know about a settled bill: the payment's own time counts as the time of filing."""
    if bill.paid_at is None:
        raise ValueError(f"{bill} is not paid.")
    return {"paid_at": bill.paid_at.isoformat(), "code": bill.code, "ntpn": bill.ntpn}


def _give_back(bill: Bill, paid: Paid, *, why: Refund.Why) -> Bill:
    Refund.objects.create(
        bill=bill,
        ntpn=paid.ntpn,
        ntb=paid.ntb,
        amount=paid.amount,
        why=why,
        paid_at=paid.paid_at,
        opened_at=timezone.now(),
    )
    record("refund.opened", subject=bill.application.subject, by=SYSTEM, data={**_facts(paid), "why": str(why)})
    return bill


def _dispute(bill: Bill, paid: Paid) -> Bill:
    Dispute.objects.create(
        bill=bill,
        ntpn=paid.ntpn,
        ntb=paid.ntb,
        expected=bill.amount,
        received=paid.amount,
        paid_at=paid.paid_at,
        opened_at=timezone.now(),
    )
    story = {**_facts(paid), "expected": bill.amount}
    record("bill.disputed", subject=bill.application.subject, by=SYSTEM, data=story)
    return bill


def _is_known(paid: Paid) -> bool:
    receipts = (Bill.objects, Refund.objects, Dispute.objects)
    return any(receipt.filter(ntpn=paid.ntpn).exists() for receipt in receipts)


def _is_late(bill: Bill, paid: Paid) -> bool:
    return not bill.is_open or paid.paid_at > bill.expires_at


def _fee_is_the_same(application: Application, paid: Paid) -> bool:
    """Whether the application would still cost what was paid, by the tariff of the day of payment."""
    try:
        return total(fee_on(application, paid.paid_at)) == paid.amount
    except LookupError:  # that day's law has no price for it
        return False


def _facts(paid: Paid) -> Mapping[str, str | int]:
    return {"code": paid.code, "amount": paid.amount, "ntpn": paid.ntpn, "method": paid.method}

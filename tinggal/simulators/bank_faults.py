"""What can go wrong between paying and the merchant hearing of it, to be chosen on the pay page."""

from datetime import datetime, timedelta

from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tinggal.simulators import bank
from tinggal.simulators.bank_callbacks import owe
from tinggal.simulators.models import SimulatedPayment

LATE = timedelta(minutes=3)
A_MOMENT = timedelta(seconds=3)


class Fault(models.TextChoices):
    """The faults, with the words of the chooser."""

    NORMAL = "normal", _("Nothing goes wrong")
    LATE = "late", _("The message comes 3 minutes late")
    LOST = "lost", _("The message is lost")
    DOUBLED = "doubled", _("The message is sent twice")
    WRONG_AMOUNT = "wrong_amount", _("Only half of the amount is paid")
    PAID_TWICE = "paid_twice", _("The money is taken twice")
    WRONG_SIGNATURE = "bad_signature", _("The message has a wrong signature")
    OUT_OF_ORDER = "out_of_order", _("“Paid” arrives before “payment has begun”")


@transaction.atomic
def pay(code: str, *, method: str, fault: str = Fault.NORMAL) -> SimulatedPayment:
    """Pay an open code and owe the merchant the messages that belong to the chosen fault."""
    if fault == Fault.WRONG_AMOUNT:
        bill = bank.fetch(code)
        if bill.state != bill.State.OPEN:
            raise bank.BankRefused(f"This code is {bill.state}.")
        payment = bank.post(code, method=method, amount=max(1, bill.amount // 2), paid_at=timezone.now())
    else:
        payment = bank.pay(code, method=method)
    _tell(payment, fault=fault, now=timezone.now())
    return payment


@transaction.atomic
def pay_late(code: str, *, method: str) -> SimulatedPayment:
    """A teller takes the money for a code that is no longer open, and the merchant is told."""
    payment = bank.post(code, method=method, amount=bank.fetch(code).amount, paid_at=timezone.now())
    owe(payment, what="paid", due=payment.paid_at)
    return payment


def _tell(payment: SimulatedPayment, *, fault: str, now: datetime) -> None:
    match fault:
        case Fault.LOST:
            return
        case Fault.LATE:
            owe(payment, what="paid", due=now + LATE)
        case Fault.DOUBLED:
            first = owe(payment, what="paid", due=now)
            owe(payment, what="paid", due=now, event_id=first.event_id)
        case Fault.PAID_TWICE:
            again = bank.post(payment.bill.code, method=payment.method, amount=payment.amount, paid_at=now)
            owe(payment, what="paid", due=now)
            owe(again, what="paid", due=now)
        case Fault.WRONG_SIGNATURE:
            owe(payment, what="paid", due=now, wrong_signature=True)
        case Fault.OUT_OF_ORDER:
            owe(payment, what="paid", due=now)
            owe(payment, what="pending", due=now + A_MOMENT)
        case _:
            owe(payment, what="paid", due=now)

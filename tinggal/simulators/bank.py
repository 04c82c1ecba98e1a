"""Bank Simulasi: a state-treasury-like gateway that issues billing codes, takes money and tells the merchant."""

import secrets
import string
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import IntegrityError, transaction
from django.db.models import QuerySet
from django.utils import timezone

from tinggal.simulators.models import SimulatedBill, SimulatedPayment

JAKARTA = ZoneInfo("Asia/Jakarta")
METHODS = ("card", "virtual_account", "qris")
NTPN_SIGNS = string.ascii_uppercase + string.digits
ATTEMPTS = 20


class BankRefused(Exception):
    """The bank says no; its text says why."""


def open_bill(
    *,
    reference: str,
    amount: int,
    payer: str,
    description: str,
    expires_at: datetime,
    callback_url: str,
    return_url: str = "",
) -> SimulatedBill:
    """Issue a billing code. The same reference with the same amount gets the same code; another amount is refused."""
    for _attempt in range(ATTEMPTS):
        now = timezone.now()
        try:
            with transaction.atomic():
                bill, _new = SimulatedBill.objects.get_or_create(
                    reference=reference,
                    defaults={
                        "code": _new_code(now),
                        "amount": amount,
                        "payer": payer,
                        "description": description,
                        "created_at": now,
                        "expires_at": expires_at,
                        "callback_url": callback_url,
                        "return_url": return_url,
                    },
                )
        except IntegrityError:  # the code is taken: draw again
            continue
        if bill.amount != amount:
            raise BankRefused(f"{reference} was opened for {bill.amount}, not for {amount}.")
        return bill
    raise BankRefused("No free billing code was found.")


def fetch(code: str) -> SimulatedBill:
    """The bill as it stands now, or ``BankRefused`` if the bank never issued the code."""
    SimulatedBill.objects.filter(code=code, state=SimulatedBill.State.OPEN, expires_at__lt=timezone.now()).update(
        state=SimulatedBill.State.EXPIRED
    )
    return _find(SimulatedBill.objects.filter(code=code))


def cancel(code: str) -> SimulatedBill:
    """Make an open code unpayable. A code that is paid or expired stays as it is."""
    SimulatedBill.objects.filter(code=code, state=SimulatedBill.State.OPEN).update(state=SimulatedBill.State.CANCELLED)
    return fetch(code)


@transaction.atomic
def pay(code: str, *, method: str) -> SimulatedPayment:
    """Pay an open code in full, as an honest teller would; otherwise ``BankRefused``."""
    bill = fetch(code)
    bill = _find(SimulatedBill.objects.select_for_update().filter(pk=bill.pk))
    if bill.state != SimulatedBill.State.OPEN:
        raise BankRefused(f"This code is {bill.state}.")
    return post(code, method=method, amount=bill.amount, paid_at=timezone.now())


@transaction.atomic
def post(code: str, *, method: str, amount: int, paid_at: datetime) -> SimulatedPayment:
    """Write money into the ledger without asking whether it should have been taken.

    This is how double payments, short payments and payments on a lapsed code come about in real life."""
    bill = _find(SimulatedBill.objects.select_for_update().filter(code=code))
    if method not in METHODS:
        raise BankRefused(f"{method} is not a way to pay.")
    bill.state = SimulatedBill.State.PAID
    bill.save(update_fields=["state"])
    return SimulatedPayment.objects.create(
        bill=bill,
        method=method,
        amount=amount,
        ntb="".join(secrets.choice(string.digits) for _sign in range(12)),
        ntpn="".join(secrets.choice(NTPN_SIGNS) for _sign in range(16)),
        paid_at=paid_at,
    )


def settlement(day: date) -> Sequence[SimulatedPayment]:
    """Every payment of one day (Asia/Jakarta, midnight to midnight), oldest first: the nightly file."""
    start = datetime.combine(day, time.min, tzinfo=JAKARTA)
    of_the_day = SimulatedPayment.objects.filter(paid_at__gte=start, paid_at__lt=start + timedelta(days=1))
    return list(of_the_day.select_related("bill"))


def _find(bills: QuerySet[SimulatedBill]) -> SimulatedBill:
    bill = bills.first()
    if bill is None:
        raise BankRefused("The bank does not know this code.")
    return bill


def _new_code(now: datetime) -> str:
    return f"8{now.astimezone(JAKARTA):%Y%m%d}{secrets.randbelow(1_000_000):06d}"

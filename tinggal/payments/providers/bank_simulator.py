"""The simulated bank as a payment provider: codes, truth and signed messages, but no money."""

import hashlib
import hmac
import json
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import ClassVar

from django.urls import reverse
from django.utils import timezone

from tinggal.payments.provider import Forged, Heard, Opened, Paid, Standing, State
from tinggal.simulators import bank
from tinggal.simulators.models import SimulatedBill, SimulatedPayment

WINDOW = timedelta(minutes=5)
STANDINGS: dict[str, Standing] = {"open": "open", "paid": "paid", "expired": "expired", "cancelled": "cancelled"}


class BankSimulator:
    """``secret`` is shared with the bank and signs its messages; ``callback_url`` is where it sends them;
    ``return_url`` is where the payer goes afterwards (it names no application)."""

    name: ClassVar[str] = "bank-simulator"
    simulated: ClassVar[bool] = True

    def __init__(self, *, secret: str, callback_url: str, return_url: str = "") -> None:
        self.secret = secret.encode()
        self.callback_url = callback_url
        self.return_url = return_url

    def open(self, *, reference: str, amount: int, description: str, expires_at: datetime) -> Opened:
        """The bank keeps the reference, so asking twice gives the same code."""
        bill = bank.open_bill(
            reference=reference,
            amount=amount,
            payer=reference,
            description=description,
            expires_at=expires_at,
            callback_url=self.callback_url,
            return_url=self.return_url,
        )
        return Opened(code=bill.code, expires_at=bill.expires_at, pay_url=reverse("simulators:bill", args=[bill.code]))

    def fetch(self, code: str) -> State:
        """As in the bank's ledger now."""
        try:
            return _state(bank.fetch(code))
        except bank.BankRefused as reason:
            raise LookupError(code) from reason

    def read_callback(self, *, headers: Mapping[str, str], body: bytes) -> Heard:
        """Signed with HMAC-SHA256 over "timestamp.body"; believed for five minutes."""
        timestamp, signed = headers.get("X-Bank-Timestamp", ""), headers.get("X-Bank-Signature", "")
        expected = hmac.new(self.secret, timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(expected.encode(), signed.encode()):
            raise Forged("The signature is wrong.")
        if not timestamp.isascii() or not timestamp.isdecimal():
            raise Forged("The time is not a number.")
        if abs(timezone.now().timestamp() - int(timestamp)) > WINDOW.total_seconds():
            raise Forged("The message is older than five minutes.")
        return _heard(body)

    def cancel(self, code: str) -> State:
        """As the bank leaves it."""
        try:
            return _state(bank.cancel(code))
        except bank.BankRefused as reason:
            raise LookupError(code) from reason

    def settlement(self, day: date) -> Sequence[Paid]:
        """The bank's ledger of the day."""
        return [_paid(payment, code=payment.bill.code) for payment in bank.settlement(day)]

    def check(self) -> list[str]:
        """Without a secret no message can be believed."""
        return [] if self.secret else ["The payment provider has no secret."]


def _state(bill: SimulatedBill) -> State:
    payments = tuple(_paid(payment, code=bill.code) for payment in bill.payments.all())
    return State(code=bill.code, standing=STANDINGS[bill.state], payments=payments)


def _paid(payment: SimulatedPayment, *, code: str) -> Paid:
    return Paid(
        code=code,
        amount=payment.amount,
        ntpn=payment.ntpn,
        ntb=payment.ntb,
        method=payment.method,
        paid_at=payment.paid_at,
    )


def _heard(body: bytes) -> Heard:
    try:
        told = json.loads(body)
        event_id, code, what = str(told["event_id"]), str(told["code"]), str(told["what"])
        if what != "paid":
            return Heard(event_id=event_id, code=code, what=what, paid=None)
        paid = Paid(
            code=code,
            amount=int(told["amount"]),
            ntpn=str(told["ntpn"]),
            ntb=str(told["ntb"]),
            method=str(told["method"]),
            paid_at=datetime.fromisoformat(told["paid_at"]),
            event_id=event_id,
        )
    except (ValueError, KeyError, TypeError) as error:
        raise Forged("The message cannot be read.") from error
    return Heard(event_id=event_id, code=code, what=what, paid=paid)

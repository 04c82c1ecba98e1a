"""The simulated bank issues codes, takes money once, and keeps a ledger by Jakarta days."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from tinggal.simulators import bank
from tinggal.simulators.models import SimulatedBill

pytestmark = pytest.mark.django_db


def open_bill(reference: str = "ORDER/1", amount: int = 3_500_000, *, days: int = 7) -> SimulatedBill:
    return bank.open_bill(
        reference=reference,
        amount=amount,
        payer="Anna",
        description="Fee",
        expires_at=timezone.now() + timedelta(days=days),
        callback_url="http://testserver/nowhere/",
    )


@time_machine.travel(datetime(2026, 11, 22, 20, 0, tzinfo=UTC), tick=False)
def test_a_billing_code_has_15_digits_and_carries_the_day_in_jakarta():
    code = open_bill().code
    assert (len(code), code[:9], code.isdecimal()) == (15, "820261123", True)


def test_the_same_reference_gets_the_same_code():
    assert open_bill().code == open_bill().code


def test_the_same_reference_with_another_amount_is_refused():
    open_bill()
    with pytest.raises(bank.BankRefused):
        open_bill(amount=1)


def test_a_code_is_paid_in_full_and_only_once():
    code = open_bill().code
    payment = bank.pay(code, method="qris")
    assert (payment.amount, len(payment.ntpn), len(payment.ntb)) == (3_500_000, 16, 12)
    with pytest.raises(bank.BankRefused, match="paid"):
        bank.pay(code, method="qris")


def test_an_expired_code_is_not_paid():
    code = open_bill().code
    with time_machine.travel(timezone.now() + timedelta(days=8)), pytest.raises(bank.BankRefused, match="expired"):
        bank.pay(code, method="card")


def test_a_cancelled_code_is_not_paid():
    code = open_bill().code
    assert bank.cancel(code).state == "cancelled"
    with pytest.raises(bank.BankRefused, match="cancelled"):
        bank.pay(code, method="card")


def test_a_paid_code_cannot_be_cancelled():
    code = open_bill().code
    bank.pay(code, method="card")
    assert bank.cancel(code).state == "paid"


def test_an_unknown_code_is_refused():
    with pytest.raises(bank.BankRefused):
        bank.fetch("800000000000000")


def test_the_ledger_of_a_day_runs_from_midnight_to_midnight_in_jakarta():
    first, second = open_bill("A").code, open_bill("B").code
    bank.post(first, method="card", amount=10, paid_at=datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC))
    bank.post(second, method="card", amount=20, paid_at=datetime(2026, 12, 31, 17, 0, 0, tzinfo=UTC))
    assert [payment.amount for payment in bank.settlement(date(2026, 12, 31))] == [10]
    assert [payment.amount for payment in bank.settlement(date(2027, 1, 1))] == [20]


def test_the_database_refuses_a_code_that_is_no_billing_code():
    bill = open_bill()
    with pytest.raises(IntegrityError), transaction.atomic():
        SimulatedBill.objects.filter(pk=bill.pk).update(code="720261123000001")

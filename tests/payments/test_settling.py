"""Money is counted once; what is not owed is given back; what does not add up is shown to finance."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from tests.conftest import Cast, make_cast
from tests.payments.conftest import FILED, kinds, make_unpaid, status
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.payments.actions import UnknownCode, cancel, lapse, open_bill, reissue, settle
from tinggal.payments.models import Bill, Dispute, Refund
from tinggal.payments.provider import Paid, treasury
from tinggal.people.actors import SYSTEM
from tinggal.simulators import bank
from tinggal.simulators.models import SimulatedBill

AT = datetime(2026, 3, 4, 5, 6, 7, tzinfo=UTC)


def paid(bill: Bill, *, amount: int | None = None, at: datetime | None = None) -> Paid:
    """The bank took money for a bill, and says so when asked."""
    when = at or timezone.now()
    taken = bank.post(bill.code, method="card", amount=bill.amount if amount is None else amount, paid_at=when)
    return next(payment for payment in treasury().fetch(bill.code).payments if payment.ntpn == taken.ntpn)


def test_the_time_of_payment_is_the_banks_and_the_filing_time_stays(bill: Bill, unpaid: Application):
    settle(paid(bill, at=AT))
    unpaid.refresh_from_db()
    assert (unpaid.status, unpaid.paid_at, unpaid.submitted_at) == ("at_kanim", AT, FILED)
    assert kinds(unpaid) == ["bill.opened", "bill.settled", "application.at_kanim"]


def test_hearing_it_two_hundred_times_is_one_credit(bill: Bill, unpaid: Application):
    news = paid(bill)
    for _time in range(200):
        settle(news)
    assert kinds(unpaid).count("bill.settled") == kinds(unpaid).count("application.at_kanim") == 1
    assert not Refund.objects.exists()
    assert not Dispute.objects.exists()


@pytest.mark.parametrize("amount", [1, 4_499_999, 4_500_001, 9_000_000])
def test_a_wrong_amount_is_never_a_payment(bill: Bill, unpaid: Application, amount: int):
    news = paid(bill, amount=amount)
    for _time in range(2):
        settle(news)
    dispute = Dispute.objects.get()
    assert (dispute.expected, dispute.received, status(unpaid)) == (4_500_000, amount, "unpaid")
    assert kinds(unpaid) == ["bill.opened", "bill.disputed"]


def test_the_second_payment_of_a_code_is_given_back(bill: Bill, unpaid: Application):
    for news in (paid(bill), paid(bill)):
        settle(news)
    refund = Refund.objects.get()
    assert (refund.why, refund.amount, status(unpaid)) == ("paid_twice", bill.amount, "at_kanim")
    assert kinds(unpaid)[-1] == "refund.opened"


def test_paying_two_bills_of_one_application_uses_one_and_gives_one_back(bill: Bill, unpaid: Application, cast: Cast):
    lapse(bill)
    second = reissue(unpaid, by=cast["anna"])
    settle(paid(second))
    settle(paid(bill))
    assert [b.settled_at is not None for b in (Bill.objects.get(pk=bill.pk), Bill.objects.get(pk=second.pk))] == [
        False,
        True,
    ]
    assert Refund.objects.get().bill == bill


def test_late_money_for_a_lapsed_code_counts_when_the_fee_is_the_same(bill: Bill, unpaid: Application):
    lapse(bill)
    settle(paid(bill, at=bill.expires_at + timedelta(days=1)))
    assert status(unpaid) == "at_kanim"
    assert not Refund.objects.exists()


def test_late_money_for_an_old_code_voids_the_new_one(bill: Bill, unpaid: Application, cast: Cast):
    lapse(bill)
    second = reissue(unpaid, by=cast["anna"])
    settle(paid(bill))
    second.refresh_from_db()
    assert (status(unpaid), second.is_open) == ("at_kanim", False)
    assert "bill.cancelled" in kinds(unpaid)


def test_money_for_a_voided_code_counts_too(bill: Bill, unpaid: Application):
    cancel(bill, by=SYSTEM)
    settle(paid(bill))
    assert status(unpaid) == "at_kanim"


def test_late_money_is_given_back_when_the_fee_has_changed(unpaid: Application):
    with time_machine.travel(datetime(2024, 12, 12, 3, 0, tzinfo=UTC), tick=False):  # PP 28/2019
        bill = open_bill(unpaid)
    with time_machine.travel(datetime(2024, 12, 20, 3, 0, tzinfo=UTC), tick=False):  # PP 45/2024
        settle(paid(bill))
    assert (Refund.objects.get().why, status(unpaid)) == ("fee_changed", "unpaid")


def test_money_in_time_counts_by_the_old_fee_even_if_it_changes_meanwhile(unpaid: Application):
    with time_machine.travel(datetime(2024, 12, 12, 3, 0, tzinfo=UTC), tick=False):
        bill = open_bill(unpaid)
    with time_machine.travel(datetime(2024, 12, 18, 3, 0, tzinfo=UTC), tick=False):
        settle(paid(bill))
    assert status(unpaid) == "at_kanim"


@pytest.mark.parametrize("seconds", [0, 1])
def test_the_last_second_of_a_code_is_in_time(unpaid: Application, seconds: int):
    with time_machine.travel(datetime(2024, 12, 12, 3, 0, tzinfo=UTC), tick=False):
        bill = open_bill(unpaid)
    with time_machine.travel(datetime(2024, 12, 20, 3, 0, tzinfo=UTC), tick=False):
        settle(paid(bill, at=bill.expires_at + timedelta(seconds=seconds)))
    assert status(unpaid) == ("unpaid" if seconds else "at_kanim")


def test_money_for_a_withdrawn_application_is_given_back(bill: Bill, unpaid: Application, cast: Cast):
    perform(unpaid, "withdraw", by=cast["anna"])
    settle(paid(bill))
    assert (Refund.objects.get().why, status(unpaid)) == ("not_owed", "withdrawn")


def test_money_for_a_code_that_is_not_ours_is_refused(bill: Bill):
    with pytest.raises(UnknownCode):
        settle(replace(paid(bill), code="800000000000000"))


def test_a_receipt_of_one_bill_cannot_pay_another(bill: Bill, unpaid: Application, cast: Cast):
    other = open_bill(make_unpaid(cast["mallory"]))
    news = paid(bill)
    settle(news)
    settle(replace(news, code=other.code))
    assert (status(unpaid), status(other.application)) == ("at_kanim", "unpaid")


@pytest.mark.usefixtures("committed")
def test_forty_simultaneous_messages_are_one_credit():
    bill = open_bill(make_unpaid(make_cast()["anna"]))
    news = paid(bill)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _n: _in_own_connection(news), range(40)))
    application = bill.application
    assert kinds(application) == ["bill.opened", "bill.settled", "application.at_kanim"]
    assert not Refund.objects.exists()


@pytest.mark.usefixtures("committed")
def test_two_simultaneous_payments_are_one_credit_and_one_refund():
    bill = open_bill(make_unpaid(make_cast()["anna"]))
    both = [paid(bill), paid(bill)]
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(_in_own_connection, both))
    bill.refresh_from_db()
    assert {bill.ntpn, Refund.objects.get().ntpn} == {news.ntpn for news in both}


@pytest.mark.usefixtures("committed")
def test_eight_simultaneous_clicks_are_one_code():
    application = make_unpaid(make_cast()["anna"])
    with ThreadPoolExecutor(8) as pool:
        codes = set(pool.map(lambda _n: _code_in_own_connection(application), range(40)))
    assert (len(codes), SimulatedBill.objects.count(), kinds(application)) == (1, 1, ["bill.opened"])


def _code_in_own_connection(application: Application) -> str:
    try:
        return open_bill(application).code
    finally:
        connection.close()


def _in_own_connection(news: Paid) -> None:
    try:
        settle(news)
    finally:
        connection.close()

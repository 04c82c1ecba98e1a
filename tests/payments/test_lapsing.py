"""A code that was not paid in time lapses; a new one is one click away and the filing date stays."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.management import call_command
from django.utils import timezone

from tests.conftest import Cast
from tests.payments.conftest import FILED, kinds, make_unpaid, status
from tinggal.applications.models import Application
from tinggal.lib.workflow import MoveRefused
from tinggal.payments.actions import lapse, lapse_bills, open_bill, reissue, settle
from tinggal.payments.jobs import ask_about_open_bills, reconcile
from tinggal.payments.jobs import lapse_bills as lapse_by_the_clock
from tinggal.payments.models import Bill
from tinggal.payments.provider import treasury
from tinggal.simulators import bank
from tinggal.simulators.models import SimulatedBill


def after(bill: Bill, seconds: int = 1) -> time_machine.travel:
    return time_machine.travel(bill.expires_at + timedelta(seconds=seconds), tick=False)


@pytest.mark.parametrize(("seconds", "open_still"), [(-1, True), (0, True), (1, False)])
def test_a_code_lapses_one_second_after_its_time(bill: Bill, seconds: int, open_still: bool):
    with after(bill, seconds):
        lapse_bills(now=timezone.now())
    bill.refresh_from_db()
    assert bill.is_open is open_still


def test_lapsing_twice_tells_it_once(bill: Bill, unpaid: Application):
    for _time in range(2):
        lapse(bill)
    assert (kinds(unpaid), status(unpaid)) == (["bill.opened", "bill.lapsed"], "unpaid")


def test_a_code_paid_in_its_last_second_does_not_lapse(bill: Bill, unpaid: Application):
    bank.post(bill.code, method="card", amount=bill.amount, paid_at=bill.expires_at)
    with after(bill):
        lapse_bills(now=timezone.now())
    assert kinds(unpaid) == ["bill.opened", "bill.settled", "application.at_kanim"]


def test_a_new_code_keeps_the_filing_date(bill: Bill, unpaid: Application, cast: Cast):
    with after(bill):
        lapse_bills(now=timezone.now())
        second = reissue(unpaid, by=cast["anna"])
    unpaid.refresh_from_db()
    assert (second.code != bill.code, second.is_open, unpaid.submitted_at) == (True, True, FILED)


def test_a_new_code_can_be_had_before_the_clock_has_lapsed_the_old_one(bill: Bill, unpaid: Application, cast: Cast):
    with after(bill):
        second = reissue(unpaid, by=cast["anna"])
    assert (second.code != bill.code, kinds(unpaid)) == (True, ["bill.opened", "bill.lapsed", "bill.opened"])


def test_a_code_that_can_still_be_paid_is_given_again(bill: Bill, unpaid: Application, cast: Cast):
    assert reissue(unpaid, by=cast["anna"]) == bill


def test_clicking_twice_gives_one_new_code(bill: Bill, unpaid: Application, cast: Cast):
    lapse(bill)
    codes = {reissue(unpaid, by=cast["anna"]).code for _time in range(3)}
    assert (len(codes), unpaid.bills.count()) == (1, 2)


def test_whoever_paid_the_old_code_needs_no_new_one(bill: Bill, unpaid: Application, cast: Cast):
    lapse(bill)
    bank.post(bill.code, method="card", amount=bill.amount, paid_at=timezone.now())
    assert reissue(unpaid, by=cast["anna"]) == bill
    assert (status(unpaid), unpaid.bills.count()) == ("at_kanim", 1)


@pytest.mark.parametrize("other", ["mallory", "kade", "agus"])
def test_only_the_applicant_asks_for_a_code(unpaid: Application, cast: Cast, other: str):
    with pytest.raises(PermissionDenied):
        reissue(unpaid, by=cast[other])


def test_a_draft_has_nothing_to_pay(unpaid: Application, cast: Cast):
    Application.objects.filter(pk=unpaid.pk).update(status="draft")
    unpaid.refresh_from_db()
    with pytest.raises(MoveRefused, match="nothing to pay"):
        reissue(unpaid, by=cast["anna"])


def test_all_open_codes_can_be_voided_at_once_and_issued_again(bill: Bill, unpaid: Application, cast: Cast):
    other = open_bill(make_unpaid(cast["mallory"]))
    pay_and_settle(other)
    call_command("void_open_bills")
    bill.refresh_from_db()
    assert (bill.cancelled_at is None, reissue(unpaid, by=cast["anna"]).code == bill.code) == (False, False)
    assert Bill.objects.settled().get() == other


def pay_and_settle(bill: Bill) -> None:
    bank.pay(bill.code, method="card")
    settle(treasury().fetch(bill.code).payments[0])


def test_one_bill_that_cannot_be_asked_about_does_not_stop_the_others(bill: Bill, unpaid: Application, cast: Cast):
    lost = open_bill(make_unpaid(cast["mallory"]))
    SimulatedBill.objects.filter(code=lost.code).delete()
    bank.pay(bill.code, method="card")
    with pytest.raises(ExceptionGroup, match="1 bills"):
        ask_about_open_bills(timestamp=int(time.time()))
    assert status(unpaid) == "at_kanim"


def test_the_clock_runs_all_three(bill: Bill, unpaid: Application):
    now = int(time.time())
    ask_about_open_bills(timestamp=now)
    lapse_by_the_clock(timestamp=now)
    reconcile(timestamp=now)
    call_command("lapse_bills")
    call_command("ask_about_open_bills")
    call_command("reconcile", "2026-03-04")
    assert kinds(unpaid) == ["bill.opened"]

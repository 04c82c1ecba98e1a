"""A bill is opened once, can be paid for seven days, and never past the end of the year in Jakarta."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.payments.conftest import kinds, status
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.journal.record import record
from tinggal.payments import reactions
from tinggal.payments.actions import cancel, open_bill, settle, valid_until
from tinggal.payments.models import Bill
from tinggal.payments.provider import treasury
from tinggal.people.actors import SYSTEM
from tinggal.simulators import bank

JAKARTA = ZoneInfo("Asia/Jakarta")
YEAR_END = datetime(2026, 12, 31, 23, 59, 59, tzinfo=JAKARTA)


def arrived(application: Application, kind: str = "application.unpaid"):
    with transaction.atomic():
        return record(kind, subject=application.subject, by=SYSTEM)


def test_a_bill_says_line_by_line_what_is_paid(bill: Bill):
    assert bill.amount == sum(line["amount"] for line in bill.lines) == 4_500_000
    assert {"code", "label", "label_id", "amount", "law"} == set(bill.lines[0])


def test_a_code_is_valid_for_seven_days(bill: Bill):
    assert bill.expires_at - bill.opened_at == timedelta(days=7)


def test_opening_twice_gives_the_same_code_and_one_event(unpaid: Application):
    assert open_bill(unpaid).code == open_bill(unpaid).code
    assert kinds(unpaid) == ["bill.opened"]


def test_a_crash_after_the_bank_answered_gets_the_same_code_again(unpaid: Application):
    first = treasury().open(
        reference=f"{unpaid.reference}/1",
        amount=4_500_000,
        description="Fee",
        expires_at=timezone.now() + timedelta(days=7),
    )
    assert open_bill(unpaid).code == first.code


def test_the_reaction_opens_one_bill_however_often_it_runs(unpaid: Application):
    event = arrived(unpaid)
    for _time in range(3):
        reactions.open_bill(event)
    assert unpaid.bills.count() == 1


def test_a_paid_application_that_was_returned_is_not_billed_again(bill: Bill, unpaid: Application):
    bank.pay(bill.code, method="card")
    settle(treasury().fetch(bill.code).payments[0])
    Application.objects.filter(pk=unpaid.pk).update(status="unpaid")  # returned, corrected and checked again
    reactions.open_bill(arrived(unpaid))
    assert (status(unpaid), unpaid.bills.count()) == ("at_kanim", 1)


def test_an_application_withdrawn_while_the_bank_was_asked_leaves_no_payable_code(unpaid: Application, cast: Cast):
    perform(Application.objects.get(pk=unpaid.pk), "withdraw", by=cast["anna"])
    bill = open_bill(unpaid)
    reactions.withdraw_code(arrived_cancelled(bill))
    assert (bill.is_open, bank.fetch(bill.code).state) == (False, "cancelled")


def arrived_cancelled(bill: Bill):
    with transaction.atomic():
        return record("bill.cancelled", subject=bill.application.subject, by=SYSTEM, data={"code": bill.code})


def test_withdrawing_voids_the_bill(bill: Bill, unpaid: Application):
    reactions.void_bill(arrived(unpaid, "application.withdrawn"))
    bill.refresh_from_db()
    assert not bill.is_open


def test_cancelling_twice_tells_it_once(bill: Bill, unpaid: Application):
    for _time in range(2):
        cancel(bill, by=SYSTEM)
    assert kinds(unpaid) == ["bill.opened", "bill.cancelled"]


@pytest.mark.parametrize("zone", ["Asia/Jakarta", "Asia/Makassar", "Asia/Jayapura", "UTC"])
@pytest.mark.parametrize(
    ("opened", "expires"),
    [
        (datetime(2026, 12, 24, 23, 59, 58, tzinfo=JAKARTA), datetime(2026, 12, 31, 23, 59, 58, tzinfo=JAKARTA)),
        (datetime(2026, 12, 24, 23, 59, 59, tzinfo=JAKARTA), YEAR_END),
        (datetime(2026, 12, 25, 0, 0, 0, tzinfo=JAKARTA), YEAR_END),
        (datetime(2026, 12, 31, 23, 59, 58, tzinfo=JAKARTA), YEAR_END),
        (datetime(2027, 1, 1, 0, 0, 0, tzinfo=JAKARTA), datetime(2027, 1, 8, 0, 0, 0, tzinfo=JAKARTA)),
    ],
)
def test_no_code_outlives_the_year_in_jakarta_whatever_the_clock_on_the_wall(
    zone: str, opened: datetime, expires: datetime
):
    assert valid_until(opened.astimezone(ZoneInfo(zone))) == expires


@given(st.datetimes(timezones=st.just(UTC)).filter(lambda at: 1970 < at.year < 9999))
def test_a_code_lives_at_most_seven_days_and_within_one_jakarta_year(now: datetime):
    until = valid_until(now)
    assert until - now.astimezone(UTC) <= timedelta(days=7)
    assert until.astimezone(JAKARTA).year == now.astimezone(JAKARTA).year


def test_a_code_opened_on_new_years_eve_ends_at_midnight(unpaid: Application):
    with time_machine.travel(datetime(2026, 12, 31, 14, 30, tzinfo=UTC), tick=False):
        assert open_bill(unpaid).expires_at == YEAR_END


def test_the_database_refuses_two_open_bills(bill: Bill):
    with pytest.raises(IntegrityError, match="one_open_bill_per_application"), transaction.atomic():
        Bill.objects.create(
            application=bill.application,
            reference="another",
            code="820260101000001",
            amount=1,
            lines=[],
            opened_at=bill.opened_at,
            expires_at=bill.expires_at,
        )


@pytest.mark.parametrize(
    ("change", "promise"),
    [
        ({"settled_at": timezone.now()}, "settled_bills_have_a_receipt"),
        ({"ntpn": "ABCDEFGHIJ123456"}, "settled_bills_have_a_receipt"),
        ({"amount": 0}, "bills_ask_for_money"),
        ({"code": "1"}, "bill_codes_are_15_digits_from_8"),
    ],
)
def test_the_database_keeps_its_promises(bill: Bill, change: dict[str, object], promise: str):
    with pytest.raises(IntegrityError, match=promise), transaction.atomic():
        Bill.objects.filter(pk=bill.pk).update(**change)

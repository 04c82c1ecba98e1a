"""The applicant's pay page: what to pay, until when, an honest answer to "I have paid", a new code, a receipt."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.payments.conftest import kinds, status
from tinggal.applications.models import Application
from tinggal.payments.actions import cancel, lapse, settle
from tinggal.payments.models import Bill
from tinggal.payments.provider import treasury
from tinggal.people.actors import SYSTEM
from tinggal.simulators import bank


@pytest.fixture
def anna(client: Client, cast: Cast) -> Client:
    """Anna's browser."""
    client.force_login(user_of(cast["anna"]))
    return client


def at(application: Application, place: str = "pay/") -> str:
    return f"/applications/{application.reference}/{place}"


def read(browser: Client, address: str) -> str:
    return browser.get(address, follow=True).content.decode()


def press(browser: Client, address: str) -> str:
    return browser.post(address, follow=True).content.decode()


def test_the_page_says_what_to_pay_with_which_code_and_until_when(anna: Client, bill: Bill, unpaid: Application):
    page = read(anna, at(unpaid))
    assert bill.code in page
    assert "Rp 4.500.000" in page
    assert all(line["label"] in page for line in bill.lines)
    assert "You can pay until" in page
    assert "WIB" in page
    assert bill.pay_url in page


def test_the_lines_are_in_the_readers_language(anna: Client, bill: Bill, unpaid: Application):
    page = anna.get(at(unpaid), headers={"Accept-Language": "id"}).content.decode()
    assert all(line["label_id"] in page for line in bill.lines)


def test_before_the_bill_is_made_the_page_says_so(anna: Client, unpaid: Application):
    assert "Your bill is being made" in read(anna, at(unpaid))


def test_not_yet_is_said_honestly(anna: Client, bill: Bill, unpaid: Application):
    page = press(anna, at(unpaid, "pay/ask/"))
    assert "The payment has not reached us yet" in page
    assert status(unpaid) == "unpaid"


def test_i_have_paid_asks_the_bank_at_once(anna: Client, bill: Bill, unpaid: Application):
    bank.pay(bill.code, method="card")
    page = press(anna, at(unpaid, "pay/ask/"))
    assert "We have received your payment" in page
    assert status(unpaid) == "at_kanim"


def test_coming_back_from_the_bank_asks_about_the_bill_last_shown(anna: Client, bill: Bill, unpaid: Application):
    read(anna, at(unpaid))
    bank.pay(bill.code, method="card")
    assert "We have received your payment" in read(anna, "/paid/")
    assert status(unpaid) == "at_kanim"


def test_coming_back_proves_nothing(anna: Client, bill: Bill, unpaid: Application):
    read(anna, at(unpaid))
    assert "The payment has not reached us yet" in read(anna, "/paid/")


def test_coming_back_without_a_bill_leads_home(anna: Client, bill: Bill):
    assert anna.get("/paid/").headers["Location"] == "/"


def test_a_lapsed_code_is_replaced_by_one_click(anna: Client, bill: Bill, unpaid: Application):
    lapse(bill)
    assert "Your code has expired" in read(anna, at(unpaid))
    page = press(anna, at(unpaid, "pay/new-code/"))
    assert "Here is your new code" in page
    assert unpaid.bills.open().get().code in page


def test_the_page_does_not_offer_a_code_whose_time_is_over(anna: Client, bill: Bill, unpaid: Application):
    with time_machine.travel(bill.expires_at + timedelta(seconds=1), tick=False):
        anna.force_login(unpaid.applicant)
        assert "Your code has expired" in read(anna, at(unpaid))


def test_a_voided_code_is_called_so(anna: Client, bill: Bill, unpaid: Application):
    cancel(bill, by=SYSTEM)
    assert "Your code is no longer valid" in read(anna, at(unpaid))


def test_a_new_code_is_refused_with_words_when_nothing_is_owed(anna: Client, bill: Bill, unpaid: Application):
    Application.objects.filter(pk=unpaid.pk).update(status="withdrawn")
    assert "There is nothing to pay for this application now" in press(anna, at(unpaid, "pay/new-code/"))


def test_half_the_money_is_explained(anna: Client, bill: Bill, unpaid: Application):
    bank.post(bill.code, method="card", amount=2_250_000, paid_at=timezone.now())
    page = press(anna, at(unpaid, "pay/ask/"))
    assert "We received Rp 2.250.000, but the fee is Rp 4.500.000" in page
    assert "not reached us yet" not in page


def test_paying_twice_is_explained(anna: Client, bill: Bill, unpaid: Application):
    for _time in range(2):
        bank.post(bill.code, method="card", amount=bill.amount, paid_at=timezone.now())
    page = press(anna, at(unpaid, "pay/ask/"))
    assert "Your application was already paid. We have opened a refund for you." in page


def test_the_receipt_carries_the_treasurys_number(anna: Client, bill: Bill, unpaid: Application):
    assert "Pay the fee" in read(anna, at(unpaid, "receipt/"))
    payment = bank.pay(bill.code, method="card")
    settle(treasury().fetch(bill.code).payments[0])
    page = read(anna, at(unpaid, "receipt/"))
    assert payment.ntpn in page
    assert payment.ntb in page
    assert "Rp 4.500.000" in page


@pytest.mark.parametrize("who", ["mallory", "kade", "kusuma", "agus", "sari"])
@pytest.mark.parametrize("place", ["pay/", "receipt/"])
def test_the_pages_of_others_do_not_exist(client: Client, cast: Cast, bill: Bill, who: str, place: str):
    client.force_login(user_of(cast[who]))
    assert client.get(at(bill.application, place)).status_code in (
        302,
        404,
    )  # an officer is first led to his second factor
    assert bill.code not in read(client, at(bill.application, place))


@pytest.mark.parametrize("place", ["pay/ask/", "pay/new-code/"])
def test_a_stranger_cannot_press_the_buttons(client: Client, cast: Cast, bill: Bill, unpaid: Application, place: str):
    lapse(bill)
    client.force_login(user_of(cast["mallory"]))
    assert client.post(at(unpaid, place)).status_code == 404
    assert kinds(unpaid) == ["bill.opened", "bill.lapsed"]


@pytest.mark.parametrize("place", ["pay/", "receipt/", "pay/ask/", "pay/new-code/"])
def test_visitors_are_asked_to_sign_in(client: Client, bill: Bill, unpaid: Application, place: str):
    address = at(unpaid, place)
    answer = client.post(address) if place.startswith("pay/") and place != "pay/" else client.get(address)
    assert answer.headers["Location"].startswith("/accounts/login/")

"""A payer walks through the pages of the simulated bank."""

import pytest
from django.test import Client

from tests.simulators.test_bank import open_bill
from tinggal.simulators.models import SimulatedBill, SimulatedCallback, SimulatedPayment

pytestmark = pytest.mark.django_db


@pytest.fixture
def bill() -> SimulatedBill:
    return open_bill()


def at(bill: SimulatedBill, place: str = "") -> str:
    return f"/simulators/bank/{bill.code}/{place}"


def test_open_bills_are_listed(client: Client, bill: SimulatedBill):
    page = client.get("/simulators/bank/").content.decode()
    assert bill.code in page
    assert "Rp 3.500.000" in page
    assert "Simulator" in page


def test_a_card_is_charged_after_the_one_time_code(client: Client, bill: SimulatedBill):
    card = {"number": "4111 1111 1111 1111", "expiry": "09/40", "fault": "normal"}
    asked = client.post(at(bill, "card/"), card).content.decode()
    assert "1111" in asked
    assert "4111" not in asked
    assert not SimulatedPayment.objects.exists()
    answer = client.post(at(bill, "card/confirm/"), {"one_time_code": "123456", "fault": "normal"}, follow=True)
    payment = SimulatedPayment.objects.get()
    assert payment.method == "card"
    assert payment.ntpn in answer.content.decode()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"number": "4111 1111 1111 1112", "expiry": "09/40"}, "This is not a card number"),
        ({"number": "4000 0000 0000 0002", "expiry": "09/40"}, "The card was declined"),
        ({"number": "4111111111111111", "expiry": "13/40"}, "Write the expiry"),
        ({"number": "4111111111111111", "expiry": "01/20"}, "This card has expired"),
    ],
)
def test_a_wrong_card_gets_its_own_words_and_nothing_typed_is_lost(
    client: Client, bill: SimulatedBill, typed: dict[str, str], words: str
):
    page = client.post(at(bill, "card/"), {**typed, "fault": "lost"}).content.decode()
    assert words in page
    assert typed["number"] in page
    assert 'value="lost" selected' in page


def test_a_wrong_one_time_code_charges_nothing(client: Client, bill: SimulatedBill):
    page = client.post(at(bill, "card/confirm/"), {"one_time_code": "1", "fault": "normal"}).content.decode()
    assert "This is not the code" in page
    assert not SimulatedPayment.objects.exists()


@pytest.mark.parametrize(("place", "method"), [("virtual-account/", "virtual_account"), ("qris/", "qris")])
def test_a_transfer_and_a_scan_pay_the_bill(client: Client, bill: SimulatedBill, place: str, method: str):
    assert client.get(at(bill, place)).status_code == 200
    client.post(at(bill, place), {"fault": "normal"})
    assert SimulatedPayment.objects.get().method == method


def test_the_qris_page_shows_a_picture(client: Client, bill: SimulatedBill):
    assert at(bill, "qris.svg") in client.get(at(bill, "qris/")).content.decode()
    picture = client.get(at(bill, "qris.svg"))
    assert (picture.headers["Content-Type"], b"<svg" in picture.content) == ("image/svg+xml", True)


def test_a_paid_bill_cannot_be_paid_again_on_the_pages(client: Client, bill: SimulatedBill):
    for _time in range(2):
        page = client.post(at(bill, "qris/"), {"fault": "normal"}, follow=True).content.decode()
    assert "This code is paid" in page
    assert SimulatedPayment.objects.count() == 1


@pytest.mark.parametrize(
    ("fault", "payments", "messages"),
    [
        ("normal", 1, 1),
        ("late", 1, 1),
        ("lost", 1, 0),
        ("doubled", 1, 2),
        ("wrong_amount", 1, 1),
        ("paid_twice", 2, 2),
        ("bad_signature", 1, 1),
        ("out_of_order", 1, 2),
    ],
)
def test_every_fault_owes_its_own_messages(
    client: Client, bill: SimulatedBill, fault: str, payments: int, messages: int
):
    client.post(at(bill, "virtual-account/"), {"fault": fault})
    assert (SimulatedPayment.objects.count(), SimulatedCallback.objects.count()) == (payments, messages)


def test_an_unknown_fault_pays_nothing(client: Client, bill: SimulatedBill):
    assert client.post(at(bill, "qris/"), {"fault": "explode"}).status_code == 200
    assert not SimulatedPayment.objects.exists()


@pytest.mark.parametrize("code", ["800000000000000", "1", "abc", "8%00", "٨٠٠٠٠٠٠٠٠٠٠٠٠٠٠"])
def test_a_code_the_bank_does_not_know_is_not_found(client: Client, code: str):
    assert client.get(f"/simulators/bank/{code}/").status_code == 404

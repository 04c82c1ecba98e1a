"""A message is kept, checked, and only then a reason to ask the bank; the bank's answer is what counts."""

import json
import time

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast
from tests.payments.conftest import RunJobs, kinds, make_unpaid, status
from tinggal.applications.models import Application
from tinggal.payments.actions import ask, ask_about_open_bills, lapse, open_bill, reconcile
from tinggal.payments.models import Bill, Callback, Dispute, Refund
from tinggal.simulators import bank, bank_faults
from tinggal.simulators.bank_callbacks import signature
from tinggal.simulators.models import SimulatedCallback

SECRET = "simulated-bank-secret"
ADDRESS = "/payments/callback/"


def message(bill: Bill, **changes: object) -> bytes:
    told = {
        "event_id": "e-1",
        "what": "paid",
        "code": bill.code,
        "amount": bill.amount,
        "ntb": "123456789012",
        "ntpn": "ABCDEFGHIJ123456",
        "method": "card",
        "paid_at": timezone.now().isoformat(),
    }
    return json.dumps({**told, **changes}).encode()


def send(client: Client, body: bytes, *, secret: str = SECRET, age: float = 0) -> int:
    timestamp = str(int(time.time() - age))
    headers = {"X-Bank-Timestamp": timestamp, "X-Bank-Signature": signature(body, timestamp=timestamp, secret=secret)}
    return client.post(ADDRESS, body, content_type="application/json", headers=headers).status_code


def test_a_payment_reaches_the_desk_by_message(bill: Bill, unpaid: Application, run_jobs: RunJobs):
    bank_faults.pay(bill.code, method="qris")
    run_jobs()
    assert status(unpaid) == "at_kanim"
    assert list(Callback.objects.order_by("pk").values_list("outcome", flat=True)) == [
        "counted",
        "repeated",
    ]  # sent twice by the harness


def test_a_message_with_a_wrong_signature_is_refused_and_kept(bill: Bill, unpaid: Application, client: Client):
    assert send(client, message(bill), secret="guessed") == 403
    callback = Callback.objects.get()
    assert (callback.outcome, callback.event_id) == ("forged: The signature is wrong.", "")
    assert bytes(callback.body) == message_of(callback, bill)
    assert status(unpaid) == "unpaid"


def message_of(callback: Callback, bill: Bill) -> bytes:
    return message(bill, paid_at=json.loads(bytes(callback.body))["paid_at"])


def test_a_message_without_a_signature_is_refused(bill: Bill, client: Client):
    assert client.post(ADDRESS, message(bill), content_type="application/json").status_code == 403


def test_forged_messages_cannot_use_up_the_number_of_a_genuine_one(bill: Bill, client: Client):
    send(client, message(bill), secret="guessed")
    assert send(client, message(bill)) == 200
    assert Callback.objects.get(event_id="e-1").outcome == ""


@pytest.mark.parametrize(("age", "answer"), [(0, 200), (295, 200), (305, 403), (86_400, 403), (-305, 403)])
def test_a_message_is_believed_for_five_minutes(bill: Bill, client: Client, age: int, answer: int):
    assert send(client, message(bill), age=age) == answer


def test_two_hundred_replays_are_one_credit(bill: Bill, unpaid: Application, client: Client, run_jobs: RunJobs):
    payment = bank.pay(bill.code, method="card")
    body = message(bill, ntpn=payment.ntpn, ntb=payment.ntb)
    assert {send(client, body) for _time in range(200)} == {200}
    run_jobs()
    assert kinds(unpaid) == ["bill.opened", "bill.settled", "application.at_kanim"]
    assert Callback.objects.filter(outcome="repeated").count() == 199


def test_a_genuine_message_about_money_the_bank_never_saw_changes_nothing(
    bill: Bill, unpaid: Application, client: Client, run_jobs: RunJobs
):
    assert send(client, message(bill)) == 200
    run_jobs()
    assert (status(unpaid), Callback.objects.get().outcome) == ("unpaid", "contradicted by the provider")


def test_a_message_with_the_wrong_amount_changes_nothing(
    bill: Bill, unpaid: Application, client: Client, run_jobs: RunJobs
):
    send(client, message(bill, amount=1))
    run_jobs()
    assert status(unpaid) == "unpaid"


def test_a_payment_of_one_application_does_not_pay_another(
    bill: Bill, unpaid: Application, cast: Cast, client: Client, run_jobs: RunJobs
):
    other = open_bill(make_unpaid(cast["mallory"]))
    payment = bank.pay(other.code, method="card")
    send(client, message(bill, ntpn=payment.ntpn))
    run_jobs()
    assert (status(unpaid), Callback.objects.get().outcome) == ("unpaid", "contradicted by the provider")


def test_a_message_for_an_unknown_code_is_kept(bill: Bill, client: Client, run_jobs: RunJobs):
    assert send(client, message(bill, code="800000000000000")) == 200
    run_jobs()
    assert Callback.objects.get().outcome == "unknown code"


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"{}", b'{"event_id": 1}', b"\xff\x00"])
def test_a_signed_message_that_cannot_be_read_is_refused(db: None, client: Client, body: bytes):
    assert send(client, body) == 403
    assert Callback.objects.get().outcome == "forged: The message cannot be read."


def test_a_message_that_is_too_long_is_not_kept(db: None, client: Client):
    assert send(client, b"x" * 20_000) == 413
    assert not Callback.objects.exists()


def test_the_door_is_for_messages_only(db: None, client: Client):
    assert client.get(ADDRESS).status_code == 405


def test_secrets_in_the_headers_are_not_kept(bill: Bill, client: Client):
    client.post(ADDRESS, b"{}", content_type="application/json", headers={"Authorization": "x", "Cookie": "a=b"})
    assert not {"Authorization", "Cookie"} & set(Callback.objects.get().headers)


@pytest.mark.parametrize("fault", ["normal", "doubled", "out_of_order"])
def test_faults_that_change_nothing(bill: Bill, unpaid: Application, run_jobs: RunJobs, fault: str):
    bank_faults.pay(bill.code, method="card", fault=fault)
    with time_machine.travel(time.time() + 10):
        run_jobs()
    assert kinds(unpaid) == ["bill.opened", "bill.settled", "application.at_kanim"]


@pytest.mark.parametrize("order", [(0, 1, 2), (0, 2, 1), (1, 0, 2), (1, 2, 0), (2, 0, 1), (2, 1, 0)])
def test_messages_may_come_in_any_order(
    bill: Bill, unpaid: Application, client: Client, run_jobs: RunJobs, order: tuple[int, ...]
):
    payment = bank.pay(bill.code, method="card")
    news = [
        message(bill, event_id=what, what=what, ntpn=payment.ntpn, ntb=payment.ntb)
        for what in ("pending", "paid", "expired")
    ]
    for number in order:
        send(client, news[number])
        run_jobs()
    assert kinds(unpaid) == ["bill.opened", "bill.settled", "application.at_kanim"]


def test_a_lost_message_is_found_by_asking(bill: Bill, unpaid: Application, run_jobs: RunJobs):
    bank_faults.pay(bill.code, method="card", fault="lost")
    run_jobs()
    assert status(unpaid) == "unpaid"
    ask_about_open_bills()
    assert status(unpaid) == "at_kanim"


def test_a_late_message_comes_after_the_mop_up_and_changes_nothing(bill: Bill, unpaid: Application, run_jobs: RunJobs):
    bank_faults.pay(bill.code, method="card", fault="late")
    assert run_jobs() == 0
    ask_about_open_bills()
    with time_machine.travel(time.time() + 240):
        run_jobs()
    assert kinds(unpaid) == ["bill.opened", "bill.settled", "application.at_kanim"]


def test_a_wrongly_signed_message_is_found_by_asking(bill: Bill, unpaid: Application, run_jobs: RunJobs):
    bank_faults.pay(bill.code, method="card", fault="bad_signature")
    run_jobs()
    assert (SimulatedCallback.objects.get().answer, status(unpaid)) == ("403", "unpaid")
    ask(bill)
    assert status(unpaid) == "at_kanim"


def test_half_the_money_is_shown_to_finance(bill: Bill, unpaid: Application, run_jobs: RunJobs):
    bank_faults.pay(bill.code, method="card", fault="wrong_amount")
    run_jobs()
    assert (Dispute.objects.get().received, status(unpaid)) == (bill.amount // 2, "unpaid")


def test_money_taken_twice_is_given_back_once(bill: Bill, unpaid: Application, run_jobs: RunJobs):
    bank_faults.pay(bill.code, method="card", fault="paid_twice")
    run_jobs()
    assert (Refund.objects.get().amount, status(unpaid)) == (bill.amount, "at_kanim")


def test_money_for_a_lapsed_code_arrives_by_message(bill: Bill, unpaid: Application, run_jobs: RunJobs):
    lapse(bill)
    bank_faults.pay_late(bill.code, method="card")
    run_jobs()
    assert status(unpaid) == "at_kanim"


def test_the_night_finds_what_was_missed_and_what_is_not_ours(bill: Bill, unpaid: Application):
    lapse(bill)
    bank.post(bill.code, method="card", amount=bill.amount, paid_at=timezone.now())
    stray = bank.open_bill(
        reference="stray",
        amount=7,
        payer="",
        description="",
        expires_at=bill.expires_at,
        callback_url="http://testserver/",
    )
    bank.pay(stray.code, method="card")
    compared = reconcile(timezone.localdate())
    assert (compared.payments, compared.total, compared.unknown) == (2, bill.amount + 7, (stray.code,))
    assert status(unpaid) == "at_kanim"

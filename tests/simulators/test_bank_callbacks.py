"""The simulated bank's messages: signed, numbered, due at their time, and sent again when nobody answers."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from tests.simulators.test_bank import open_bill
from tinggal.simulators import bank_faults
from tinggal.simulators.bank_callbacks import MerchantUnreachable, send, send_due, signature
from tinggal.simulators.models import SimulatedCallback

pytestmark = pytest.mark.django_db


def pay(fault: str = "normal") -> list[SimulatedCallback]:
    bank_faults.pay(open_bill().code, method="qris", fault=fault)
    return list(SimulatedCallback.objects.all())


def test_the_signature_covers_time_and_body():
    signed = signature(b"{}", timestamp="1", secret="s")
    assert len(signed) == 64
    assert signed != signature(b"{} ", timestamp="1", secret="s") != signature(b"{}", timestamp="2", secret="s")


def test_a_message_says_what_was_paid():
    body = json.loads(pay()[0].body)
    assert (body["what"], body["amount"], body["method"]) == ("paid", 3_500_000, "qris")


def test_a_job_is_owed_in_the_same_transaction():
    callback = pay()[0]
    job = ProcrastinateJob.objects.get(task_name="simulators.send_callback")
    assert job.args == {"callback_id": callback.pk}


def test_a_late_message_waits():
    callback = pay("late")[0]
    assert callback.due > timezone.now() + timedelta(minutes=2)
    assert send_due(timezone.now()) == 0


def test_a_doubled_message_has_one_number():
    first, second = pay("doubled")
    assert first.event_id == second.event_id


def test_the_answer_of_the_merchant_is_kept():
    callback = send(pay()[0])
    assert (callback.answer, callback.sent_at is None) == ("404", False)


def test_a_merchant_that_cannot_be_reached_is_tried_again(settings):
    settings.SIMULATORS = {**settings.SIMULATORS, "callback_transport": "http"}
    callback = pay()[0]
    callback.bill.callback_url = "http://127.0.0.1:9/"
    with pytest.raises(MerchantUnreachable):
        send(callback)
    callback.refresh_from_db()
    assert callback.answer == "ConnectError"

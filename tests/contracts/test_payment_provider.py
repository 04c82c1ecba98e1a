"""What every payment provider promises, tried on each adapter we have."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from tinggal.payments.provider import Forged, PaymentProvider
from tinggal.payments.providers.bank_simulator import BankSimulator
from tinggal.simulators import bank
from tinggal.simulators.bank_callbacks import signature

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Case:
    """An adapter, a way to pay a code, and a way to get a genuine message about a payment."""

    adapter: PaymentProvider
    pay: Callable[[str], str]
    message: Callable[[str], tuple[dict[str, str], bytes]]


def simulated_message(code: str) -> tuple[dict[str, str], bytes]:
    payment = bank.fetch(code).payments.get()
    told = {
        "event_id": "event-1",
        "what": "paid",
        "code": code,
        "amount": payment.amount,
        "ntb": payment.ntb,
        "ntpn": payment.ntpn,
        "method": payment.method,
        "paid_at": payment.paid_at.isoformat(),
    }
    body, timestamp = json.dumps(told).encode(), str(int(time.time()))
    signed = signature(body, timestamp=timestamp, secret="secret")
    return {"X-Bank-Timestamp": timestamp, "X-Bank-Signature": signed}, body


def simulated_bank() -> Case:
    adapter = BankSimulator(secret="secret", callback_url="http://testserver/payments/callback/")
    return Case(adapter, lambda code: bank.pay(code, method="card").ntpn, simulated_message)


@pytest.fixture(params=[simulated_bank])
def case(request: pytest.FixtureRequest) -> Case:
    return request.param()


def code_of(case: Case, reference: str = "TG-1/1", amount: int = 3_000_000) -> str:
    return case.adapter.open(
        reference=reference, amount=amount, description="PNBP", expires_at=timezone.now() + timedelta(days=7)
    ).code


def test_a_code_is_15_digits_beginning_with_8(case: Case):
    code = code_of(case)
    assert (len(code), code[0], code.isdecimal()) == (15, "8", True)


def test_the_same_reference_gets_the_same_code_and_another_reference_another(case: Case):
    assert code_of(case) == code_of(case) != code_of(case, reference="TG-1/2")


def test_a_code_says_until_when_it_can_be_paid_and_where(case: Case):
    until = timezone.now() + timedelta(days=7)
    opened = case.adapter.open(reference="TG-1/1", amount=1, description="PNBP", expires_at=until)
    assert opened.expires_at <= until
    assert opened.pay_url.startswith(("/", "https://"))


def test_an_open_code_has_no_payments(case: Case):
    state = case.adapter.fetch(code_of(case))
    assert (state.standing, state.payments) == ("open", ())


def test_a_paid_code_says_what_came_in(case: Case):
    code = code_of(case)
    ntpn = case.pay(code)
    state = case.adapter.fetch(code)
    (paid,) = state.payments
    assert (state.standing, paid.code, paid.amount, paid.ntpn) == ("paid", code, 3_000_000, ntpn)
    assert (len(paid.ntpn), paid.paid_at.tzinfo is None) == (16, False)


def test_a_code_expires(case: Case):
    code = code_of(case)
    with time_machine.travel(timezone.now() + timedelta(days=8)):
        assert case.adapter.fetch(code).standing == "expired"


def test_cancelling_makes_a_code_unpayable_and_may_be_done_twice(case: Case):
    code = code_of(case)
    assert [case.adapter.cancel(code).standing for _time in range(2)] == ["cancelled", "cancelled"]


def test_a_paid_code_stays_paid_when_cancelled(case: Case):
    code = code_of(case)
    case.pay(code)
    assert case.adapter.cancel(code).standing == "paid"


def test_an_unknown_code_is_a_lookup_error(case: Case):
    for method in (case.adapter.fetch, case.adapter.cancel):
        with pytest.raises(LookupError):
            method("800000000000000")


def test_a_genuine_message_becomes_a_fact(case: Case):
    code = code_of(case)
    ntpn = case.pay(code)
    headers, body = case.message(code)
    heard = case.adapter.read_callback(headers=headers, body=body)
    assert heard.paid is not None
    assert (heard.code, heard.paid.ntpn, heard.paid.amount, heard.event_id != "") == (code, ntpn, 3_000_000, True)


def test_one_changed_byte_makes_a_message_forged(case: Case):
    code = code_of(case)
    case.pay(code)
    headers, body = case.message(code)
    for place in range(0, len(body), 7):
        changed = body[:place] + bytes([body[place] ^ 1]) + body[place + 1 :]
        with pytest.raises(Forged):
            case.adapter.read_callback(headers=headers, body=changed)


def test_a_message_without_its_headers_is_forged(case: Case):
    code = code_of(case)
    case.pay(code)
    with pytest.raises(Forged):
        case.adapter.read_callback(headers={}, body=case.message(code)[1])


def test_an_old_message_is_forged(case: Case):
    code = code_of(case)
    case.pay(code)
    headers, body = case.message(code)
    with time_machine.travel(time.time() + 301), pytest.raises(Forged):
        case.adapter.read_callback(headers=headers, body=body)


def test_the_settlement_of_a_day_names_every_payment_once(case: Case):
    with time_machine.travel(datetime(2026, 5, 4, 18, 0, tzinfo=UTC)):  # 5 May in Jakarta
        ntpn = case.pay(code_of(case))
    days = (date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6))
    assert [[paid.ntpn for paid in case.adapter.settlement(day)] for day in days] == [[], [ntpn], []]


def test_an_adapter_says_whether_it_is_real_and_whether_it_is_ready(case: Case):
    assert (case.adapter.simulated, case.adapter.name, case.adapter.check()) == (True, "bank-simulator", [])
    assert BankSimulator(secret="", callback_url="").check() != []

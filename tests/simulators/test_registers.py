"""The simulated registers answer signed questions only, go wrong as chosen, and know what is entered."""

import json
import time

import pytest
from django.test import Client

from tinggal.simulators.bank_callbacks import signature
from tinggal.simulators.models import SimulatedRegister
from tinggal.simulators.registers import faults
from tinggal.simulators.registers.faults import Fault, play
from tinggal.simulators.registers.world import NAMES, companies, look_up

pytestmark = pytest.mark.django_db
KEY = "simulated-register-secret"
RATNA = {"nik": "3171056304780002"}


def post(name: str, asked: object, *, key: str = KEY, late: int = 0) -> tuple[int, str]:
    body, now = json.dumps(asked).encode(), str(int(time.time()) - late)
    headers = {"X-Register-Time": now, "X-Register-Signature": signature(body, timestamp=now, secret=key)}
    answer = Client().post(f"/simulators/registers/{name}/ask", body, content_type="application/json", headers=headers)
    return answer.status_code, answer.content.decode()


def test_a_signed_question_is_answered() -> None:
    status, told = post("population", RATNA)
    assert status == 200
    assert json.loads(told)["record"]["name"] == "Ratna Wulandari"


@pytest.mark.parametrize(("key", "late"), [("another", 0), (KEY, 301), (KEY, -310)])
def test_a_question_with_a_wrong_or_an_old_signature_is_refused(key: str, late: int) -> None:
    assert post("population", RATNA, key=key, late=late)[0] == 401
    assert SimulatedRegister.objects.count() == 0


@pytest.mark.parametrize("stamp", ["", "now", "١٢٣", "9" * 5000, "-1"])
def test_odd_times_are_refused(stamp: str) -> None:
    headers = {"X-Register-Time": stamp.encode().decode("latin-1"), "X-Register-Signature": "é"}
    answer = Client().post("/simulators/registers/tax/ask", b"{}", content_type="application/json", headers=headers)
    assert answer.status_code == 401


@pytest.mark.parametrize("asked", [[], None, "x", 4, {"names": 3, "born": "yesterday"}])
def test_what_is_no_question_is_told_so(asked: object) -> None:
    assert post("watchlist", asked)[0] == 400


def test_a_register_there_is_not_is_told_so() -> None:
    assert post("nobody", {})[0] == 404


@pytest.mark.parametrize(
    ("fault", "status"),
    [("silent", 503), ("garbled", 200), ("busy", 429), ("forgets", 200), ("wrong", 200), ("flapping", 502)],
)
def test_each_fault_shows_and_ends_when_another_is_chosen(fault: str, status: int) -> None:
    play("population", fault=fault)
    spoiled = post("population", RATNA)
    play("population", fault="normal")
    healthy = post("population", RATNA)
    assert spoiled[0] == status
    assert spoiled != healthy
    assert "Ratna" in healthy[1]


def test_a_slow_one_answers_in_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(faults, "SLOW", 0.2)
    play("population", fault="slow")
    began = time.monotonic()
    assert post("population", RATNA)[0] == 200
    assert time.monotonic() - began >= 0.2


def test_a_fault_is_chosen_on_the_page() -> None:
    page = Client().get("/simulators/registers/").content.decode()
    assert all(name in page for name in NAMES)
    Client().post("/simulators/registers/fault/", {"register": "tax", "fault": "busy"})
    assert SimulatedRegister.objects.get(name="tax").fault == Fault.BUSY
    Client().post("/simulators/registers/fault/", {"register": "tax", "fault": "nonsense"})
    Client().post("/simulators/registers/fault/", {"register": "nobody", "fault": "busy"})
    assert [(row.name, row.fault) for row in SimulatedRegister.objects.all()] == [("tax", Fault.BUSY)]


def test_a_record_is_entered_on_the_page_and_comes_first() -> None:
    entered = {"register": "population", "number": "3171-0563-0478-0002", "record": "name=Ratna Baru\nstatus=active"}
    Client().post("/simulators/registers/record/", entered)
    assert json.loads(post("population", RATNA)[1])["record"]["name"] == "Ratna Baru"


def test_a_record_that_is_none_is_said_on_the_page() -> None:
    answer = Client().post("/simulators/registers/record/", {"register": "tax", "number": "1", "record": "name"})
    assert answer.status_code == 200
    assert "Write one “field=value” on each line." in answer.content.decode()


def test_every_invented_company_is_in_three_registers_under_numbers_of_the_right_length() -> None:
    for one in companies():
        assert (len(one.nib), len(one.npwp)) == (13, 15)
        for register, asked in (("businesses", {"nib": one.nib}), ("tax", {"npwp": one.npwp})):
            record = look_up(register, asked)
            assert record is not None
            assert record["name"] == one.name
        assert look_up("legal_bodies", {"name": one.name}) is not None
    numbers = [number for one in companies() for number in (one.nib, one.npwp, one.decision, one.name)]
    assert len(numbers) == len(set(numbers))

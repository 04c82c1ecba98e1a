"""What every adapter to a register promises, tried on each we have, for each register."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings

from tinggal.registers.providers.http import HttpRegister, SimulatedRegister
from tinggal.registers.providers.not_connected import NotConnected
from tinggal.registers.questions import (
    Business,
    Crossing,
    LegalBody,
    Listed,
    ManpowerPlan,
    Person,
    Question,
    Taxpayer,
)
from tinggal.registers.register import Register, Reply, Unreachable
from tinggal.registers.table import REGISTERS

pytestmark = pytest.mark.django_db
DAY = date(2026, 5, 2)
KNOWN: tuple[Question, ...] = (
    Person(nik="3171056304780002"),
    Taxpayer(npwp="013456789012000"),
    LegalBody(name="PT Samudra Contoh Nusantara"),
    Business(nib="9120001234561"),
    ManpowerPlan(number="B.3/90001/PK.04.01/2026", on=DAY),
    Crossing(passport="L898902C3", nationality="SWE", entered_on=DAY),
    Listed(names=("Volkov",), born=None, nationality="", passport="70X1000001"),
)
UNKNOWN: tuple[Question, ...] = (
    Person(nik="0000000000000000"),
    Taxpayer(npwp=""),
    LegalBody(name="—"),
    Business(nib="' OR 1=1 --"),
    ManpowerPlan(number="\\x00", on=DAY),
    Crossing(passport="王", nationality="", entered_on=DAY),
    Listed(names=(), born=None, nationality="", passport=""),
)


def simulated(question: Question) -> SimulatedRegister:
    return SimulatedRegister(**settings.PROVIDERS[question.register]["OPTIONS"])


def wrong_key(question: Question) -> SimulatedRegister:
    return SimulatedRegister(**{**settings.PROVIDERS[question.register]["OPTIONS"], "key": "another"})


def nobody_there(_question: Question) -> HttpRegister:
    return HttpRegister(url="http://127.0.0.1:9/", key="k")


def not_connected(_question: Question) -> NotConnected:
    return NotConnected()


@pytest.mark.parametrize("adapter", [simulated, wrong_key, nobody_there, not_connected])
@pytest.mark.parametrize("question", [*KNOWN, *UNKNOWN], ids=lambda question: question.register)
class TestEveryRegister:
    def test_answers_or_says_that_it_cannot(self, adapter: Any, question: Question) -> None:
        answer = said(adapter(question), question)
        if isinstance(answer, Reply):
            assert answer.found or not answer.record
        else:
            assert answer in {"refused", "down", "not_connected"}

    def test_asking_twice_gives_the_same_answer(self, adapter: Any, question: Question) -> None:
        assert said(adapter(question), question) == said(adapter(question), question)

    def test_says_what_is_wrong_with_its_settings_and_whether_it_is_played(
        self, adapter: Any, question: Question
    ) -> None:
        register: Register[Question] = adapter(question)
        assert register.check() == []
        assert register.simulated is isinstance(register, SimulatedRegister)


def said(register: Register[Question], question: Question) -> Reply | str:
    try:
        return register.look_up(question, within=2.0)
    except Unreachable as silence:
        return silence.why


def test_the_simulated_ones_know_what_they_know_and_nothing_else() -> None:
    assert [said(simulated(one), one) != Reply(found=False) for one in KNOWN] == [True] * len(KNOWN)
    assert [said(simulated(one), one) for one in UNKNOWN] == [Reply(found=False)] * len(UNKNOWN)


def test_a_wrong_key_is_refused() -> None:
    assert {said(wrong_key(one), one) for one in KNOWN} == {"refused"}


def test_there_is_a_question_for_every_register_and_a_provider() -> None:
    assert [question.register for question in KNOWN] == list(REGISTERS)
    assert set(REGISTERS) <= set(settings.PROVIDERS)

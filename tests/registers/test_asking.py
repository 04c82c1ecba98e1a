"""One door to every register: it answers, remembers, says what differs, and is never held up by a silent one."""

import base64
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from tinggal.lib.providers import provider
from tinggal.registers.ask import ask
from tinggal.registers.jobs import forget
from tinggal.registers.models import LastAnswer, RegisterHour, RegisterState
from tinggal.registers.questions import Business, Crossing, LegalBody, Listed, ManpowerPlan, Person, Question, Taxpayer
from tinggal.registers.register import State
from tinggal.registers.table import REGISTERS
from tinggal.simulators.models import SimulatedRegister
from tinggal.simulators.registers.faults import play

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate()
RATNA = Person(nik="3171056304780002", name="Ratna WULANDARI", born=date(1978, 4, 23))
SAMUDRA = Business(nib="9120001234561", name="Samudra Contoh Nusantara, PT")
PLAN = ManpowerPlan(
    number="B.3/90001/PK.04.01/2026", company="PT Samudra Contoh Nusantara", post="Marine Engineer", on=TODAY
)
SPECIMEN = Crossing(passport="L898902C3", nationality="SWE", entered_on=TODAY - timedelta(days=40))
NOBODY = Listed(names=("ANNA MARIA ERIKSSON",), born=date(1990, 4, 12), nationality="SWE", passport="L898902C3")
LISTED = Listed(names=("Sergei Volkov",), born=date(1979, 3, 14), nationality="RUS", passport="")


def questions_put_to(name: str) -> int:
    return SimulatedRegister.objects.filter(name=name).values_list("questions", flat=True).first() or 0


@pytest.mark.parametrize(
    "question",
    [
        RATNA,
        Taxpayer(npwp="01.345.678.9-012.000", name="PT SAMUDRA CONTOH NUSANTARA"),
        LegalBody(name="PT Samudra Contoh Nusantara"),
        SAMUDRA,
        PLAN,
        SPECIMEN,
        LISTED,
    ],
    ids=lambda question: question.register,
)
def test_what_a_register_knows_is_found(question: Question) -> None:
    answer = ask(question)
    assert (answer.state, answer.cached, answer.silent, answer.differs) == (State.FOUND, False, "", ())


@pytest.mark.parametrize(
    "question",
    [
        Person(nik="3171999999999999", name="Ratna Wulandari"),
        Taxpayer(npwp="999999999999999"),
        LegalBody(name="PT Tidak Ada"),
        Business(nib="0000000000000"),
        ManpowerPlan(number="B.3/00000/PK.04.01/2026", on=TODAY),
        Crossing(passport="ZZ0000000", nationality="SWE", entered_on=TODAY),
        NOBODY,
    ],
    ids=lambda question: question.register,
)
def test_what_a_register_does_not_know_is_not_found(question: Question) -> None:
    assert ask(question).state is State.NOT_FOUND


@pytest.mark.parametrize(
    ("question", "differs"),
    [
        (Person(nik=RATNA.nik, name="Bambang Sutrisno"), ("name",)),
        (Person(nik=RATNA.nik, name="Ratna Wulandari", born=date(1978, 4, 24)), ("born",)),
        (Person(nik="3171011502450007", name="Slamet Rekaan"), ("status",)),
        (Taxpayer(npwp="013456789012000", name="PT Gunung Contoh Energi"), ("name",)),
        (LegalBody(name="PT Rekaan Tinggal Nama"), ("status",)),
        (LegalBody(name="PT Contoh Izin Dibekukan"), ()),
        (Business(nib="9120011234501", name="PT Contoh Izin Dibekukan"), ("status",)),
        (ManpowerPlan(number=PLAN.number, company="PT Lain", post="Astronaut", on=TODAY), ("company", "post")),
        (replace(PLAN, on=TODAY + timedelta(500)), ()),
        (replace(PLAN, on=TODAY + timedelta(501)), ("valid_until",)),
        (ManpowerPlan(number="B.3/90002/PK.04.01/2026", on=TODAY), ("places_left",)),
        (ManpowerPlan(number="B.3/90002/PK.04.01/2026", on=TODAY, newcomer=False), ()),
        (ManpowerPlan(number="B.3/90003/PK.04.01/2025", on=TODAY), ("valid_until",)),
        (ManpowerPlan(number="B.3/90004/PK.04.01/2026", on=TODAY), ("status",)),
        (Crossing(passport="L898902C3", nationality="SWE", entered_on=TODAY), ("entered_on",)),
        (Crossing(passport="L01X00001", nationality="UTO", entered_on=TODAY - timedelta(15)), ("left_on",)),
        (Crossing(passport="L01X00002", nationality="UTO", entered_on=TODAY - timedelta(90), visa="2A21"), ("visa",)),
    ],
)  # fmt: skip
def test_the_answer_names_what_differs(question: Question, differs: tuple[str, ...]) -> None:
    answer = ask(question)
    assert (answer.state, answer.differs) == (State.DIFFERS if differs else State.FOUND, differs)


def test_the_same_question_soon_after_spares_the_register() -> None:
    first, second = ask(SAMUDRA), ask(SAMUDRA)
    assert (second.cached, second.silent, second.facts, second.asked_at) == (True, "", first.facts, first.asked_at)
    assert questions_put_to("businesses") == 1
    assert RegisterHour.objects.get(register="businesses").spared == 1


def test_what_was_not_found_is_asked_again_because_it_may_have_been_entered() -> None:
    unknown = Business(nib="0000000000000")
    ask(unknown)
    ask(unknown)
    assert questions_put_to("businesses") == 2


def grow_older(*, by: timedelta) -> None:
    for row in LastAnswer.objects.all():
        LastAnswer.objects.filter(pk=row.pk).update(asked_at=row.asked_at - by, gone_at=row.gone_at - by)


def test_an_earlier_answer_stands_in_for_a_silent_register_and_says_so() -> None:
    asked_at = ask(SAMUDRA).asked_at
    grow_older(by=timedelta(days=2))
    play("businesses", fault="silent")
    answer = ask(SAMUDRA)
    assert (answer.state, answer.cached, answer.silent) == (State.FOUND, True, "down")
    assert answer.asked_at == asked_at - timedelta(days=2)


def test_an_answer_that_is_too_old_stands_in_for_nothing() -> None:
    ask(SAMUDRA)
    grow_older(by=REGISTERS["businesses"].old)
    play("businesses", fault="silent")
    assert ask(SAMUDRA).state is State.SILENT


def test_another_question_about_the_same_number_is_another_question() -> None:
    ask(SAMUDRA)
    play("businesses", fault="silent")
    assert ask(Business(nib=SAMUDRA.nib, name="PT Lain")).state is State.SILENT


def test_an_earlier_not_found_does_not_stand_in() -> None:
    unknown = Business(nib="0000000000000")
    ask(unknown)
    play("businesses", fault="silent")
    assert ask(unknown).state is State.SILENT


def test_of_the_watch_list_nothing_is_kept_and_nothing_stands_in() -> None:
    for question in (LISTED, NOBODY):
        ask(question)
    assert LastAnswer.objects.count() == 0
    play("watchlist", fault="silent")
    assert ask(NOBODY).state is State.SILENT


@pytest.mark.parametrize("fault", ["silent", "garbled", "busy"])
def test_whatever_a_register_does_the_answer_is_silence_not_an_accident(fault: str) -> None:
    play("population", fault=fault)
    answer = ask(RATNA)
    assert (answer.state, answer.facts) == (State.SILENT, {})
    assert answer.silent == {"silent": "down", "garbled": "garbled", "busy": "busy"}[fault]


def test_a_register_that_answers_every_second_question_is_asked_twice() -> None:
    play("population", fault="flapping")
    for number in range(4):
        assert ask(Person(nik=RATNA.nik, name=f"Ratna Wulandari {number}")).state is not State.SILENT
    assert RegisterState.objects.get(name="population").shut_until is None


def test_a_register_that_takes_somebody_for_somebody_else_differs() -> None:
    play("population", fault="wrong")
    assert ask(RATNA).differs == ("name", "born")


def test_a_register_that_forgets_is_not_found_again() -> None:
    play("population", fault="forgets")
    assert ask(RATNA).state is State.NOT_FOUND


def test_neither_question_nor_answer_can_be_read_in_the_database() -> None:
    ask(RATNA)
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(t)::text, encode(t.sealed, 'escape') FROM registers_lastanswer t")
        ((row, sealed),) = cursor.fetchall()
    for personal in (RATNA.nik, "Ratna", "Wulandari", "1978"):
        assert personal not in row
        assert personal not in sealed


def test_when_the_keys_are_gone_it_is_asked_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    ask(SAMUDRA)
    monkeypatch.setattr(settings, "VAULT_KEYS", ["newer:" + base64.b64encode(bytes(32)).decode()])
    assert ask(SAMUDRA).cached is False


def test_old_answers_are_forgotten_by_the_clock() -> None:
    ask(SAMUDRA)
    ask(RATNA)
    grow_older(by=timedelta(days=8))
    ask(PLAN)
    forget(timestamp=0)
    assert [row.register for row in LastAnswer.objects.all()] == ["manpower"]


@pytest.fixture
def not_connected(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The businesses' register without a line."""
    backend = {"BACKEND": "tinggal.registers.providers.not_connected.NotConnected"}
    monkeypatch.setitem(settings.PROVIDERS, "businesses", backend)
    provider.cache_clear()
    yield
    monkeypatch.undo()
    provider.cache_clear()


@pytest.mark.usefixtures("not_connected")
def test_an_adapter_that_is_not_connected_is_silent_and_counts_as_no_failure() -> None:
    answer = ask(SAMUDRA)
    assert (answer.state, answer.silent) == (State.SILENT, "not_connected")
    assert RegisterState.objects.get(name="businesses").failures == 0


@pytest.mark.django_db(transaction=True)
def test_nobody_is_asked_inside_a_transaction() -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        ask(SAMUDRA)
    assert questions_put_to("businesses") == 0

"""A register that does not answer is left alone for a while; one question finds out when it is back."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from tests.registers.test_asking import SAMUDRA, questions_put_to
from tinggal.registers import breaker
from tinggal.registers.ask import ask
from tinggal.registers.models import RegisterHour, RegisterState
from tinggal.registers.questions import Business
from tinggal.registers.register import State
from tinggal.simulators.registers.faults import play

NAME = "businesses"


def state() -> RegisterState:
    return RegisterState.objects.get(name=NAME)


def pause_is_over() -> None:
    RegisterState.objects.filter(name=NAME).update(shut_until=timezone.now() - timedelta(seconds=1))


def fall_silent() -> None:
    """Asked until nobody asks any more: twice the first time, once the second."""
    play(NAME, fault="silent")
    for _ in range(2):
        ask(SAMUDRA)


@pytest.mark.django_db
class TestOneWorker:
    def test_after_three_failures_nobody_asks(self) -> None:
        fall_silent()
        assert (state().failures, questions_put_to(NAME)) == (3, 3)
        answers = [ask(SAMUDRA) for _ in range(5)]
        assert {(one.state, one.silent) for one in answers} == {(State.SILENT, "shut")}
        assert questions_put_to(NAME) == 3

    def test_after_the_pause_one_question_finds_out_that_it_is_back(self) -> None:
        fall_silent()
        play(NAME, fault="normal")
        assert ask(SAMUDRA).state is State.SILENT
        pause_is_over()
        assert ask(SAMUDRA).state is State.FOUND
        assert (state().failures, state().shut_until) == (0, None)

    def test_after_the_pause_one_question_is_enough_to_find_out_that_it_is_not(self) -> None:
        fall_silent()
        pause_is_over()
        assert ask(SAMUDRA).silent == "down"
        assert questions_put_to(NAME) == 4
        assert ask(SAMUDRA).silent == "shut"

    def test_each_pause_is_about_twice_the_one_before_up_to_a_limit(self) -> None:
        breaker.may_ask(NAME)
        pauses = []
        for _ in range(12):
            breaker.was_silent(NAME, why="slow")
            if until := state().shut_until:
                pauses.append((until - timezone.now()).total_seconds())
        first, longest = breaker.FIRST_PAUSE.total_seconds(), breaker.LONGEST_PAUSE.total_seconds()
        wanted = [min(first * 2**number, longest) for number in range(10)]
        assert all(least - 1 <= pause <= 1.26 * least for pause, least in zip(pauses, wanted, strict=True))

    def test_single_failures_between_answers_never_shut_it(self) -> None:
        breaker.may_ask(NAME)
        for _ in range(20):
            breaker.was_silent(NAME, why="slow")
            breaker.was_silent(NAME, why="slow")
            breaker.has_answered(NAME, milliseconds=5)
        assert (state().failures, state().shut_until) == (0, None)

    def test_one_register_that_is_silent_shuts_no_other(self) -> None:
        fall_silent()
        assert breaker.may_ask("population") is True

    def test_the_hour_counts_what_happened(self) -> None:
        ask(SAMUDRA)
        ask(SAMUDRA)
        play(NAME, fault="silent")
        for number in range(3):
            ask(Business(nib=f"000000000000{number}"))
        hour = RegisterHour.objects.get(register=NAME)
        assert (hour.answered, hour.silent, hour.spared) == (1, 3, 2)


@pytest.mark.usefixtures("committed")
def test_of_many_workers_one_alone_finds_out() -> None:
    breaker.may_ask(NAME)
    for _ in range(breaker.ENOUGH):
        breaker.was_silent(NAME, why="down")
    pause_is_over()
    with ThreadPoolExecutor(8) as pool:
        allowed = list(pool.map(lambda _: _asked_by_another_worker(), range(8)))
    assert sorted(allowed) == [*[False] * 7, True]


@pytest.mark.usefixtures("committed")
def test_failures_of_many_workers_add_up() -> None:
    breaker.may_ask(NAME)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda _: _failed_for_another_worker(), range(8)))
    assert state().failures == 8
    assert RegisterHour.objects.get(register=NAME).silent == 8


def _asked_by_another_worker() -> bool:
    try:
        return breaker.may_ask(NAME)
    finally:
        connection.close()


def _failed_for_another_worker() -> None:
    try:
        breaker.was_silent(NAME, why="down")
    finally:
        connection.close()

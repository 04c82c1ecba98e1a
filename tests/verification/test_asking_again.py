"""A register that was silent is asked again by itself, until it answers, an officer does, or nobody needs it."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import Cast
from tests.verification.scenes import checked
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.registers.models import RegisterHour, RegisterState
from tinggal.simulators.registers.faults import play
from tinggal.verification import asking_again
from tinggal.verification.actions import open_questions, resolve
from tinggal.verification.asking_again import ask_again
from tinggal.verification.checks.rule import FileRule, Papers
from tinggal.verification.checks.table import BY_NAME
from tinggal.verification.models import Finding
from tinggal.verification.results import Result
from tinggal.verification.silence import MOST, next_time

pytestmark = pytest.mark.django_db


@pytest.fixture
def file(draft: Application, cast: Cast) -> Application:
    """A file that was checked while the watch list was silent, and waits for payment."""
    play("watchlist", fault="silent")
    return checked(draft, by=cast["anna"])


def silent(file: Application) -> Finding:
    """The finding in force of the watch list."""
    return Finding.objects.in_force().get(application=file, check_name="watchlist")


def later(file: Application, *, rested: bool = True) -> int:
    """Ask again as if the time had come; ``rested``: the pause of the register is over too."""
    Finding.objects.filter(application=file).exclude(ask_again_at=None).update(ask_again_at=timezone.now())
    if rested:
        RegisterState.objects.update(shut_until=None)
    return ask_again()


def test_an_answer_takes_the_place_of_the_silence_and_is_in_the_journal(file: Application) -> None:
    before = silent(file)
    assert (before.words, before.ask_again_at is not None, file.open_questions) == ("watchlist_silent", True, 1)
    play("watchlist", fault="normal")
    assert later(file) == 1
    now = silent(file)
    assert (now.outcome, now.asked_again, now.ask_again_at) == ("pass", 1, None)
    file.refresh_from_db()
    assert file.open_questions == 0
    event = Event.objects.get(subject=file.subject, kind="finding.asked_again")
    assert (event.actor, event.data["before"], event.data["finding"]) == ("system", before.pk, now.pk)
    assert later(file) == 0


def test_a_likeness_that_comes_late_is_a_question_like_any_other(draft: Application, cast: Cast) -> None:
    play("watchlist", fault="silent")
    someone = {"full_name": "Sergei VOLKOV", "birth_date": "1979-03-14"}
    file = checked(draft, by=cast["anna"], changes=someone)
    play("watchlist", fault="normal")
    later(file)
    assert (silent(file).outcome, silent(file).words) == ("ask", "watchlist_hit")
    assert open_questions(file).count() == 1


def test_it_is_asked_so_often_and_ever_more_seldom(file: Application) -> None:
    pauses = []
    while silent(file).ask_again_at:
        later(file)
        planned = silent(file).ask_again_at
        pauses += [planned - timezone.now()] if planned else []
    assert silent(file).asked_again == MOST
    assert len(pauses) == MOST - 1
    assert max(pauses) <= timedelta(hours=18)
    assert sum(pauses, timedelta()) > timedelta(days=3)
    assert silent(file).words == "watchlist_silent"
    assert not Event.objects.filter(kind="finding.asked_again").exists()


@given(asked=st.integers(min_value=0, max_value=MOST - 1))
def test_files_that_met_the_same_silence_do_not_ask_in_the_same_second(asked: int) -> None:
    now = timezone.now()
    times = {next_time(asked=asked, now=now) for _file in range(40)}
    assert len(times) > 5
    assert min(one for one in times if one) > now


def test_a_register_that_is_left_alone_is_not_asked_and_costs_no_try(file: Application) -> None:
    rests = timezone.now() + timedelta(minutes=5)
    RegisterState.objects.update(shut_until=rests)
    before = RegisterHour.objects.get(register="watchlist").silent
    assert later(file, rested=False) == 0
    assert RegisterHour.objects.get(register="watchlist").silent == before
    waiting = silent(file)
    assert waiting.asked_again == 0
    assert waiting.ask_again_at
    assert rests < waiting.ask_again_at <= rests + timedelta(minutes=1)


def test_an_officers_answer_ends_it(file: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, file, cast)
    resolve(silent(file), by=cast["kade"], resolution="cleared", grounds="other", note="Looked there myself.")
    play("watchlist", fault="normal")
    assert later(file) == 0
    answered = silent(file)
    assert (answered.words, answered.resolution, answered.ask_again_at) == ("watchlist_silent", "cleared", None)


def test_an_officer_who_is_quicker_than_the_register_keeps_his_word(
    file: Application, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk_to(Status.AT_KANIM, file, cast)
    play("watchlist", fault="normal")
    rule = BY_NAME["watchlist"]
    assert isinstance(rule, FileRule)

    def meanwhile(application: Application, papers: Papers) -> Iterable[Result]:
        resolve(silent(file), by=cast["kade"], resolution="cleared", grounds="other", note="Looked there myself.")
        return rule.look(application, papers)

    slow = replace(rule, look=meanwhile)
    monkeypatch.setattr(asking_again, "BY_NAME", {"watchlist": slow})
    later(file)
    assert silent(file).resolution == "cleared"
    assert not Event.objects.filter(kind="finding.asked_again").exists()


def test_a_file_that_was_withdrawn_is_asked_about_no_more(file: Application, cast: Cast) -> None:
    perform(file, "withdraw", by=cast["anna"])
    assert later(file) == 0
    assert silent(file).ask_again_at is None


def test_a_file_that_was_returned_is_checked_anew_instead(file: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, file, cast)
    perform(file, "return", by=cast["kade"], reasons=["R-01"], note="Passport unreadable.")
    assert later(file) == 0
    assert silent(file).ask_again_at is not None

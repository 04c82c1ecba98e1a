"""Decisions that wait at the same time get their letters in one round, and a poisoned one stops only itself."""

import logging
import threading
from collections.abc import Callable, Sequence
from itertools import count

import pytest
from django.conf import LazySettings
from django.db import connection
from django.utils import timezone

from tests.conftest import Cast, make_cast
from tests.papers import attach_everything, good_answers
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer, start
from tinggal.applications.models import Application, Decision
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.intake import vault
from tinggal.journal.models import Delivery, Event
from tinggal.journal.outbox import name_of
from tinggal.letters.evidence import EvidenceChanged
from tinggal.letters.models import Dispatch, Letter, Writing, turn_of
from tinggal.letters.reactions import issue
from tinggal.letters.rounds import Round
from tinggal.letters.writing import REASONS
from tinggal.lib.turns import claim, claimed
from tinggal.transparency.models import Checkpoint, Entry

_passports = count(1)


def decided(cast: Cast, *, action: str = "approve") -> Event:
    """The event of a decision on a file of a passport of its own."""
    file = start(permit("new-itas-worker"), by=cast["anna"])
    answers = good_answers(file.permit, today=timezone.localdate())
    answer(file, answers | {"passport_number": f"R{next(_passports):07}"}, by=cast["anna"])
    attach_everything(file, by=cast["anna"])
    walk_to(Status.AT_KASUBDIT, file, cast)
    return perform(file, action, by=cast["kusuma"], reasons=["T-02"] if action == "reject" else ())


def poisoned(event: Event) -> None:
    """Another document lies where the one that was decided on did."""
    other = vault.put(b"another document")
    first = Application.objects.of(event).documents.filter(replaced_at=None)[0]
    type(first).objects.filter(pk=first.pk).update(stored=other.name, wrapped_key=other.wrapped_key)


def begun(event: Event) -> None:
    """Its own attempt has begun, as the job does it before it calls the reaction."""
    Delivery.objects.filter(event=event, reaction=name_of(issue)).update(attempts=1)


def test_all_that_wait_are_written_in_one_round_with_one_head_of_the_log(cast: Cast) -> None:
    events = [decided(cast, action=action) for action in ("approve", "reject", "approve")]
    before = Checkpoint.objects.count()
    issue(events[0])
    assert Letter.objects.count() == 3
    assert Checkpoint.objects.count() == before + 1
    assert Entry.objects.filter(writing__isnull=False, index=None).count() == 0
    states = {Application.objects.of(event).status for event in events}
    assert states == {Status.ISSUED, Status.REFUSED}
    assert Dispatch.objects.count() == 6
    for event in events:
        told = ["application.issued", "letter.dispatched", "letter.dispatched"]
        kinds = Event.objects.filter(subject=event.subject).order_by("number").values_list("kind", flat=True)
        assert [*kinds][-3:] in (told, ["application.refused", *told[1:]])


def test_those_taken_along_find_their_letter_done(cast: Cast) -> None:
    first, second = decided(cast), decided(cast)
    issue(first)
    letter = Letter.objects.values().get(writing__cause=second)
    issue(second)
    assert Letter.objects.values().get(writing__cause=second) == letter


def test_a_round_takes_no_more_than_the_setting_says(cast: Cast, settings: LazySettings) -> None:
    settings.LETTERS_IN_A_ROUND = 2
    events = [decided(cast) for _ in range(3)]
    issue(events[0])
    assert Letter.objects.count() == 2
    assert not Letter.objects.filter(writing__cause=events[2]).exists()


def test_a_poisoned_decision_stops_only_itself_and_is_told_of(cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    events = [decided(cast) for _ in range(3)]
    poisoned(events[1])
    with caplog.at_level(logging.WARNING):
        issue(events[0])
    assert {*Letter.objects.values_list("writing__cause", flat=True)} == {events[0].pk, events[2].pk}
    assert turn_of(events[1].pk) in caplog.text
    with pytest.raises(EvidenceChanged):
        issue(events[1])


def test_a_poisoned_decision_takes_the_others_along_before_it_fails(cast: Cast) -> None:
    events = [decided(cast) for _ in range(2)]
    poisoned(events[0])
    with pytest.raises(EvidenceChanged):
        issue(events[0])
    assert Letter.objects.get().writing.cause == events[1]


def test_one_whose_own_attempt_has_begun_is_not_taken_along(cast: Cast) -> None:
    events = [decided(cast) for _ in range(2)]
    begun(events[1])
    issue(events[0])
    assert Letter.objects.get().writing.cause == events[0]


def test_a_letter_that_cannot_be_signed_stops_only_itself(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    approved, refused = decided(cast), decided(cast, action="reject")
    monkeypatch.delitem(REASONS, "refusal")
    issue(approved)
    assert Letter.objects.get().writing.cause == approved
    assert Writing.objects.filter(cause=refused).exists()
    monkeypatch.undo()
    issue(refused)
    assert Letter.objects.filter(decision=Decision.objects.get(outcome="refusal")).exists()


def on_another_connection(work: Callable[[], None]) -> threading.Thread:
    def run() -> None:
        try:
            work()
        finally:
            connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    return thread


@pytest.mark.usefixtures("committed")
def test_what_another_worker_writes_is_left_to_it_and_waited_for() -> None:
    cast = make_cast()
    mine, other, third = (decided(cast) for _ in range(3))
    with claim(turn_of(mine.pk)), claimed([turn_of(other.pk)], most=1):
        worker = on_another_connection(lambda: issue(mine))
        while not Letter.objects.filter(writing__cause=third).exists():
            assert worker.is_alive()
            worker.join(0.05)
        assert Letter.objects.count() == 1
        assert worker.is_alive()
    worker.join(30)
    assert {*Letter.objects.values_list("writing__cause", flat=True)} == {mine.pk, third.pk}


class Numbered:
    """A letter that has only its turn."""

    def __init__(self, number: int) -> None:
        self.number, self.turn = number, f"turn {number}"


def test_a_step_that_fails_for_all_is_done_for_each() -> None:
    def step(those: Sequence[Numbered]) -> list[int]:
        if any(one.number == 2 for one in those):
            raise ValueError("two")
        return [one.number for one in those]

    circle = Round()
    assert circle.together(step, [Numbered(1), Numbered(2), Numbered(3)]) == [1, 3]
    assert {turn: str(problem) for turn, problem in circle.failed.items()} == {"turn 2": "two"}

"""An objection: in time, with a receipt, answered by somebody above with clean hands; upheld, it is decided anew."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.conftest import Cast, RunOutbox
from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Decision
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.standing import Standing, standing_of
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.objections.answering import answer, uphold_unanswered, waiting_for
from tinggal.objections.making import letter_against, object_to, object_until
from tinggal.objections.models import Objection
from tinggal.offices.calendar import working_days
from tinggal.oversight.outcomes import outcomes
from tinggal.people.actors import Actor

WORDS = "The sponsor did pay the guarantee."


def objected(file: Application, cast: Cast) -> Objection:
    return object_to(file, grounds=WORDS, papers=[], by=cast["anna"])


def test_an_objection_is_received_with_its_clock_and_a_signed_receipt(
    refused: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    made = objected(refused, cast)
    run_outbox()
    today = timezone.localdate()
    assert working_days().between(today, made.answer_by) == 10
    receipt = Letter.objects.get(application=refused, kind=Kind.OBJECTION)
    assert receipt.writing.about_id == made.letter_id
    assert "ANNA MARIA ERIKSSON" in receipt.content


def test_it_is_made_once_and_only_in_time(refused: Application, cast: Cast) -> None:
    letter = letter_against(refused)
    assert letter
    late = object_until(letter) + timedelta(days=1)
    with time_machine.travel(late), pytest.raises(MoveRefused, match="last day to object"):
        objected(refused, cast)
    objected(refused, cast)
    with pytest.raises(MoveRefused, match="already objected"):
        objected(refused, cast)


@pytest.mark.parametrize("name", ["mallory", "kade", "hadi"])
def test_nobody_objects_for_the_applicant(refused: Application, cast: Cast, name: str) -> None:
    with pytest.raises(PermissionError if name == "" else Exception, match="may not object"):
        object_to(refused, grounds=WORDS, papers=[], by=cast[name])


def test_an_approval_or_a_running_file_leaves_nothing_to_object_to(draft: Application, cast: Cast) -> None:
    with pytest.raises(MoveRefused, match="nothing to object to"):
        objected(draft, cast)


@pytest.mark.parametrize("name", ["hadi", "kade", "budi", "dewi", "kusuma", "sari", "agus", "anna"])
def test_only_the_office_above_answers(refused: Application, cast: Cast, name: str) -> None:
    made = objected(refused, cast)
    assert made not in waiting_for(cast[name])
    with pytest.raises(NotYours):
        answer(made, by=cast[name], outcome="dismissed", words="No.")
    assert made in waiting_for(cast["wayan"])


def test_in_the_directorate_another_head_answers_and_never_who_decided(
    refused_in_jakarta: Application, cast: Cast, ratna: Actor
) -> None:
    made = objected(refused_in_jakarta, cast)
    assert made not in waiting_for(cast["kusuma"])
    with pytest.raises(NotYours, match="took the decision"):
        answer(made, by=cast["kusuma"], outcome="upheld", words="Yes.")
    assert made in waiting_for(ratna)
    assert answer(made, by=ratna, outcome="upheld", words="Yes.").outcome == "upheld"


def test_an_upheld_objection_is_decided_anew_under_a_new_number(
    refused: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    first = Letter.objects.decisions().get(application=refused)
    answer(objected(refused, cast), by=cast["wayan"], outcome="upheld", words="The guarantee is there.")
    refused.refresh_from_db()
    assert refused.status == Status.AT_HEAD
    assert refused.due_on
    assert Decision.objects.get(set_aside_of=refused).number == first.number
    perform(refused, "approve", by=cast["hadi"])
    run_outbox()
    refused.refresh_from_db()
    assert refused.status == Status.ISSUED
    second = Letter.objects.decisions().get(application=refused)
    first.refresh_from_db()
    assert (second.kind, first.ended_by) == (Kind.APPROVAL, second)
    assert standing_of(first, today=timezone.localdate()) == Standing.REPLACED
    assert second.number != first.number
    assert outcomes(cast["hadi"]).reversed == 1


def test_a_dismissed_objection_says_why_and_until_when_to_appeal(
    refused: Application, cast: Cast, run_outbox: RunOutbox
) -> None:
    made = answer(objected(refused, cast), by=cast["wayan"], outcome="dismissed", words="Nothing was paid.")
    run_outbox()
    refused.refresh_from_db()
    assert refused.status == Status.REFUSED
    assert made.appeal_until
    assert working_days().between(timezone.localdate(), made.appeal_until) == 10
    assert refused.notices.filter(kind="objection.dismissed").exists()
    assert outcomes(cast["hadi"]).confirmed == 1
    with pytest.raises(MoveRefused, match="already been answered"):
        answer(made, by=cast["wayan"], outcome="upheld", words="After all.")


@pytest.mark.parametrize(("outcome", "words"), [("upheld", " "), ("perhaps", "Because.")])
def test_an_answer_needs_an_outcome_and_reasons(refused: Application, cast: Cast, outcome: str, words: str) -> None:
    made = objected(refused, cast)
    with pytest.raises(MoveRefused, match="Please"):
        answer(made, by=cast["wayan"], outcome=outcome, words=words)


def test_what_nobody_answers_in_time_the_law_upholds_once(refused: Application, cast: Cast) -> None:
    made = objected(refused, cast)
    assert uphold_unanswered(today=made.answer_by) == 0
    late = made.answer_by + timedelta(days=1)
    assert [uphold_unanswered(today=late) for _again in range(2)] == [1, 0]
    refused.refresh_from_db()
    assert refused.status == Status.AT_HEAD
    assert Event.objects.get(subject=refused.subject, kind="objection.unanswered").actor == "system"

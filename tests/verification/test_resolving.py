"""Questions of the machine are answered by the officer at whose desk the file is, once, with a note, in the journal."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.conftest import Cast
from tests.verification.scenes import checked
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.verification.actions import open_questions, resolve
from tinggal.verification.models import Finding
from tinggal.verification.reactions import verify

pytestmark = pytest.mark.django_db
NOTE = "Another person: born elsewhere, other face."


@pytest.fixture
def question(draft: Application, cast: Cast) -> Finding:
    """A likeness to the watch list, on a file that has come to the kanim."""
    file = checked(draft, by=cast["anna"], changes={"full_name": "Sergei VOLKOV", "birth_date": "1979-03-14"})
    walk_to(Status.AT_KANIM, file, cast)
    return open_questions(file).get()


def test_a_file_with_an_open_question_is_not_forwarded_until_it_is_answered(question: Finding, cast: Cast) -> None:
    file = question.application
    with pytest.raises(MoveRefused) as refused:
        perform(file, "forward", by=cast["kade"])
    assert str(refused.value) == "Please resolve the open checks first (1)."
    resolve(question, by=cast["kade"], resolution="cleared", grounds="same_person", note=NOTE)
    perform(file, "forward", by=cast["kade"])
    file.refresh_from_db()
    assert (file.status, file.open_questions) == ("at_kanwil", 0)


def test_an_answer_is_kept_with_its_person_and_written_into_the_journal(question: Finding, cast: Cast) -> None:
    resolve(question, by=cast["kade"], resolution="confirmed", grounds="R-07", note=f" {NOTE} ")
    question.refresh_from_db()
    assert (question.resolution, question.grounds, question.note) == ("confirmed", "R-07", NOTE)
    assert question.resolved_by_id == cast["kade"].user_id
    event = Event.objects.get(subject=question.application.subject, kind="finding.resolved")
    assert (event.actor, event.desk) == (cast["kade"].key, cast["kade"].seats[0].desk)
    assert event.data == {
        "finding": question.pk,
        "check": "watchlist",
        "about": "",
        "resolution": "confirmed",
        "grounds": "R-07",
        "note": NOTE,
    }


@pytest.mark.parametrize(
    ("resolution", "grounds", "note"),
    [
        ("cleared", "misread", "  "),
        ("cleared", "", NOTE),
        ("cleared", "R-07", NOTE),
        ("confirmed", "misread", NOTE),
        ("confirmed", "T-01", NOTE),
        ("perhaps", "misread", NOTE),
        ("", "", NOTE),
    ],
)
def test_an_answer_needs_coded_grounds_that_fit_and_a_note(
    question: Finding, cast: Cast, resolution: str, grounds: str, note: str
) -> None:
    with pytest.raises(MoveRefused):
        resolve(question, by=cast["kade"], resolution=resolution, grounds=grounds, note=note)
    assert open_questions(question.application).count() == 1


def test_a_question_is_answered_once(question: Finding, cast: Cast) -> None:
    resolve(question, by=cast["kade"], resolution="cleared", grounds="same_person", note=NOTE)
    with pytest.raises(MoveRefused) as refused:
        resolve(question, by=cast["kade"], resolution="confirmed", grounds="R-07", note=NOTE)
    assert str(refused.value) == "This question has been answered already."


@pytest.mark.parametrize("name", ["anna", "mallory", "budi", "wayan", "dewi", "sari", "agus"])
def test_nobody_answers_but_the_officer_at_whose_desk_the_file_is(question: Finding, cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        resolve(question, by=cast[name], resolution="cleared", grounds="same_person", note=NOTE)


def test_a_finding_that_asks_nothing_cannot_be_answered(question: Finding, cast: Cast) -> None:
    passed = Finding.objects.filter(application=question.application, outcome="pass").first()
    assert passed is not None
    with pytest.raises(MoveRefused):
        resolve(passed, by=cast["kade"], resolution="cleared", grounds="same_person", note=NOTE)


def test_before_it_is_at_a_desk_nobody_answers(draft: Application, cast: Cast) -> None:
    file = checked(draft, by=cast["anna"], changes={"full_name": "Sergei VOLKOV", "birth_date": "1979-03-14"})
    with pytest.raises(MoveRefused):
        resolve(open_questions(file).get(), by=cast["kade"], resolution="cleared", grounds="same_person", note=NOTE)


def test_an_answer_outlives_a_return_that_does_not_touch_its_matter(question: Finding, cast: Cast) -> None:
    file = question.application
    resolve(question, by=cast["kade"], resolution="cleared", grounds="same_person", note=NOTE)
    perform(file, "return", by=cast["kade"], reasons=["R-07"])
    from_the_applicant = perform(file, "resubmit", by=cast["anna"])
    verify(from_the_applicant)
    question.refresh_from_db()
    assert (question.superseded_at, question.resolution) == (None, "cleared")
    assert open_questions(file).count() == 0

"""A register that was changed by hand disagrees with the journal, the decision or the public log, and is found out."""

import pytest

from tests.conftest import Cast
from tests.letters.born import decided_letter
from tinggal.applications.models import Decision
from tinggal.checker.verdict import State
from tinggal.letters.actions import pdf_of
from tinggal.letters.checking import check_code, check_pdf
from tinggal.letters.models import Letter, Writing
from tinggal.transparency.models import Entry


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """A filed approval."""
    return decided_letter(cast)


def found(letter: Letter) -> str:
    """Why the letter is not valid, the same by its file as by its code."""
    by_code, by_file = check_code(letter.code), check_pdf(pdf_of(letter))
    assert (by_code.state, by_code.why, by_code.told) == (by_file.state, by_file.why, by_file.told)
    assert (by_code.state, by_code.told) == (State.NOT_VALID, None)
    return by_code.why


def test_a_backdated_decision(letter: Letter) -> None:
    assert letter.decision is not None
    earlier = letter.decision.decided_at.replace(year=letter.decision.decided_at.year - 1)
    Decision.objects.filter(pk=letter.decision_id).update(decided_at=earlier)
    assert found(letter) == "date_disagrees"


def test_a_letter_with_another_number(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(number="IMI.2-GR.01.04-000999 TAHUN 2020")
    assert found(letter) == "number_disagrees"


def test_a_row_that_nobody_journaled(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(sha256="0" * 64)
    assert check_code(letter.code).why == "no_decision"


def test_a_letter_of_another_decision(letter: Letter, cast: Cast) -> None:
    other = decided_letter(cast, action="reject", passport="A0000002")
    Writing.objects.filter(pk=other.writing_id).update(decision=None)
    assert check_code(other.code).why == "no_decision"
    assert check_code(letter.code).state == State.VALID


def test_content_that_is_not_what_was_logged(letter: Letter) -> None:
    content = letter.content.replace("ANNA MARIA ERIKSSON", "ANNA MARIA ERIKSEN")
    Writing.objects.filter(pk=letter.writing_id).update(content=content)
    assert found(letter) == "log_disagrees"


def test_a_longer_permit_than_was_logged(letter: Letter) -> None:
    assert letter.decision is not None
    content = letter.content.replace(f"{letter.decision.valid_until}", "2099-12-31")
    Writing.objects.filter(pk=letter.writing_id).update(content=content)
    Letter.objects.filter(pk=letter.pk).update(valid_until="2099-12-31")
    assert found(letter) == "log_disagrees"


def test_a_letter_without_a_place_in_the_log(letter: Letter) -> None:
    waiting = Entry.objects.create(data=b"ISSUE1" + bytes(32))
    Writing.objects.filter(pk=letter.writing_id).update(entry=waiting)
    assert found(letter) == "not_in_log"


@pytest.mark.parametrize("old", ["index ", "extra "])
def test_a_changed_proof(letter: Letter, old: str) -> None:
    Letter.objects.filter(pk=letter.pk).update(proof=letter.proof.replace(old, f"{old}1", 1))
    assert found(letter) == "log_disagrees"


def test_a_proof_of_another_letter(letter: Letter, cast: Cast) -> None:
    other = decided_letter(cast, action="reject", passport="A0000002")
    Letter.objects.filter(pk=letter.pk).update(proof=other.proof)
    assert found(letter) == "log_disagrees"


def test_a_last_day_that_only_the_column_has_changes_nothing(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(valid_until="2020-01-01")
    assert check_code(letter.code).state == State.VALID

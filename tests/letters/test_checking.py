"""Is a letter genuine? By its code and by its file, and never yes to anything that was touched."""

import random
from pathlib import Path

import pytest
from django.conf import settings

from tests.conftest import Cast
from tests.letters.test_issuing import decided
from tinggal.applications.models import Decision
from tinggal.letters import actions
from tinggal.letters.checking import State, check_code, check_pdf
from tinggal.letters.models import Letter
from tinggal.letters.reactions import issue
from tinggal.letters.signers.development import DevelopmentSigner


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """A filed approval."""
    issue(decided(cast))
    return Letter.objects.select_related("decision").get()


def test_a_filed_letter_is_valid_by_its_file_and_by_both_codes(letter: Letter) -> None:
    by_file = check_pdf(actions.pdf_of(letter))
    assert by_file.state == State.VALID
    for typed in (letter.code, letter.short_code, letter.short_code.lower().replace("-", " ")):
        by_code = check_code(typed)
        assert by_code.state == State.VALID
        assert (by_code.number, by_code.kind, by_code.dated) == (by_file.number, by_file.kind, by_file.dated)


def test_the_answer_tells_hardly_anything_about_the_holder(letter: Letter) -> None:
    known = check_code(letter.short_code)
    assert (known.initials, known.passport) == ("A. M. E.", "•••••02C3")
    assert (known.valid_from, known.valid_until) == (letter.decision.valid_from, letter.decision.valid_until)
    assert "ERIKSSON" not in repr(known)


@pytest.mark.parametrize("typed", ["", "0000-0000-0000", "7K3M", "☃" * 12, "x" * 5000, "' OR 1=1 --"])
def test_a_code_we_do_not_know_is_unknown(letter: Letter, typed: str) -> None:
    assert check_code(typed).state == State.UNKNOWN


def test_a_copy_with_one_changed_byte_is_not_valid_and_says_why(letter: Letter) -> None:
    pdf = actions.pdf_of(letter)
    chance = random.Random(7)
    for place in [chance.randrange(len(pdf)) for _ in range(30)]:
        touched = bytearray(pdf)
        touched[place] ^= 1 << chance.randrange(8)
        found = check_pdf(bytes(touched))
        assert found.state == State.NOT_VALID
        assert found.words
        assert found.number == ""


def test_a_file_with_our_signature_that_was_never_filed_is_not_valid(letter: Letter) -> None:
    signer = DevelopmentSigner(file=str(Path(settings.KEYS_FOLDER) / "signer.p12"))
    pdf = actions.pdf_of(letter)
    unsigned = pdf[: pdf.index(b"%%EOF") + 6]
    found = check_pdf(signer.sign(unsigned, reason="Persetujuan", place="Jakarta"))
    assert found.state == State.NOT_VALID
    assert "not in our register" in found.words


def test_other_files_are_not_valid(letter: Letter) -> None:
    for other in (b"", b"hello", b"%PDF-1.7 nothing", bytes(6_000_000)):
        assert check_pdf(other).state == State.NOT_VALID


def test_a_backdated_decision_is_found_out(letter: Letter) -> None:
    earlier = letter.decision.decided_at.replace(year=letter.decision.decided_at.year - 1)
    Decision.objects.filter(pk=letter.decision_id).update(decided_at=earlier)
    for found in (check_code(letter.short_code), check_pdf(actions.pdf_of(letter))):
        assert found.state == State.NOT_VALID
        assert "date" in found.words


def test_a_letter_put_into_the_register_by_hand_is_not_valid(letter: Letter) -> None:
    Letter.objects.filter(pk=letter.pk).update(sha256="0" * 64)
    assert check_code(letter.short_code).state == State.NOT_VALID

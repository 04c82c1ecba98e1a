"""Is a letter genuine, and does it still stand? By its codes and by its file, and never yes to what was touched."""

import hashlib
import random
import zlib
from collections.abc import Callable
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.conftest import Cast
from tests.letters.born import correction_of, decided_letter, revocation_of
from tinggal.checker.verdict import State
from tinggal.journal.models import Event
from tinggal.letters.actions import pdf_of
from tinggal.letters.checking import check_code, check_pdf
from tinggal.letters.checking_seal import check_seal
from tinggal.letters.models import ArchiveCopy, Letter
from tinggal.letters.sharing import Secret

End = Callable[[Letter, Cast], Letter]
BORN = Secret(born_on=date(1990, 4, 12))


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """A filed approval."""
    return decided_letter(cast)


def test_a_filed_letter_is_valid_by_its_file_by_its_long_code_and_by_the_short_one_with_the_birth_date(
    letter: Letter,
) -> None:
    by_file = check_pdf(pdf_of(letter))
    assert (by_file.state, by_file.why) == (State.VALID, "same_file")
    for typed in (letter.code, letter.code.lower(), f" {letter.code[:13]} {letter.code[13:]}"):
        by_code = check_code(typed)
        assert (by_code.state, by_code.told) == (State.VALID, by_file.told)
    for typed in (letter.short_code, letter.short_code.lower().replace("-", " ")):
        assert check_code(typed, secret=BORN).state == State.VALID


def test_the_short_code_alone_and_with_a_wrong_birth_date_tells_nothing(letter: Letter) -> None:
    wrong = Secret(born_on=date(1990, 4, 13))
    known = check_code(letter.short_code, secret=wrong)
    assert known == check_code("0000-0000-0000", secret=wrong)
    assert (known.state, known.why) == (State.UNKNOWN, "pair_not_found")
    assert check_code(letter.short_code).state == State.UNKNOWN


def test_the_long_code_tells_hardly_anything_about_the_holder(letter: Letter) -> None:
    outcome = check_code(letter.code)
    assert outcome.told is not None
    assert (outcome.told.initials, outcome.told.passport) == ("A. M. E.", "02C3")
    assert letter.decision is not None
    assert (outcome.told.valid_from, outcome.told.valid_until) == (
        letter.decision.valid_from,
        letter.decision.valid_until,
    )
    assert "ERIKSSON" not in repr(outcome)


def test_the_birth_date_shows_more_and_the_holder_can_see_that_somebody_looked(letter: Letter) -> None:
    outcome = check_code(letter.code, secret=BORN)
    assert outcome.told is not None
    assert outcome.told.more is not None
    assert (outcome.told.more.name, outcome.told.more.index) == ("ANNA MARIA ERIKSSON", "E23")
    assert outcome.told.more.nationality.en == "Sweden"
    event = Event.objects.get(kind="letter.checked")
    assert (event.subject, event.actor) == (letter.application.subject, "public")
    assert event.data == {"letter": letter.pk, "way": "birth_date"}


def test_a_wrong_birth_date_with_the_long_code_leaves_the_short_answer_and_writes_nothing(letter: Letter) -> None:
    outcome = check_code(letter.code, secret=Secret(born_on=date(1999, 1, 1)))
    assert (outcome.state, outcome.refused) == (State.VALID, True)
    assert outcome.told is not None
    assert outcome.told.more is None
    assert not Event.objects.filter(kind="letter.checked").exists()


@pytest.mark.parametrize("typed", ["", "0000-0000-0000", "7K3M", "☃" * 12, "x" * 5000, "' OR 1=1 --", "0" * 26])
def test_a_code_we_do_not_know_is_unknown(letter: Letter, typed: str) -> None:
    assert (check_code(typed).state, check_code(typed).told) == (State.UNKNOWN, None)


def test_an_empty_register_knows_nothing(db: None) -> None:
    assert check_code("0" * 26).state == State.UNKNOWN


def test_a_miss_asks_the_database_as_much_as_a_hit(letter: Letter) -> None:
    asked = []
    for code in (letter.code, "0" * 26):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            check_code(code, secret=Secret(born_on=date(1999, 1, 1)))
        asked.append([query["sql"].split("WHERE")[0] for query in queries])
    assert asked[0] == asked[1]


def test_a_copy_with_one_changed_byte_is_not_valid_and_says_why(letter: Letter) -> None:
    pdf = pdf_of(letter)
    chance = random.Random(7)
    for place in [chance.randrange(len(pdf)) for _ in range(20)]:
        touched = bytearray(pdf)
        touched[place] ^= 1 << chance.randrange(8)
        found = check_pdf(bytes(touched))
        assert (found.state, found.why, found.told) == (State.NOT_VALID, "file_wrong", None)
        assert [finding for finding in found.findings if not finding.ok]


@pytest.mark.parametrize("other", [b"", b"hello", b"%PDF-1.7 nothing", bytes(100_000)])
def test_other_files_are_not_valid(letter: Letter, other: bytes) -> None:
    assert check_pdf(other).state == State.NOT_VALID


def test_a_wrong_file_that_names_a_letter_of_ours_is_shown_beside_it(letter: Letter) -> None:
    linking = b"%PDF-1.7 /URI (https://tinggal.example/check/" + letter.code.encode() + b"/)"
    for wrong in (pdf_of(letter) + b"\n", linking):
        found = check_pdf(wrong)
        assert found.state == State.NOT_VALID
        assert found.compare is not None
        assert (found.compare.number, found.compare.more) == (letter.number, None)


def test_a_file_that_names_nobody_or_several_letters_is_shown_beside_none(letter: Letter) -> None:
    unpacks_to_much = zlib.compress(bytes(50_000_000))
    for wrong in (b"%PDF-1.7 /check/00000000000000000000000000/", b"/EmbeddedFile>>stream\n" + unpacks_to_much):
        assert check_pdf(wrong).compare is None


def test_the_copy_in_the_archive_is_the_letter_too(letter: Letter) -> None:
    now, copy = timezone.now(), b"the letter with more stamps"
    sha256 = hashlib.sha256(copy).hexdigest()
    archived = {"stored": "x", "wrapped_key": b"", "stamped_at": now, "stamp_until": now}
    ArchiveCopy.objects.create(letter=letter, sha256=sha256, **archived)
    assert (check_pdf(copy).state, check_pdf(copy).why) == (State.VALID, "same_file")


def test_a_file_in_order_that_was_never_filed_is_unknown_and_raises_an_alarm_once(letter: Letter) -> None:
    pdf = pdf_of(letter)
    Letter.objects.filter(pk=letter.pk).update(sha256="0" * 64)
    for _time in range(2):
        found = check_pdf(pdf)
        assert (found.state, found.why) == (State.UNKNOWN, "unknown_but_signed")
    event = Event.objects.get(kind="letter.unknown_but_signed")
    assert (event.subject, event.data["number"]) == ("letters", letter.number)


@pytest.mark.parametrize(
    ("end", "state"), [(revocation_of, State.REVOKED), (correction_of, State.REPLACED)], ids=["revoked", "replaced"]
)
def test_an_ended_letter_names_the_letter_that_ended_it(letter: Letter, cast: Cast, end: End, state: State) -> None:
    ending = end(letter, cast)
    for outcome in (check_code(letter.code), check_pdf(pdf_of(letter))):
        assert (outcome.state, outcome.number, outcome.on) == (state, ending.number, timezone.localdate())
        assert outcome.told is not None
    assert check_code(ending.code).state == State.VALID
    seal = check_seal(bytes(letter.seal))
    assert (seal.state, seal.number) == (state, ending.number)


def test_taking_the_end_out_of_the_register_by_hand_changes_no_answer(letter: Letter, cast: Cast) -> None:
    ending = revocation_of(letter, cast)
    Letter.objects.filter(pk=letter.pk).update(ended_by=None, ended_at=None)
    assert (check_code(letter.code).state, check_code(letter.code).number) == (State.REVOKED, ending.number)


def test_a_revocation_ends_the_corrected_letter_and_its_correction(letter: Letter, cast: Cast) -> None:
    corrected = correction_of(letter, cast)
    outcome = check_code(corrected.code)
    assert outcome.told is not None
    assert (outcome.state, outcome.told.permits, outcome.told.kind) == (State.VALID, True, "correction")
    revocation_of(letter, cast)
    for code in (letter.code, corrected.code):
        assert check_code(code).state == State.REVOKED


def test_a_permit_is_valid_through_its_last_day_in_jakarta_and_expired_from_the_next(letter: Letter) -> None:
    assert letter.decision is not None
    assert letter.decision.valid_until is not None
    last = letter.decision.valid_until
    with time_machine.travel(f"{last}T23:59:00+07:00", tick=False):
        assert check_code(letter.code).state == State.VALID
    with time_machine.travel(f"{last + timedelta(days=1)}T00:01:00+07:00", tick=False):
        for outcome in (check_code(letter.code), check_pdf(pdf_of(letter))):
            assert (outcome.state, outcome.on) == (State.EXPIRED, last)


def test_a_refusal_is_genuine_and_permits_nothing(cast: Cast) -> None:
    outcome = check_code(decided_letter(cast, action="reject").code)
    assert outcome.state == State.VALID
    assert outcome.told is not None
    assert (outcome.told.permits, outcome.told.valid_from) == (False, None)

"""Putting a letter right: by the seat that decided, place by place, one correction at a time."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.conftest import Cast
from tests.letters.rows import HOLDER, made_issued, made_letter
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.letters.correcting import PLACES, as_written, order_correction, seat_to_correct
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Correction, Letter
from tinggal.letters.revoking import revoke
from tinggal.lib.workflow import MoveRefused

NAME, BORN, PASSPORT = "written.holder.name", "written.holder.born_on", "written.holder.passport"


@pytest.fixture
def letter(draft: Application, cast: Cast) -> Letter:
    """Anna's approval."""
    return made_issued(draft, cast)


def test_what_is_written_is_read_from_the_letter_itself(letter: Letter) -> None:
    assert as_written(letter) == {
        NAME: HOLDER["name"],
        "written.holder.birthplace": HOLDER["birthplace"],
        BORN: HOLDER["born_on"],
        PASSPORT: HOLDER["passport"],
        "written.sponsor.name": "PT MAJU",
    }


def test_a_correction_keeps_what_was_and_what_should_be_and_its_event_names_no_person(
    letter: Letter, cast: Cast
) -> None:
    changes = {NAME: "  ANNA  ERIKSON ", PASSPORT: HOLDER["passport"], BORN: "1990-12-08"}
    ordered = order_correction(letter, changes=changes, by=cast["kusuma"])
    assert ordered.changes == {NAME: ["ANNA ERIKSSON", "ANNA ERIKSON"], BORN: ["1990-08-12", "1990-12-08"]}
    assert (ordered.role, ordered.office.code) == ("kasubdit", "DIT")
    event = Event.objects.get(kind="letter.correction_ordered")
    assert (event.data, event.desk) == ({"correction": ordered.pk, "letter": letter.pk}, "kasubdit@DIT")


@pytest.mark.parametrize("changes", [{}, {NAME: "ANNA ERIKSSON"}, {NAME: " ANNA   ERIKSSON "}])
def test_a_correction_that_changes_nothing_is_refused(letter: Letter, cast: Cast, changes: dict[str, str]) -> None:
    with pytest.raises(MoveRefused, match="Nothing would be changed"):
        order_correction(letter, changes=changes, by=cast["kusuma"])


@pytest.mark.parametrize(
    "changes",
    [
        {"permit.valid_until": "2099-12-31"}, {"kind": "refusal"}, {"written.number": "1"},
        {"written.holder.niora": "X"}, {NAME: ""}, {NAME: "A" * 301}, {BORN: "8 December"},
    ],
)  # fmt: skip
def test_other_places_and_impossible_words_are_refused(letter: Letter, cast: Cast, changes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"may not be corrected|cannot stand there|isoformat"):
        order_correction(letter, changes=changes, by=cast["kusuma"])
    assert not Correction.objects.exists()


def test_outcome_grounds_and_days_of_the_permit_are_in_no_place() -> None:
    assert all(path.startswith(("written.holder.", "written.sponsor.")) for path in PLACES)


@pytest.mark.parametrize("name", ["kade", "hadi", "wayan", "dewi", "sari", "agus", "anna"])
def test_only_the_seat_that_decided_corrects(letter: Letter, cast: Cast, name: str) -> None:
    assert seat_to_correct(cast[name], letter) is None
    with pytest.raises(PermissionDenied):
        order_correction(letter, changes={NAME: "X"}, by=cast[name])


def test_one_correction_at_a_time(letter: Letter, cast: Cast) -> None:
    order_correction(letter, changes={NAME: "ANNA ERIKSON"}, by=cast["kusuma"])
    with pytest.raises(MoveRefused, match="being made already"):
        order_correction(letter, changes={PASSPORT: "X1234567"}, by=cast["kusuma"])
    assert Correction.objects.count() == 1


def test_after_a_correction_the_new_letter_is_corrected_and_not_the_old_one(letter: Letter, cast: Cast) -> None:
    order_correction(letter, changes={NAME: "ANNA ERIKSON"}, by=cast["kusuma"])
    new = made_letter(letter.application, Kind.CORRECTION, about=letter, holder=HOLDER | {"name": "ANNA ERIKSON"})
    Letter.objects.filter(pk=letter.pk).update(ended_by=new, ended_at=timezone.now())
    with pytest.raises(MoveRefused, match="no longer stands"):
        order_correction(letter, changes={PASSPORT: "X1234567"}, by=cast["kusuma"])
    again = order_correction(new, changes={NAME: "ANNA ERICSON"}, by=cast["kusuma"])
    assert again.changes == {NAME: ["ANNA ERIKSON", "ANNA ERICSON"]}


def test_a_revoked_permit_is_not_corrected_any_more(letter: Letter, cast: Cast) -> None:
    revoke(letter, by=cast["kusuma"], reasons=["P-01"])
    with pytest.raises(MoveRefused, match="no longer stands"):
        order_correction(letter, changes={NAME: "ANNA ERIKSON"}, by=cast["kusuma"])


def test_a_receipt_cannot_be_corrected(letter: Letter, cast: Cast) -> None:
    assert seat_to_correct(cast["kusuma"], made_letter(letter.application, Kind.RECEIPT)) is None

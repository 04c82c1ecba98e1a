"""Ending a permit: by the seat that decides on that road, with a reason, while it still runs."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.conftest import Cast, make_draft
from tests.letters.rows import made_issued, made_letter
from tinggal.applications.access import moves_for
from tinggal.applications.actions import perform
from tinggal.applications.models import Application, Decision
from tinggal.applications.stages import stages
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.letters.correcting import order_correction
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Letter
from tinggal.letters.revoking import permit_in_force, revoke
from tinggal.letters.standing import Standing, standing_of
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.reminders import remind


@pytest.fixture
def letter(draft: Application, cast: Cast) -> Letter:
    """An approval that the directorate decided."""
    return made_issued(draft, cast)


@pytest.fixture
def kanim_letter(cast: Cast) -> Letter:
    """An extension that the immigration office decided."""
    file = make_draft(cast, permit_code="extend-itas-worker")
    Application.objects.filter(pk=file.pk).update(interviewed_at=timezone.now())
    return made_issued(file, cast)


def test_the_decider_revokes_and_the_story_says_why(letter: Letter, cast: Cast) -> None:
    event = revoke(letter, by=cast["kusuma"], reasons=["P-03"], note="Penjamin menarik jaminan.")
    letter.application.refresh_from_db()
    assert letter.application.status == Status.REVOKED
    assert (event.kind, event.desk) == ("application.revoked", "kasubdit@DIT")
    assert event.data == {
        "action": "revoke", "from": "issued", "note": "Penjamin menarik jaminan.", "reasons": ["P-03"],
        "letter": letter.pk,
    }  # fmt: skip


def test_a_permit_that_was_handed_over_can_be_revoked_too(letter: Letter, cast: Cast) -> None:
    perform(letter.application, "collect", by=cast["kade"])
    assert revoke(letter, by=cast["kusuma"], reasons=["P-01"]).data["from"] == "collected"


@pytest.mark.parametrize("name", ["kade", "hadi", "wayan", "dewi", "sari", "agus", "anna", "mallory"])
def test_nobody_else_revokes_what_the_directorate_decided(letter: Letter, cast: Cast, name: str) -> None:
    with pytest.raises(PermissionDenied):
        revoke(letter, by=cast[name], reasons=["P-01"])


def test_where_the_kanim_decides_its_head_revokes_and_not_the_directorate(kanim_letter: Letter, cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        revoke(kanim_letter, by=cast["kusuma"], reasons=["P-01"])
    assert revoke(kanim_letter, by=cast["hadi"], reasons=["P-01"]).desk == "kakanim@K3102"


@pytest.mark.parametrize("reasons", [[], ["T-01"], ["P-99"], ["P-01", "R-01"]])
def test_only_a_coded_reason_of_a_revocation_counts(letter: Letter, cast: Cast, reasons: list[str]) -> None:
    with pytest.raises(MoveRefused, match="reason"):
        revoke(letter, by=cast["kusuma"], reasons=reasons)


def test_nothing_is_revoked_twice(letter: Letter, cast: Cast) -> None:
    revoke(letter, by=cast["kusuma"], reasons=["P-01"])
    with pytest.raises(MoveRefused, match="no longer possible"):
        revoke(letter, by=cast["kusuma"], reasons=["P-01"])
    assert Event.objects.filter(kind="application.revoked").count() == 1


def test_a_permit_that_ended_by_itself_is_not_revoked(letter: Letter, cast: Cast) -> None:
    yesterday = timezone.localdate() - timedelta(days=1)
    Decision.objects.update(valid_from=yesterday - timedelta(days=90), valid_until=yesterday)
    with pytest.raises(MoveRefused, match="ended by itself"):
        revoke(letter, by=cast["kusuma"], reasons=["P-01"])


def test_a_revocation_waits_until_a_correction_is_there(letter: Letter, cast: Cast) -> None:
    order_correction(letter, changes={"written.holder.name": "ANNA ERIKSON"}, by=cast["kusuma"])
    with pytest.raises(MoveRefused, match="being made"):
        revoke(letter, by=cast["kusuma"], reasons=["P-01"])


def test_a_plain_button_does_not_revoke(letter: Letter, cast: Cast) -> None:
    with pytest.raises(MoveRefused, match="its own page"):
        perform(letter.application, "revoke", by=cast["kusuma"], reasons=["P-01"])


def test_the_way_to_it_is_open_to_the_decider_only(letter: Letter, cast: Cast) -> None:
    letter.application.refresh_from_db()
    open_to = {name: [move.action for move in moves_for(actor, letter.application)] for name, actor in cast.items()}
    assert {name: moves for name, moves in open_to.items() if moves} == {"kade": ["collect"], "kusuma": ["revoke"]}


def test_the_stages_end_with_the_revocation(letter: Letter, cast: Cast) -> None:
    revoke(letter, by=cast["kusuma"], reasons=["P-01"])
    letter.application.refresh_from_db()
    shown = list(stages(letter.application, Event.objects.filter(subject=letter.application.subject)))
    assert [(str(one.title), one.state) for one in shown][-3:] == [
        ("Decision and letter", "done"),
        ("Permit collected", "stopped"),
        ("Permit revoked", "done"),
    ]


def test_nobody_is_reminded_of_the_end_of_a_revoked_permit(letter: Letter, cast: Cast) -> None:
    last = Decision.objects.get().valid_until
    revoke(letter, by=cast["kusuma"], reasons=["P-01"])
    assert last
    assert remind(today=last - timedelta(days=7)) == 0


def test_a_letter_says_how_it_stands(letter: Letter) -> None:
    today = timezone.localdate()
    assert standing_of(letter, today=today) == Standing.IN_FORCE
    letter.valid_until = today - timedelta(days=1)
    assert standing_of(letter, today=today) == Standing.EXPIRED
    letter.ended_by = made_letter(letter.application, Kind.CORRECTION, about=letter)
    assert standing_of(letter, today=today) == Standing.REPLACED
    letter.ended_by = made_letter(letter.application, Kind.REVOCATION, about=letter)
    assert standing_of(letter, today=today) == Standing.REVOKED
    assert standing_of(made_letter(letter.application, Kind.RECEIPT), today=today) == Standing.TOLD


def test_a_corrected_permit_is_still_one_and_a_revoked_one_is_none(letter: Letter) -> None:
    ended = {"ended_at": timezone.now()}
    for kind, found in ((Kind.CORRECTION, letter), (Kind.REVOCATION, None)):
        end = made_letter(letter.application, kind, about=letter)
        Letter.objects.filter(pk=letter.pk).update(ended_by=end, **ended)
        assert permit_in_force(letter.application) == found

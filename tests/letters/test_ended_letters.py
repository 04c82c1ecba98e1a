"""From the decision to the end of it with real letters: corrected, handed over, and at last revoked."""

import json

import pytest

from tests.conftest import Cast, RunOutbox
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.letters.actions import receive
from tinggal.letters.correcting import order_correction
from tinggal.letters.kinds import Kind
from tinggal.letters.models import Dispatch, Letter
from tinggal.letters.revoking import permit_in_force, revoke

NAME = "written.holder.name"


@pytest.fixture
def approved(draft: Application, cast: Cast, run_outbox: RunOutbox) -> Letter:
    """Anna's approval, signed and filed."""
    walk_to(Status.APPROVED, draft, cast)
    run_outbox()
    return Letter.objects.decisions().get()


def standing(file: Application) -> dict[str, str]:
    """Kind → the kind that ended it ("" = in force), of the letters that count."""
    rows = Letter.objects.filter(application=file).exclude(kind=Kind.RECEIPT).order_by("filed_at")
    return {one.kind: one.ended_by.kind if one.ended_by else "" for one in rows.select_related("ended_by")}


def test_a_revocation_ends_the_letter_and_goes_to_both_offices(
    approved: Letter, cast: Cast, run_outbox: RunOutbox
) -> None:
    revoke(approved, by=cast["kusuma"], reasons=["P-03"], note="Penjamin menarik jaminannya.")
    run_outbox()
    assert standing(approved.application) == {"approval": "revocation", "revocation": ""}
    end = Letter.objects.get(kind=Kind.REVOCATION)
    assert json.loads(end.content)["grounds"][0]["code"] == "P-03"
    sent = Dispatch.objects.filter(letter=end).order_by("purpose").values_list("purpose", "office__code")
    assert list(sent) == [("act", "K3102"), ("copy", "W31")]
    assert permit_in_force(approved.application) is None


def test_a_correction_says_the_whole_as_it_should_be_and_is_itself_corrected_and_revoked(
    approved: Letter, cast: Cast, run_outbox: RunOutbox
) -> None:
    order_correction(approved, changes={NAME: "ANNA ERIKSON"}, by=cast["kusuma"])
    run_outbox()
    first = Letter.objects.get(kind=Kind.CORRECTION)
    assert standing(approved.application) == {"approval": "correction", "correction": ""}
    assert json.loads(first.content)["written"]["holder"]["name"] == "ANNA ERIKSON"

    order_correction(first, changes={NAME: "ANNA ERICSON"}, by=cast["kusuma"])
    run_outbox()
    second = Letter.objects.get(kind=Kind.CORRECTION, ended_by=None)
    first.refresh_from_db()
    assert first.ended_by == second

    revoke(approved, by=cast["kusuma"], reasons=["P-01"])
    run_outbox()
    assert Letter.objects.filter(ended_by=None).exclude(kind=Kind.RECEIPT).get().kind == Kind.REVOCATION


def test_the_electronic_permit_is_made_anew_after_a_correction_and_ends_with_the_permit(
    approved: Letter, cast: Cast, run_outbox: RunOutbox
) -> None:
    receive(approved.dispatches.get(purpose="act"), by=cast["kade"])
    perform(approved.application, "collect", by=cast["kade"])
    run_outbox()
    order_correction(approved, changes={NAME: "ANNA ERIKSON"}, by=cast["kusuma"])
    run_outbox()
    old, new = Letter.objects.filter(kind=Kind.PERMIT).order_by("filed_at")
    assert (old.ended_by, new.ended_by) == (new, None)
    assert json.loads(new.content)["written"]["holder"]["name"] == "ANNA ERIKSON"

    revoke(approved, by=cast["kusuma"], reasons=["P-01"])
    run_outbox()
    assert standing(approved.application) == {
        "approval": "correction", "permit": "revocation", "correction": "revocation", "revocation": "",
    }  # fmt: skip


def test_a_permit_asked_for_before_the_revocation_is_not_in_force_after_it(
    approved: Letter, cast: Cast, run_outbox: RunOutbox
) -> None:
    perform(approved.application, "collect", by=cast["kade"])
    revoke(approved, by=cast["kusuma"], reasons=["P-01"])
    run_outbox()
    assert Letter.objects.filter(kind=Kind.PERMIT, ended_by=None).count() == 0

"""The road of a file: every step through one door, each refusal in words, one decision with one number."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from tests.conftest import Cast, make_draft
from tests.walking import walk_to
from tinggal.applications.access import moves_for, visible_to
from tinggal.applications.actions import perform
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application, Decision
from tinggal.applications.route import ROUTES
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.journal.seals import broken_lines
from tinggal.lib.workflow import MoveRefused, Workflow, WrongRoute
from tinggal.people.actors import SYSTEM, Actor


def status(file: Application) -> str:
    return Application.objects.get(pk=file.pk).status


def test_a_file_goes_from_desk_to_desk_and_is_decided_once(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KASUBDIT, draft, cast)
    perform(draft, "approve", by=cast["kusuma"])
    decision = Decision.objects.get(application=draft)
    assert (status(draft), decision.outcome) == (Status.APPROVED, "approval")
    assert decision.number == f"IMI.2-GR.01.04-000001 TAHUN {timezone.localdate().year}"
    assert decision.valid_from == timezone.localdate()
    assert set(decision.document_digests) == set(draft.documents.values_list("code", flat=True))
    with pytest.raises(MoveRefused):
        perform(draft, "reject", by=cast["kusuma"], reasons=["T-01"])
    story = list(Event.objects.filter(subject=draft.subject).order_by("number"))
    assert broken_lines(story) == []


def test_numbers_have_no_gap_when_a_decision_fails(cast: Cast) -> None:
    first, second = make_draft(cast), make_draft(cast, permit_code="new-itas-student", owner="mallory")
    for file, owner in ((first, "anna"), (second, "mallory")):
        walk_to(Status.AT_KASUBDIT, file, cast, owner=owner)
    with pytest.raises(MoveRefused):
        perform(first, "reject", by=cast["kusuma"])
    perform(first, "approve", by=cast["kusuma"])
    perform(second, "approve", by=cast["kusuma"])
    assert list(Decision.objects.order_by("serial").values_list("serial", flat=True)) == [1, 2]


def test_a_step_of_another_desk_is_forbidden_and_a_step_that_does_not_exist_is_refused_in_words(
    draft: Application, cast: Cast
) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    with pytest.raises(PermissionDenied):
        perform(draft, "forward", by=cast["wayan"])
    with pytest.raises(PermissionDenied):
        perform(draft, "forward", by=cast["budi"])
    with pytest.raises(MoveRefused, match="no longer possible"):
        perform(draft, "approve", by=cast["kusuma"])
    assert status(draft) == Status.AT_KANIM


def test_the_buttons_are_what_the_door_lets_through(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    assert [move.action for move in moves_for(cast["kade"], draft)] == ["invite", "return", "forward"]
    assert moves_for(cast["wayan"], draft) == ()
    assert moves_for(cast["anna"], draft) == ()


def test_nobody_acts_at_two_desks_of_one_file(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANWIL, draft, cast)
    both = Actor(cast["kade"].key, "Kade", cast["kade"].user_id, cast["kade"].seats + cast["wayan"].seats)
    assert moves_for(both, draft) == ()
    with pytest.raises(PermissionDenied):
        perform(draft, "forward", by=both)


def test_nobody_decides_on_his_own_application(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    own = Actor(cast["anna"].key, "Anna", cast["anna"].user_id, cast["kade"].seats)
    with pytest.raises(PermissionDenied):
        perform(draft, "forward", by=own)


def test_files_are_seen_by_their_owner_their_offices_and_nobody_else(draft: Application, cast: Cast) -> None:
    seen = lambda: {name for name, actor in cast.items() if visible_to(actor).filter(pk=draft.pk).exists()}  # noqa: E731
    assert seen() == {"anna"}
    walk_to(Status.AT_KANIM, draft, cast)
    assert seen() == {"anna", "kade", "hadi", "wayan", "dewi", "kusuma", "agus"}


def test_a_reason_must_be_given_and_must_be_known(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    with pytest.raises(MoveRefused, match="at least one reason"):
        perform(draft, "return", by=cast["kade"])
    with pytest.raises(MoveRefused, match="Unknown reason: X-99"):
        perform(draft, "return", by=cast["kade"], reasons=["X-99"])


def test_an_incomplete_draft_is_refused_with_everything_that_is_missing(cast: Cast) -> None:
    file = make_draft(cast)
    answer(file, {"full_name": ""}, by=cast["anna"])
    with pytest.raises(MoveRefused, match="Please answer: Full name"):
        perform(file, "submit", by=cast["anna"])


@pytest.mark.parametrize(("days_left", "word"), [(200, "from"), (-1, "last day")])
def test_a_file_sent_outside_the_window_is_refused_with_the_day(
    draft: Application, cast: Cast, days_left: int, word: str
) -> None:
    expiry = timezone.localdate() + timedelta(days=days_left)
    answer(draft, {"stay_expires_on": expiry.isoformat()}, by=cast["anna"])
    with pytest.raises(MoveRefused, match=word):
        perform(draft, "submit", by=cast["anna"])


def test_the_same_passport_cannot_have_two_running_applications(draft: Application, cast: Cast) -> None:
    perform(draft, "submit", by=cast["anna"])
    twin = make_draft(cast)
    with pytest.raises(MoveRefused, match=draft.reference):
        perform(twin, "submit", by=cast["anna"])


def test_a_sent_file_cannot_be_changed_until_it_is_returned(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    with pytest.raises(MoveRefused, match="has been sent"):
        answer(draft, {"full_name": "SOMEBODY ELSE"}, by=cast["anna"])
    perform(draft, "return", by=cast["kade"], reasons=["R-01"])
    answer(draft, {"full_name": "ANNA ERIKSSON"}, by=cast["anna"])
    filed = Application.objects.get(pk=draft.pk).submitted_at
    perform(draft, "resubmit", by=cast["anna"])
    assert Application.objects.get(pk=draft.pk).submitted_at == filed


def test_the_payment_time_given_by_the_treasury_is_kept(draft: Application, cast: Cast) -> None:
    perform(draft, "submit", by=cast["anna"])
    perform(draft, "accept", by=SYSTEM)
    paid = timezone.now() - timedelta(hours=5)
    perform(draft, "pay", by=SYSTEM, data={"paid_at": paid.isoformat()})
    assert Application.objects.get(pk=draft.pk).paid_at == paid


def test_every_status_of_every_road_can_reach_an_end_and_only_the_system_issues() -> None:
    ends = {Status.REVOKED, Status.REFUSED, Status.WITHDRAWN}
    for road in ROUTES.values():
        reaches = set(ends)
        for _ in road.moves:
            reaches |= {move.source for move in road.moves if move.target in reaches}
        assert reaches >= road.statuses, road.name
        assert {move.by for move in road.moves if move.action == "issue"} == {"system"}


def test_a_road_with_an_unreachable_status_or_two_equal_rows_does_not_start() -> None:
    moves = ROUTES["four-desks-2021"].moves
    facts = {"start": "draft", "days": {}, "since": timezone.localdate(), "law": ""}
    with pytest.raises(WrongRoute, match="nobody can reach"):
        Workflow("broken", moves=[move for move in moves if move.action != "pay"], **facts)
    with pytest.raises(WrongRoute, match="two rows"):
        Workflow("broken", moves=[*moves, moves[0]], **facts)

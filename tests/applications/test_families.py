"""A family: begun together, each with his own file, and nobody stays longer than the person he joins."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from tests.applications.family import husband_of
from tests.conftest import Cast, make_draft
from tests.walking import walk_to
from tinggal.applications.actions import perform
from tinggal.applications.decisions import validity
from tinggal.applications.drafts import answer
from tinggal.applications.families import begin_dependant, family_of, permit_for
from tinggal.applications.models import Application, Decision
from tinggal.applications.provenance import provenance
from tinggal.applications.status import Status
from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.spans import days_granted
from tinggal.lib.workflow import MoveRefused


@pytest.fixture
def husband(draft: Application, cast: Cast) -> Application:
    return husband_of(draft, cast)


def at_the_head(file: Application, cast: Cast) -> None:
    """Up to whoever decides, interview held."""
    walk_to(Status.AT_KANIM, file, cast)
    Application.objects.filter(pk=file.pk).update(interviewed_at=timezone.now())
    walk_to(Status.AT_KASUBDIT, file, cast)


def test_what_the_family_shares_is_filled_in_and_says_so(draft: Application, cast: Cast) -> None:
    file = begin_dependant(draft, "child", by=cast["anna"])
    assert (file.permit_code, file.answers["index"], file.joins) == ("new-itas-family", "E31E", draft)
    assert {file.answers[code] == draft.answers[code] for code in ("regency", "address", "phone")} == {True}
    assert (file.answers["sponsor_name"], file.answers["sponsor_number"]) == (draft.holder, draft.reference)
    assert {(one.how, one.detail) for one in provenance(file).values()} == {("family", draft.reference)}
    assert "passport_number" not in file.answers


def test_a_family_is_whoever_joins_without_those_who_withdrew(draft: Application, cast: Cast) -> None:
    first, second = (begin_dependant(draft, "child", by=cast["anna"]) for _ in range(2))
    perform(first, "withdraw", by=cast["anna"])
    assert family_of(draft) == [draft, second]


def test_only_holders_of_a_first_or_extended_permit_bring_a_family() -> None:
    can = {one.code for one in PERMITS if permit_for(Application(permit_code=one.code, status=Status.DRAFT))}
    families = ("worker", "investor", "student", "repatriation", "second-home")
    assert can == {f"{what}-itas-{family}" for what in ("new", "extend") for family in families}


def test_nobody_joins_a_dependant_or_the_file_of_somebody_else(
    draft: Application, husband: Application, cast: Cast
) -> None:
    with pytest.raises(MoveRefused):
        begin_dependant(husband, "child", by=cast["anna"])
    with pytest.raises(PermissionDenied):
        begin_dependant(draft, "child", by=cast["mallory"])


def test_a_dependant_is_not_approved_before_the_principal(draft: Application, husband: Application, cast: Cast) -> None:
    at_the_head(husband, cast)
    with pytest.raises(MoveRefused, match=f"Decide on {draft.reference} first"):
        perform(husband, "approve", by=cast["kusuma"])


def test_the_permit_of_a_dependant_ends_with_that_of_the_principal_whatever_was_typed(
    draft: Application, husband: Application, cast: Cast
) -> None:
    answer(husband, {"months": "24", "relative_permit_expires_on": "2099-01-01"}, by=cast["anna"])
    at_the_head(draft, cast)
    perform(draft, "approve", by=cast["kusuma"])
    at_the_head(husband, cast)
    perform(husband, "approve", by=cast["kusuma"])
    ends = {Decision.objects.get(application=one).valid_until for one in (draft, husband)}
    assert len(ends) == 1
    assert Decision.objects.values("number").distinct().count() == 2


def test_a_dependant_can_be_refused_alone(draft: Application, husband: Application, cast: Cast) -> None:
    at_the_head(husband, cast)
    perform(husband, "reject", by=cast["kusuma"], reasons=["T-01"], note="Tidak memenuhi syarat.")
    draft.refresh_from_db()
    assert (husband.status, draft.status) == (Status.REJECTED, Status.DRAFT)


def test_whoever_joins_nobody_any_more_cannot_send(draft: Application, husband: Application, cast: Cast) -> None:
    perform(draft, "withdraw", by=cast["anna"])
    husband.refresh_from_db()
    with pytest.raises(MoveRefused, match="has come to an end"):
        perform(husband, "submit", by=cast["anna"])


def test_a_permit_that_would_begin_after_the_other_has_ended_is_refused_with_its_law(cast: Cast) -> None:
    file = make_draft(cast, permit_code="extend-itas-family")
    last = timezone.localdate() + timedelta(days=5)
    answer(file, {"index": "E31B", "relative_permit_expires_on": last.isoformat()}, by=cast["anna"])
    with pytest.raises(MoveRefused, match=r"cannot last longer \(Kepmen M.IP-08.GR.01.01/2025, E31B, E31E\)"):
        perform(file, "submit", by=cast["anna"])


def test_the_husband_of_an_indonesian_is_not_bound_by_a_day_that_was_not_asked(cast: Cast) -> None:
    file = make_draft(cast, permit_code="new-itas-family")
    today = timezone.localdate()
    answer(file, {"index": "E31A", "months": "24", "relative_permit_expires_on": today.isoformat()}, by=cast["anna"])
    assert validity(file, decided=today)[1] == days_granted(file.permit, {"months": "24"}, decided=today)[1]


@given(st.dates(date(2025, 6, 1), date(2040, 1, 1)), st.integers(-400, 1500), st.sampled_from(["12", "24"]))
def test_no_dependant_ever_stays_longer(decided: date, days: int, months: str) -> None:
    until = decided + timedelta(days=days)
    told = {"index": "E31E", "months": months, "relative_permit_expires_on": until.isoformat()}
    first, last = days_granted(permit("new-itas-family"), told, decided=decided)
    assert first > until or (last is not None and last <= until)

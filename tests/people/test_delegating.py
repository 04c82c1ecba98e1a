"""A post is handed to a deputy for some days, lawfully or not at all; every refusal says why."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.people.conftest import HandOver, anew
from tinggal.journal.models import Event
from tinggal.people.actors import still_holds
from tinggal.people.delegating import delegations_seen_by, end, posts_to_hand_over
from tinggal.people.delegating_rules import DelegationRefused
from tinggal.people.models import Delegation, Post
from tinggal.people.roles import Role

TODAY = timezone.localdate


def test_a_deputy_sits_at_his_own_desk_and_at_the_one_he_was_handed(cast: Cast, hand_over: HandOver) -> None:
    granted = hand_over("kusuma", "dewi", families=["worker"])
    own, handed = anew(cast["dewi"]).seats
    assert (own.role, own.acting, own.holder_id) == (Role.DIRECTORATE_OFFICER, "", None)
    assert (handed.role, handed.acting, handed.holder_id) == (Role.KASUBDIT, "Plh.", cast["kusuma"].user_id)
    assert handed.stands_in
    assert handed.stands_in.families == {"worker"}
    assert handed.authority == {"delegation": granted.pk, "acting": "plh", "holder": cast["kusuma"].key}
    told = Event.objects.get(kind="delegation.granted")
    assert (told.subject, told.actor) == (cast["dewi"].key, cast["kusuma"].key)
    assert (told.data["delegation"], told.data["role"], told.data["families"]) == (granted.pk, "kasubdit", ["worker"])


@pytest.mark.parametrize(
    ("start", "days", "seats"), [(0, 1, 2), (1, 1, 1), (0, 7, 2)], ids=["today only", "from tomorrow", "a week"]
)
def test_it_holds_on_its_days_and_on_no_other(
    cast: Cast, hand_over: HandOver, start: int, days: int, seats: int
) -> None:
    hand_over("kusuma", "dewi", start=start, days=days)
    assert len(anew(cast["dewi"]).seats) == seats


def test_it_is_over_the_moment_somebody_ends_it_and_on_the_day_after_its_last(cast: Cast, hand_over: HandOver) -> None:
    granted = hand_over("kusuma", "dewi")
    seat = anew(cast["dewi"]).seats[1]
    now = timezone.now()
    assert still_holds(seat, at=now)
    assert not still_holds(seat, at=now + timedelta(days=7))
    end(granted, by=cast["kusuma"])
    assert not still_holds(seat, at=timezone.now())
    assert len(anew(cast["dewi"]).seats) == 1
    assert Event.objects.filter(kind="delegation.ended", subject=cast["dewi"].key).count() == 1
    with pytest.raises(DelegationRefused, match="ended already"):
        end(granted, by=cast["kusuma"])


def test_a_deputy_who_leaves_his_own_desk_or_whose_holder_leaves_is_deputy_no_longer(
    cast: Cast, hand_over: HandOver
) -> None:
    hand_over("kusuma", "dewi", start=0)
    yesterday = TODAY() - timedelta(days=1)
    for leaver in ("kusuma", "dewi"):
        Post.objects.filter(user=cast[leaver].user_id).update(until_on=yesterday)
        assert [seat for seat in anew(cast["dewi"]).seats if seat.stands_in] == []
        Post.objects.filter(user=cast[leaver].user_id).update(until_on=None)
    assert len(anew(cast["dewi"]).seats) == 2


def test_a_vacant_post_is_given_by_order_and_the_deputy_is_plt(cast: Cast, hand_over: HandOver) -> None:
    Post.objects.filter(user=cast["kusuma"].user_id).update(until_on=TODAY() - timedelta(days=1))
    hand_over("kusuma", "dewi", kind="plt", by="sari", order="IMI-12.KP.04.01 Tahun 2026")
    assert anew(cast["dewi"]).seats[1].acting == "Plt."


ORDERED = {"by": "sari", "order": "1"}
REFUSED = {
    "nobody names himself": (("hadi", "wayan"), {"by": "wayan", "order": "1"}, "Nobody can name himself"),
    "the holder is no deputy": (("kusuma", "kusuma"), ORDERED, "holds this post himself"),
    "days that are over": (("kusuma", "dewi"), {"start": -1}, "first day has passed"),
    "the wrong way round": (("kusuma", "dewi"), {"days": 0}, "last day is before the first"),
    "without an end in sight": (("kusuma", "dewi"), {"days": 120}, "At most 3 months"),
    "a post that is not vacant": (("kusuma", "dewi"), {"kind": "plt", **ORDERED}, "still holds this post"),
    "a holder gives no vacant post": (("kusuma", "dewi"), {"kind": "plt"}, "given by a superior"),
    "a superior without an order": (("hadi", "budi"), {"by": "wayan"}, "number of the written order"),
    "a deputy without a desk": (("kusuma", "agus"), {}, "holds no post at a desk"),
    "an applicant": (("kusuma", "anna"), {}, "holds no post at a desk"),
    "a lower kind of office": (("kusuma", "kade"), {}, "office of a lower kind"),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_not_lawful_is_refused_with_words(cast: Cast, hand_over: HandOver, case: str) -> None:
    names, more, words = REFUSED[case]
    with pytest.raises(DelegationRefused, match=words):
        hand_over(*names, **more)
    assert not Delegation.objects.exists()


def test_one_post_has_one_deputy_at_a_time_also_for_the_database(cast: Cast, hand_over: HandOver) -> None:
    first = hand_over("kusuma", "dewi", start=2)
    with pytest.raises(DelegationRefused, match=r"Dewi stands in for this post from .* End that first"):
        hand_over("kusuma", "dewi", start=8)
    fields = {"post": first.post, "kind": "plh", "granted_by": first.granted_by, "deputy": first.deputy}
    with pytest.raises(IntegrityError, match="a_post_has_one_deputy_at_a_time"), transaction.atomic():
        Delegation.objects.create(from_on=first.until_on, until_on=first.until_on, **fields)
    hand_over("kusuma", "dewi", start=9)
    end(first, by=cast["kusuma"])
    hand_over("kusuma", "dewi", start=2)


def test_what_was_handed_over_is_not_handed_on(cast: Cast, hand_over: HandOver) -> None:
    hand_over("kusuma", "dewi")
    with pytest.raises(DelegationRefused, match="cannot be handed on"):
        hand_over("kusuma", "wayan", by="dewi", start=10)
    with pytest.raises(DelegationRefused, match="acts for Kusuma on some of these days"):
        hand_over("dewi", "wayan", by="sari", order="1")


def test_nobody_stands_in_while_he_is_away_himself(cast: Cast, hand_over: HandOver) -> None:
    user = user_of(cast["mallory"])
    Post.objects.create(user=user, role=Role.KASUBDIT, from_on=TODAY(), office_id=cast["kusuma"].seats[0].office_id)
    hand_over("mallory", "dewi", start=3)
    with pytest.raises(DelegationRefused, match="away himself"):
        hand_over("hadi", "mallory", by="sari", order="1", start=5)


def test_strangers_hand_nothing_over_and_end_nothing(cast: Cast, hand_over: HandOver) -> None:
    granted = hand_over("kusuma", "dewi")
    for stranger in ("kade", "budi", "agus", "mallory", "hadi"):
        with pytest.raises(PermissionDenied):
            hand_over(
                "hadi" if stranger == "hadi" else "wayan",
                "dewi",
                by="budi" if stranger == "hadi" else stranger,
                start=9,
            )
        with pytest.raises(PermissionDenied):
            end(granted, by=cast[stranger])
    assert {one.role for one in posts_to_hand_over(cast["hadi"])} == {Role.KAKANIM, Role.KANIM_OFFICER}
    assert not posts_to_hand_over(cast["hadi"]).filter(user=cast["budi"].user_id).exists()
    with pytest.raises(PermissionDenied):
        hand_over("sari", "dewi")
    assert list(delegations_seen_by(cast["dewi"])) == [granted]
    end(granted, by=cast["dewi"])


def test_somebody_who_may_act_anyway_needs_no_delegation(cast: Cast, hand_over: HandOver) -> None:
    Post.objects.create(
        user=user_of(cast["dewi"]), role=Role.KASUBDIT, from_on=TODAY(), office_id=cast["kusuma"].seats[0].office_id
    )
    with pytest.raises(DelegationRefused, match="may act without this"):
        hand_over("kusuma", "dewi")

"""Whoever acts in a vacant post acts in it no more when a successor has been appointed."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.people.conftest import HandOver, anew
from tinggal.journal.models import Event
from tinggal.people.actions import appoint
from tinggal.people.models import Delegation, Post, User
from tinggal.people.roles import Role

pytestmark = pytest.mark.django_db
ORDER = "IMI-12.KP.04.01 Tahun 2026"


@pytest.fixture
def vacant(cast: Cast) -> Post:
    """Hadi's post at the head of his office, which ended yesterday."""
    post = Post.objects.select_related("office").get(user=cast["hadi"].user_id)
    Post.objects.filter(pk=post.pk).update(until_on=timezone.localdate() - timedelta(days=1))
    post.refresh_from_db()
    return post


def somebody(name: str) -> User:
    return User.objects.create(email=f"{name}@example.org", full_name=name.capitalize(), password="!")


def test_a_successor_ends_the_plt_at_once(cast: Cast, vacant: Post, hand_over: HandOver) -> None:
    hand_over("hadi", "budi", kind="plt", by="sari", order=ORDER)
    assert anew(cast["budi"]).holds(Role.KAKANIM)
    new = somebody("ratna")
    appoint(new, Role.KAKANIM, vacant.office, from_on=timezone.localdate(), by=cast["sari"])
    assert not anew(cast["budi"]).holds(Role.KAKANIM)
    told = Event.objects.get(kind="delegation.ended")
    assert (told.subject, told.actor) == (cast["budi"].key, cast["sari"].key)
    assert (told.data["kind"], told.data["successor"]) == ("plt", f"user/{new.pk}")


def test_one_who_comes_later_ends_it_on_his_first_day(cast: Cast, vacant: Post, hand_over: HandOver) -> None:
    made = hand_over("hadi", "budi", kind="plt", by="sari", order=ORDER)
    first = timezone.localdate() + timedelta(days=3)
    appoint(somebody("ratna"), Role.KAKANIM, vacant.office, from_on=first, by=cast["sari"])
    made.refresh_from_db()
    assert (made.until_on, made.ended_at) == (first - timedelta(days=1), None)
    assert anew(cast["budi"]).holds(Role.KAKANIM)


def test_one_appointed_elsewhere_or_to_another_desk_ends_nothing(cast: Cast, vacant: Post, hand_over: HandOver) -> None:
    hand_over("hadi", "budi", kind="plt", by="sari", order=ORDER)
    appoint(somebody("ratna"), Role.KANIM_OFFICER, vacant.office, from_on=timezone.localdate(), by=cast["sari"])
    assert Delegation.objects.filter(ended_at=None).count() == 1


def test_a_plh_goes_on_because_the_holder_is_still_there(cast: Cast, hand_over: HandOver) -> None:
    hand_over("hadi", "budi")
    office = Post.objects.get(user=cast["hadi"].user_id).office
    appoint(somebody("ratna"), Role.KAKANIM, office, from_on=timezone.localdate(), by=cast["sari"])
    assert anew(cast["budi"]).holds(Role.KAKANIM)


def test_where_several_hold_a_post_one_appointment_fills_one_vacancy(cast: Cast, hand_over: HandOver) -> None:
    kusuma = Post.objects.select_related("office").get(user=cast["kusuma"].user_id)
    other = somebody("wati")
    yesterday = timezone.localdate() - timedelta(days=1)
    second = Post.objects.create(
        user=other, role=kusuma.role, office=kusuma.office, from_on=kusuma.from_on, until_on=yesterday
    )
    Post.objects.filter(pk=kusuma.pk).update(until_on=yesterday - timedelta(days=9))
    hand_over("kusuma", "dewi", kind="plt", by="sari", order=ORDER)
    Delegation.objects.create(
        post=second, deputy=user_of(cast["wayan"]), kind="plt", from_on=timezone.localdate(),
        until_on=timezone.localdate(), granted_by=user_of(cast["sari"]), order=ORDER,
    )  # fmt: skip
    appoint(somebody("ratna"), Role.KASUBDIT, kusuma.office, from_on=timezone.localdate(), by=cast["sari"])
    assert [one.post for one in Delegation.objects.exclude(ended_at=None)] == [kusuma]
    appoint(somebody("tuti"), Role.KASUBDIT, kusuma.office, from_on=timezone.localdate(), by=cast["sari"])
    assert Delegation.objects.filter(ended_at=None).count() == 0

"""Every step of every road, for everybody, in many worlds: the house and an independent reckoning agree.

There are 120 worlds, and every day 32 of them are asked about.
"""

import random

import pytest
from django.db import transaction
from django.utils import timezone

from tests.access.oracle import permitted, told
from tests.access.worlds import NAMES, World, actors
from tests.conftest import Cast, make_draft
from tests.sampled import Sample
from tests.walking import walk_to
from tinggal.applications.access import allowed, seat_for, why_not
from tinggal.applications.models import Application
from tinggal.applications.route import ROUTES
from tinggal.applications.status import Status
from tinggal.people.actors import Actor
from tinggal.people.models import User

WORLDS = 120
EVERY_MOVE = [move for road in ROUTES.values() for move in road.moves]
SEEDS = range(4)


@pytest.fixture
def file(cast: Cast) -> Application:
    """Anna's file at the immigration office; what she and the desks did on the way is told anew in each world."""
    file = make_draft(cast)
    walk_to(Status.AT_KANIM, file, cast)
    return Application.objects.select_related("office").get(pk=file.pk)


@pytest.fixture
def people(file: Application) -> dict[str, User]:
    """Five officers and the owner of the file, without any post yet."""
    found = {who: User.objects.create(email=f"{who}@example.org", full_name=who, password="!") for who in NAMES[:5]}
    return {**found, "owner": file.applicant}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_house_and_the_oracle_agree_on_every_step(
    seed: int, file: Application, people: dict[str, User], sample: Sample
) -> None:
    dice, roles, asked, yes, as_deputy = random.Random(seed), {move.by for move in EVERY_MOVE}, 0, 0, 0
    worlds = sample.of(range(WORLDS // len(SEEDS)), one_in=4)
    for _ in worlds:
        world = World(dice, timezone.now(), timezone.localdate()).roll()
        with transaction.atomic():
            world.build(file, people)
            facts = world.facts()
            for who, actor in actors(people):
                meant = {role: permitted(who, role, facts) for role in roles}
                opened = allowed(actor, EVERY_MOVE, file)
                wrong = [move for move in EVERY_MOVE if (move in opened) != meant[move.by]]
                assert not wrong, (who, wrong[0], told(facts))
                asked, yes = asked + len(EVERY_MOVE), yes + len(opened)
                as_deputy += _words_agree(actor, file, meant)
            transaction.set_rollback(True)
    assert asked >= 1_000 * len(worlds)
    assert yes > 30 * len(worlds)
    assert as_deputy > len(worlds) // 6


def _words_agree(actor: Actor, file: Application, meant: dict[str, bool]) -> int:
    """There are words exactly where the answer is no; how many of the steps were open to him as a deputy only."""
    found = 0
    for role, yes in meant.items():
        move = next(move for move in EVERY_MOVE if move.by == role)
        assert bool(why_not(actor, move, file)) is not yes
        seat = seat_for(actor, move, file) if yes else None
        found += bool(seat and seat.stands_in)
    return found


def test_the_worlds_have_something_of_everything() -> None:
    worlds = [World(random.Random(seed), timezone.now(), timezone.localdate()).roll() for seed in range(WORLDS)]
    handed = [one for world in worlds for one in world.handed]
    assert {one.kind for one in handed} == {"plh", "plt"}
    assert {bool(one.families) for one in handed} == {bool(one.ended) for one in handed} == {True, False}
    assert sum(bool(world.did) for world in worlds) > WORLDS / 3
    assert sum(bool(world.conflicts) for world in worlds) > WORLDS / 5

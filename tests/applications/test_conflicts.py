"""Who cannot be impartial says so, and from then on the file goes its way without him."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied

from tests.conftest import Cast, make_draft
from tests.people.conftest import HandOver, anew, hand_over
from tests.walking import walk_to
from tinggal.applications.access import moves_for, work_of
from tinggal.applications.actions import perform
from tinggal.applications.barring import not_conflicted
from tinggal.applications.conflicts import conflicted, declare, left_to_nobody, nobody_left
from tinggal.applications.models import Application, Conflict
from tinggal.applications.status import Status
from tinggal.catalogue.conflicts import GROUNDS
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.offices.models import Office
from tinggal.people.models import Post, User
from tinggal.people.roles import Role

__all__ = ["hand_over"]


@pytest.fixture
def at_head(cast: Cast) -> Application:
    """An extension at the head of the immigration office, who has no colleague."""
    file = make_draft(cast, permit_code="extend-itas-worker")
    Application.objects.filter(pk=file.pk).update(interviewed_at=file.started_at)
    walk_to(Status.AT_HEAD, file, cast)
    return file


def test_he_acts_no_longer_and_is_handed_the_file_no_longer(cast: Cast, at_head: Application) -> None:
    hadi = cast["hadi"]
    theirs = Application.objects.filter(work_of(hadi.seats[0], actor=hadi))
    assert (theirs.count(), Application.objects.filter(not_conflicted(hadi)).count()) == (1, 1)
    declare(at_head, ground="K-02", by=hadi, note="Ipar.")
    assert (theirs.count(), Application.objects.filter(not_conflicted(hadi)).count()) == (0, 0)
    assert Application.objects.filter(not_conflicted(cast["kade"])).count() == 1
    assert moves_for(hadi, at_head) == ()
    with pytest.raises(NotYours, match="You have declared a conflict of interest"):
        perform(at_head, "approve", by=hadi)


def test_the_journal_says_where_why_and_that_nobody_is_left(cast: Cast, at_head: Application) -> None:
    declare(at_head, ground="K-02", by=cast["hadi"])
    told = Event.objects.get(kind="conflict.declared")
    assert (told.subject, told.actor, told.desk) == (at_head.subject, cast["hadi"].key, "kakanim@K3102")
    assert told.data == {"ground": "K-02", "at": "at_head", "note": "", "nobody_left": True}


def test_a_file_that_nobody_may_take_is_seen_by_the_superior_and_counted_for_administrators(
    cast: Cast, at_head: Application, hand_over: HandOver
) -> None:
    assert not nobody_left(at_head)
    declare(at_head, ground="K-01", by=cast["hadi"])
    assert nobody_left(at_head)
    assert list(conflicted(cast["wayan"])) == [at_head]
    assert [list(conflicted(cast[other])) for other in ("kade", "hadi", "dewi", "budi")] == [[], [], [], []]
    assert left_to_nobody() == {"at_head": 1}
    colleague = User.objects.create(email="lia@example.org", full_name="Lia", password="!")
    kanim = Office.objects.get(code="K3102")
    Post.objects.create(user=colleague, role=Role.KAKANIM, office=kanim, from_on=date(2020, 1, 1))
    assert not nobody_left(at_head)
    assert left_to_nobody() == {}


def test_a_deputy_is_no_way_around_it(cast: Cast, at_head: Application, hand_over: HandOver) -> None:
    declare(at_head, ground="K-03", by=cast["hadi"])
    hand_over("hadi", "budi")
    assert nobody_left(at_head)
    with pytest.raises(NotYours, match="Hadi, for whom you act, has declared a conflict of interest"):
        perform(at_head, "approve", by=anew(cast["budi"]))


def test_it_is_declared_once_with_a_known_ground_by_somebody_with_a_desk_there(
    cast: Cast, at_head: Application
) -> None:
    with pytest.raises(MoveRefused, match="choose the ground"):
        declare(at_head, ground="K-99", by=cast["hadi"])
    for stranger in ("anna", "budi", "agus", "sari"):
        with pytest.raises(PermissionDenied):
            declare(at_head, ground="K-01", by=cast[stranger])
    declare(at_head, ground="K-01", by=cast["hadi"])
    with pytest.raises(MoveRefused, match="declared this already"):
        declare(at_head, ground="K-02", by=cast["hadi"])
    assert Conflict.objects.count() == 1


def test_every_ground_has_its_article() -> None:
    assert [ground.law[-1] for ground in GROUNDS.values()] == list("abcdef")
    assert {str(ground.words) for ground in GROUNDS.values() if "UU 30/2014 Ps 43" in ground.law} == {
        str(ground.words) for ground in GROUNDS.values()
    }

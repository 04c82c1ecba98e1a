"""Working on a file: one officer at a time, for a while, and never hidden."""

from datetime import timedelta
from threading import Barrier, Thread

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection

from tests.casework.crowd import Sketch, write
from tests.conftest import Cast, make_cast
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.casework.acting import my_turn, step
from tinggal.casework.jobs import end_run_out
from tinggal.casework.leases import (
    LASTS,
    LONGEST,
    MOST_HELD,
    held_by,
    holder_of,
    keep,
    lay_aside,
    take,
    take_next,
    take_over,
)
from tinggal.casework.models import Lease, Pick
from tinggal.casework.reactions import release
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused
from tinggal.people.actors import Actor, actor_for
from tinggal.people.models import Post, User
from tinggal.people.roles import Role

START = "2026-11-23T02:00:00Z"


@pytest.fixture
def putu(cast: Cast) -> Actor:
    """Kade's colleague at the same desk."""
    return colleague("putu")


def colleague(name: str) -> Actor:
    user = User.objects.create(email=f"{name}@example.org", full_name=name.capitalize(), password="!")
    like = Post.objects.get(user__email="kade@example.org")
    Post.objects.create(user=user, role=Role.KANIM_OFFICER, office=like.office, from_on=like.from_on)
    return actor_for(user)


def test_colleagues_are_handed_different_files_and_then_none(cast: Cast, putu: Actor):
    files = write(cast, [Sketch(arrived=n) for n in range(2)])
    assert [take_next(by=one) for one in (cast["kade"], putu, putu)] == [*files, None]


@pytest.mark.usefixtures("committed")
def test_officers_who_ask_in_the_same_moment_never_get_the_same_file():
    """Eight real threads, six files, three rounds: every file once, in the order of the line, and two go empty."""
    cast = make_cast()
    officers = [colleague(f"officer{number}") for number in range(8)]
    for turn in range(3):
        files = write(cast, [Sketch(arrived=10 * turn + n) for n in range(6)])
        got, start = at_once(officers)
        start.join()
        assert sorted(one.pk for one in got if one) == sorted(file.pk for file in files)
        assert got.count(None) == 2
        assert Lease.objects.filter(ended_at=None).count() == 6
        Lease.objects.all().delete()
        Application.objects.all().delete()


def at_once(officers: list[Actor]) -> tuple[list[Application | None], Thread]:
    got: list[Application | None] = []
    ready = Barrier(len(officers))

    def ask(by: Actor) -> None:
        ready.wait()
        got.append(take_next(by=by))
        connection.close()

    def everybody() -> None:
        threads = [Thread(target=ask, args=(one,)) for one in officers]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()

    whole = Thread(target=everybody)
    whole.start()
    return got, whole


@pytest.mark.usefixtures("committed")
def test_of_two_who_take_one_file_in_the_same_moment_one_is_told_who_has_it():
    cast = make_cast()
    officers, told = [cast["kade"], colleague("putu")], []
    file = write(cast, [Sketch()])[0]
    ready = Barrier(2)

    def grab(by: Actor) -> None:
        ready.wait()
        try:
            told.append(take(file, by=by).officer_id)
        except MoveRefused as refusal:
            told.append(str(refusal))
        connection.close()

    threads = [Thread(target=grab, args=(one,)) for one in officers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len([one for one in told if isinstance(one, int)]) == 1
    assert [one for one in told if "is working on this file until" in str(one)]


def test_a_lease_runs_out_and_somebody_else_may_take_the_file(cast: Cast, putu: Actor):
    with time_machine.travel(START, tick=False) as clock:
        file = write(cast, [Sketch()])[0]
        assert take_next(by=cast["kade"]) == file
        clock.shift(LASTS - timedelta(seconds=1))
        assert take_next(by=putu) is None
        clock.shift(1)
        assert holder_of(file) is None
        assert take_next(by=putu) == file
    old, new = Lease.objects.order_by("pk")
    assert (old.ending, old.ended_by, new.officer_id) == ("ran_out", None, putu.user_id)


def test_the_clock_writes_down_what_has_run_out(cast: Cast):
    with time_machine.travel(START, tick=False) as clock:
        write(cast, [Sketch(), Sketch()])
        take_next(by=cast["kade"])
        clock.shift(60)
        take_next(by=cast["kade"])
        clock.shift(LASTS - timedelta(seconds=60))
        assert [end_run_out(), end_run_out()] == [1, 0]
    assert Event.objects.filter(kind="lease.ended", actor="system").count() == 1


def test_working_on_it_keeps_it_but_not_for_ever(cast: Cast):
    with time_machine.travel(START, tick=False) as clock:
        file = write(cast, [Sketch()])[0]
        lease = take(file, by=cast["kade"])
        kept = 0
        while keep(file, by=cast["kade"]):
            clock.shift(LASTS / 2)
            kept += 1
        ended = Lease.objects.get(pk=lease.pk)
    assert ended.until - ended.taken_at == LONGEST
    assert kept == LONGEST / (LASTS / 2)
    assert keep(file, by=cast["wayan"]) is None


def test_taking_a_file_before_its_turn_needs_a_reason_and_is_counted(cast: Cast):
    write(cast, [Sketch(due=-1), Sketch(due=0)])
    later = write(cast, [Sketch(due=3)])[0]
    for reason in ("", "U-99", "L-01"):
        with pytest.raises(MoveRefused, match="not the turn of this file"):
            take(later, by=cast["kade"], reason=reason)
    lease = take(later, by=cast["kade"], reason="U-01")
    pick = Pick.objects.get()
    assert (pick.ahead, pick.reason, pick.desk, lease.ahead) == (2, "U-01", "kanim_officer@K3102", 2)
    assert Event.objects.get(kind="pick.made").data == {"pick": "U-01", "ahead": 2}


def test_a_file_in_turn_needs_no_reason_and_is_no_pick(cast: Cast):
    first, _second = write(cast, [Sketch(), Sketch(due=1)])
    assert take(first, by=cast["kade"], reason="U-01").ahead == 0
    assert take(first, by=cast["kade"]) == Lease.objects.get()
    assert not Pick.objects.exists()


def test_nobody_hoards_files(cast: Cast):
    write(cast, [Sketch() for _ in range(MOST_HELD + 1)])
    for _ in range(MOST_HELD):
        assert take_next(by=cast["kade"])
    with pytest.raises(MoveRefused, match="Finish one or lay one aside"):
        take_next(by=cast["kade"])
    lay_aside(held_by(cast["kade"])[0].application, by=cast["kade"])
    assert take_next(by=cast["kade"])


def test_a_colleagues_file_is_taken_over_with_a_reason_only(cast: Cast, putu: Actor):
    file = write(cast, [Sketch()])[0]
    take(file, by=cast["kade"])
    with pytest.raises(MoveRefused, match="Kade is working on this file until"):
        take(file, by=putu)
    with pytest.raises(MoveRefused, match="give a reason"):
        take_over(file, by=putu, reason="U-01")
    take_over(file, by=putu, reason="L-02")
    old, new = Lease.objects.order_by("pk")
    assert (old.ending, old.ended_by_id, new.reason, new.ahead) == ("taken_over", putu.user_id, "L-02", None)
    assert Event.objects.get(kind="lease.ended").data == {
        "how": "taken_over",
        "officer": cast["kade"].key,
        "why": "L-02",
    }


def test_nobody_takes_a_file_on_which_he_has_no_step(cast: Cast):
    file = write(cast, [Sketch()])[0]
    for who in ("wayan", "hadi", "budi", "agus", "anna"):
        with pytest.raises(PermissionDenied):
            take(file, by=cast[who])
        with pytest.raises(PermissionDenied):
            take_over(file, by=cast[who], reason="L-01")
    assert not Lease.objects.exists()


def test_a_step_is_refused_while_a_colleague_works_on_the_file(cast: Cast, putu: Actor, at_kanim: Application):
    take(at_kanim, by=cast["kade"])
    with pytest.raises(MoveRefused, match="Kade is working on this file"):
        step(at_kanim, "forward", by=putu)
    at_kanim.refresh_from_db()
    assert at_kanim.status == "at_kanim"
    step(at_kanim, "forward", by=cast["kade"])
    assert at_kanim.status == "at_kanwil"
    assert Lease.objects.get().ending == "moved"


def test_a_step_out_of_turn_is_refused_and_nothing_is_left_behind(cast: Cast, bring_to):
    first, second = bring_to("at_kanim"), bring_to("at_kanim", passport_number="P2")
    with pytest.raises(MoveRefused, match="not the turn"):
        step(second, "forward", by=cast["kade"])
    assert not Lease.objects.exists()
    step(first, "forward", by=cast["kade"])
    step(second, "forward", by=cast["kade"])
    assert list(Lease.objects.values_list("ending", "ahead")) == [("moved", 0)] * 2


def test_a_refused_step_takes_nothing_from_the_line(cast: Cast, at_kanim: Application):
    with pytest.raises(MoveRefused):
        step(at_kanim, "return", by=cast["kade"])
    assert not Lease.objects.exists()


def test_what_has_its_day_needs_no_turn(cast: Cast, bring_to, putu: Actor):
    bring_to("at_kanim")
    other = bring_to("at_kanim", passport_number="P2")
    Application.objects.filter(pk=other.pk).update(status="at_interview")
    other.refresh_from_db()
    my_turn(other, by=cast["kade"])
    take(other, by=putu)
    with pytest.raises(MoveRefused, match="Putu is working"):
        my_turn(other, by=cast["kade"])


def test_a_file_that_moves_by_other_hands_is_let_go_by_the_reaction(cast: Cast, at_kanim: Application):
    take(at_kanim, by=cast["kade"])
    event = perform(at_kanim, "forward", by=cast["kade"])
    assert holder_of(at_kanim)
    for _ in range(2):
        release(event)
    lease = Lease.objects.get()
    assert (lease.ending, lease.ended_by) == ("moved", None)

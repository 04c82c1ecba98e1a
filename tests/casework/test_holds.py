"""A file on hold rests until a day with a reason, is seen by everybody, and cannot be hidden."""

from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from tests.casework.crowd import Sketch, write
from tests.casework.test_leases import colleague
from tests.conftest import Cast
from tests.desk.conftest import BringTo, SignIn
from tinggal.applications.actions import perform
from tinggal.applications.models import Application
from tinggal.casework.acting import step
from tinggal.casework.holding import MOST, put_on_hold, take_up
from tinggal.casework.holds import days_for, hold_on
from tinggal.casework.leases import held_by, take, take_next
from tinggal.casework.models import Hold, Pick
from tinggal.casework.reactions import release
from tinggal.casework.team import team
from tinggal.journal.models import Event
from tinggal.lib.workflow import MoveRefused, NotYours
from tinggal.people.actors import actor_for
from tinggal.people.models import User

pytestmark = pytest.mark.django_db
MONDAY = "2026-11-23T02:00:00Z"
TOMORROW = date(2026, 11, 24)


def refused(words: str) -> "pytest.RaisesExc[MoveRefused]":
    return pytest.raises(MoveRefused, match=words)


@pytest.fixture
def files(cast: Cast) -> list[Application]:
    """Two files in the line of Kade's desk, due on Tuesday."""
    made = write(cast, [Sketch(arrived=n) for n in range(2)])
    Application.objects.update(due_on=TOMORROW)
    return made


def due(file: Application, day: date) -> None:
    Application.objects.filter(pk=file.pk).update(due_on=day)


@time_machine.travel(MONDAY, tick=False)
def test_a_file_on_hold_is_not_handed_out_until_its_day(cast: Cast, files: list[Application]):
    taken = take_next(by=cast["kade"])
    assert taken == files[0]
    put_on_hold(files[0], reason="H-01", until_on=TOMORROW, by=cast["kade"])
    assert held_by(cast["kade"]) == []
    assert take_next(by=colleague("putu")) == files[1]
    with time_machine.travel(MONDAY.replace("23T", "24T"), tick=False):
        assert take_next(by=cast["kade"]) == files[0]
    told = Event.objects.filter(subject=files[0].subject, kind="hold.put").get()
    assert told.data == {"why": "H-01", "until": "2026-11-24"}


@time_machine.travel(MONDAY, tick=False)
def test_nobody_holds_a_file_past_its_last_day_or_a_week(cast: Cast, files: list[Application]):
    take(files[0], by=cast["kade"])
    files[0].refresh_from_db()
    assert days_for(files[0]) == [TOMORROW]
    for day in (TOMORROW + timedelta(days=1), TOMORROW - timedelta(days=1), None):
        with refused("Choose a working day until"):
            put_on_hold(files[0], reason="H-01", until_on=day, by=cast["kade"])
    due(files[0], TOMORROW - timedelta(days=1))
    with refused("last day is near or over"):
        put_on_hold(files[0], reason="H-01", until_on=TOMORROW, by=cast["kade"])
    due(files[0], date(2027, 3, 1))
    files[0].refresh_from_db()
    assert len(days_for(files[0])) == 5


@time_machine.travel(MONDAY, tick=False)
def test_only_who_works_on_it_and_with_a_reason(cast: Cast, files: list[Application]):
    with refused("Only who works on a file"):
        put_on_hold(files[0], reason="H-01", until_on=TOMORROW, by=cast["kade"])
    take(files[0], by=cast["kade"])
    with refused("why it has to wait"):
        put_on_hold(files[0], reason="", until_on=TOMORROW, by=cast["kade"])


@time_machine.travel(MONDAY, tick=False)
def test_its_officer_takes_it_up_again_and_a_colleague_says_why(cast: Cast, files: list[Application]):
    putu = colleague("putu")
    for file in files:
        take(file, by=cast["kade"], reason="U-01")
        put_on_hold(file, reason="H-03", until_on=TOMORROW, by=cast["kade"])
    assert take_next(by=putu) is None
    lease = take_up(files[0], by=cast["kade"])
    assert (lease.officer_id, lease.ahead, hold_on(files[0])) == (cast["kade"].user_id, None, None)
    with pytest.raises(NotYours, match="say why"):
        take_up(files[1], by=putu)
    with refused("not the turn"):
        take(files[1], by=putu)
    take(files[1], by=putu, reason="U-06")
    assert (Pick.objects.filter(officer=putu.user_id).count(), hold_on(files[1])) == (1, None)
    with refused("no longer on hold"):
        take_up(files[1], by=cast["kade"])
    assert Event.objects.filter(kind="hold.ended").count() == 2


@time_machine.travel(MONDAY, tick=False)
def test_nobody_puts_ten_and_one_more_on_hold(cast: Cast):
    files = write(cast, [Sketch(arrived=n) for n in range(MOST + 1)])
    Application.objects.update(due_on=TOMORROW)
    for number, file in enumerate(files):
        take(file, by=cast["kade"])
        if number < MOST:
            put_on_hold(file, reason="H-02", until_on=TOMORROW, by=cast["kade"])
        else:
            with refused("10 files on hold"):
                put_on_hold(file, reason="H-02", until_on=TOMORROW, by=cast["kade"])


def test_a_file_that_moves_is_on_hold_no_more(cast: Cast, at_kanim: Application):
    take(at_kanim, by=cast["kade"])
    put_on_hold(at_kanim, reason="H-01", until_on=days_for(at_kanim)[0], by=cast["kade"])
    event = perform(at_kanim, "return", by=cast["kade"], reasons=["R-01"], note="Foto terlalu gelap.")
    for _time in range(2):
        release(event)
    assert (Hold.objects.filter(ended_at=None).count(), Hold.objects.get().ended_by) == (0, None)


def test_acting_ends_the_hold_with_the_step(cast: Cast, at_kanim: Application):
    take(at_kanim, by=cast["kade"])
    put_on_hold(at_kanim, reason="H-01", until_on=days_for(at_kanim)[0], by=cast["kade"])
    take_up(at_kanim, by=cast["kade"])
    step(at_kanim, "return", by=cast["kade"], reasons=["R-01"], note="Foto terlalu gelap.")
    assert Hold.objects.filter(ended_at=None).count() == 0


def test_the_pages_show_who_holds_what_and_the_head_counts(
    cast: Cast, at_kanim: Application, sign_in: SignIn, bring_to: BringTo
):
    client = sign_in("kade")
    client.post(f"/desk/{at_kanim.reference}/take/")
    where = f"/desk/{at_kanim.reference}/"
    assert "Put it on hold" in client.get(where).content.decode()
    assert "why it has to wait" in client.post(f"{where}hold/", {}, follow=True).content.decode()
    day = f"{days_for(at_kanim)[0]}"
    page = client.post(f"{where}hold/", {"reason": "H-03", "until_on": day}, follow=True).content.decode()
    assert "I have put on hold" in page
    assert "A paper is on its way" in page
    assert "On hold until" in client.get("/desk/").content.decode()
    assert "Take it up again" in client.get(where).content.decode()
    hadi = sign_in("hadi")
    told = hadi.get("/desk/team/").content.decode()
    assert "A paper is on its way" in told
    kade = User.objects.get(pk=cast["kade"].user_id)
    mine = next(one for one in team(actor_for(User.objects.get(pk=cast["hadi"].user_id)), today=timezone.localdate())
                if one.user == kade)  # fmt: skip
    assert (len(mine.holds), mine.put_on_hold) == (1, 1)
    again = client.post(f"{where}take-up/", follow=True).content.decode()
    assert "You work on this file until" in again

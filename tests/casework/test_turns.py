"""The order of work: the same for everybody, known before, and the same however it is read."""

from collections.abc import Callable
from datetime import timedelta

import pytest
import time_machine
from django.db.models import Q
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.casework.crowd import NOON, Sketch, slow_line, write
from tests.conftest import Cast
from tinggal.applications.models import Application, Conflict
from tinggal.casework.day import counts
from tinggal.casework.leases import take_next
from tinggal.casework.models import Lease
from tinggal.casework.turns import Place, files_before, in_turn, next_for, stretches, waiting
from tinggal.journal.models import Event
from tinggal.people.actors import Actor

OFFICERS = ("kade", "hadi", "wayan", "dewi", "kusuma", "budi")
SKETCHES = st.builds(
    Sketch,
    status=st.sampled_from(
        ("at_kanim", "at_interview", "at_head", "at_kanwil", "at_directorate", "at_kasubdit", "issued", "returned")
    ),
    office=st.sampled_from(("K3102", "K3103", "K5101")),
    precedence=st.sampled_from((1, 2, 9)),
    due=st.one_of(st.none(), st.integers(-2, 3)),
    arrived=st.integers(-3, 3),
    owner=st.sampled_from(("anna", "mallory", "kade")),
)
ALWAYS = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def empty() -> None:
    Conflict.objects.all().delete()
    Lease.objects.all().delete()
    Application.objects.all().delete()


@ALWAYS
@given(sketches=st.lists(SKETCHES, max_size=30), who=st.sampled_from(OFFICERS), data=st.data())
def test_the_line_is_what_sorting_everything_says(cast: Cast, sketches: list[Sketch], who: str, data: st.DataObject):
    empty()
    files, now = write(cast, sketches), timezone.now()
    for file in data.draw(st.lists(st.sampled_from(files), unique=True)) if files else []:
        running = data.draw(st.booleans())
        until = now + timedelta(minutes=5 if running else -5)
        Lease.objects.create(
            application=file, officer_id=cast["sari"].user_id, taken_at=now - timedelta(hours=1), until=until
        )
    for file in data.draw(st.lists(st.sampled_from(files), unique=True)) if files else []:
        Conflict.objects.create(application=file, officer_id=cast[who].user_id, ground="I-01")
    expected = slow_line(cast[who], now=now)
    assert [file.pk for file in waiting(cast[who])] == [file.pk for file in expected]
    first = next_for(cast[who])
    assert (first and first.pk) == (expected[0].pk if expected else None)
    for place, file in enumerate(expected):
        assert files_before(file, actor=cast[who]) == place


@ALWAYS
@given(sketches=st.lists(SKETCHES, max_size=30), who=st.sampled_from(OFFICERS), portion=st.integers(1, 7))
def test_turning_pages_shows_every_file_once_forwards_and_backwards(
    cast: Cast, sketches: list[Sketch], who: str, portion: int
):
    empty()
    write(cast, sketches)
    expected = [file.pk for file in slow_line(cast[who], now=timezone.now())]
    forwards = walked(cast[who], portion, lambda place: place.after, backwards=False)
    assert forwards == expected
    assert walked(cast[who], portion, lambda place: place.before, backwards=True) == expected[::-1]


def walked(actor: Actor, portion: int, beyond: Callable[[Place], Q], *, backwards: bool) -> list[int]:
    """The line read in portions, each from the place of the last file before it, as an address has it."""
    found, seen, edge = stretches(actor), [], Q()
    while rows := in_turn(found, narrow=lambda files, edge=edge: files.filter(edge), most=portion, backwards=backwards):
        seen += rows
        edge = beyond(Place.read(str(Place.of(Application.objects.get(pk=rows[-1])))))
    return seen


@ALWAYS
@given(sketches=st.lists(SKETCHES, max_size=40), who=st.sampled_from(OFFICERS))
def test_counts_are_what_counting_one_by_one_says(cast: Cast, sketches: list[Sketch], who: str):
    empty()
    write(cast, sketches)
    today = (NOON + timedelta(days=3)).date()
    mine = slow_line(
        cast[who],
        now=NOON - timedelta(days=9),
        at=("at_kanim", "at_interview", "at_head", "at_kanwil", "at_directorate", "at_kasubdit"),
    )
    reach = {"kade": ("K3102",), "hadi": ("K3102",), "wayan": ("K3102", "K3103"), "budi": ("K5101",)}.get(
        who, ("K3102", "K3103", "K5101")
    )
    theirs = [
        one for one in Application.objects.select_related("office").filter(status__in=("returned", "unpaid"))
        if one.office and one.office.code in reach and one.applicant_id != cast[who].user_id
    ]  # fmt: skip
    told = counts(cast[who], today=today)
    assert told.at_my_desk == len(mine)
    assert told.overdue == sum(file.due_on is not None and file.due_on < today for file in mine)
    assert told.due_today == sum(file.due_on == today for file in mine)
    assert told.urgent == sum(file.precedence < 9 for file in mine)
    assert told.with_applicant == len(theirs)


def test_the_order_of_handing_out_is_known_before(cast: Cast):
    """Two officers ask in turns; together they are handed the line as it was read before anybody asked."""
    sketches = [Sketch(precedence=9 if n % 5 else 2, due=n % 3, arrived=-n % 4) for n in range(12)]
    write(cast, sketches)
    committed = [file.pk for file in waiting(cast["kade"])]
    handed = []
    while file := take_next(by=cast["kade"]):
        handed.append(file.pk)
        Lease.objects.filter(officer_id=cast["kade"].user_id).update(officer_id=cast["agus"].user_id)
    assert handed == committed
    taken = Event.objects.filter(kind="lease.taken")
    assert taken.count() == 12
    assert {event.data["ahead"] for event in taken} == {0}


def test_who_must_not_wait_comes_before_who_is_late(cast: Cast):
    late, urgent = write(cast, [Sketch(due=-9), Sketch(due=5, precedence=1)])
    assert [file.pk for file in waiting(cast["kade"])] == [urgent.pk, late.pk]


def test_a_file_on_which_he_acted_at_another_desk_is_handed_to_somebody_else(cast: Cast):
    first, second = write(cast, [Sketch(due=-1), Sketch(due=1)])
    Event.objects.create(
        subject=first.subject, number=1, kind="application.at_kanim", actor=cast["kade"].key,
        desk="kanwil_officer@W31", at=timezone.now(), seal="x",
    )  # fmt: skip
    assert next_for(cast["kade"]) == second


@pytest.mark.parametrize(
    "text",
    [
        "",
        "9",
        "9_2026-11-20_x_1",
        "9_x_20261120T050000000000_1",
        "9__20261120T050000000000_" + "1" * 40,
        "-1__20261120T050000000000_1",
    ],
)
def test_a_place_nobody_gave_out_is_no_place(text: str):
    with pytest.raises(ValueError):  # noqa: PT011
        Place.read(text)


@time_machine.travel(NOON, tick=False)
def test_nothing_waits_for_those_without_a_desk(cast: Cast):
    write(cast, [Sketch()])
    for who in ("agus", "sari", "anna", "budi", "hadi"):
        assert next_for(cast[who]) is None

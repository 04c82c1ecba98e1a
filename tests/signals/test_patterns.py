"""How officers and sponsors meet: what chance explains is left alone, what it does not is shown to auditors only."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random

import pytest
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.signals.scenes import compared, paid_file
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.signals.acts import Act, acts_since
from tinggal.signals.forgetting import forget_marks
from tinggal.signals.models import FacePrint, Mark, Pattern
from tinggal.signals.patterns import find_patterns, meetings

DESK, YEAR = "kasubdit@DIT", timedelta(days=365)


def decided(file: Application, officer: int, *, hours: float, kind: str = "application.approved") -> Iterator[Event]:
    came = timezone.now() - timedelta(days=9)
    yield Event(
        subject=file.subject, number=900, kind="application.at_kasubdit", actor="user/0", desk="", at=came, seal=""
    )
    yield Event(
        subject=file.subject, number=901, kind=kind, actor=f"user/{officer}", desk=DESK, seal="",
        at=came + timedelta(hours=hours),
    )  # fmt: skip


def acts(sponsor: str, officer: int, minutes: Sequence[float], *, first: int) -> list[Act]:
    return [Act(DESK, officer, sponsor, first + n, "application.approved", took) for n, took in enumerate(minutes)]


def paces(*, favourite: float, officer: float, sponsor: float) -> list[str]:
    """Officers 1 to 4, sponsors A to D: 1 is so much faster with A, with everybody, and A is so much faster."""
    chance, found = Random(11), list[Act]()
    for who in range(1, 5):
        for whose in "ABCD":
            faster = (officer if who == 1 else 1) * (sponsor if whose == "A" else 1)
            faster *= favourite if (who, whose) == (1, "A") else 1
            minutes = [chance.lognormvariate(0, 0.6) * 900 / faster for _ in range(8)]
            found += acts(whose, who, minutes, first=1000 * who + 100 * ord(whose))
    speeds = [one for one in meetings(found) if one.signal == "S-22" and one.chance < 0.0001]
    return [f"{one.officer}{one.sponsor}" for one in speeds]


def test_eight_fast_files_are_enough_to_be_seen() -> None:
    assert paces(favourite=12, officer=1, sponsor=1) == ["1A"]


@pytest.mark.parametrize(("officer", "sponsor"), [(6, 1), (1, 6), (6, 6)])
def test_a_fast_officer_and_a_sponsor_with_simple_files_are_no_favourites(officer: int, sponsor: int) -> None:
    assert paces(favourite=1, officer=officer, sponsor=sponsor) == []
    assert paces(favourite=12, officer=officer, sponsor=sponsor) == ["1A"]


def a_year(cast: Cast, *, favourite: bool) -> None:
    """Forty files of one sponsor and eighty of others; two officers share them by chance, or not."""
    chance, officers = Random(5), [cast["kusuma"].user_id, cast["dewi"].user_id]
    events = list[Event]()
    for number in range(120):
        special = number < 40
        sponsor = {"sponsor_name": "PT Satu"} if special else {"sponsor_name": f"PT Lain {number % 8}"}
        file = paid_file(cast, **sponsor)
        Mark.objects.create(application=file, kind="sponsor_name", key=sponsor["sponsor_name"], about="sponsor_name")
        own = favourite and special
        officer = officers[0] if own else chance.choice(officers)
        hours = chance.uniform(0.2, 1) if own else chance.uniform(2, 60)
        refused = not own and chance.random() < 0.5
        events += decided(file, officer or 0, hours=hours, kind=f"application.{'rejected' if refused else 'approved'}")
    Event.objects.bulk_create(events)


def test_a_favourite_is_found_in_all_three_ways(cast: Cast) -> None:
    a_year(cast, favourite=True)
    find_patterns(since=timezone.now() - YEAR)
    found = Pattern.objects.filter(superseded_at=None)
    assert sorted(found.values_list("signal", flat=True)) == ["S-21", "S-22", "S-23"]
    assert set(found.values_list("officer", "sponsor", "desk")) == {(user_of(cast["kusuma"]).pk, "PT Satu", DESK)}


def test_chance_alone_accuses_nobody(cast: Cast) -> None:
    a_year(cast, favourite=False)
    assert len(list(acts_since(timezone.now() - YEAR))) == 120
    assert find_patterns(since=timezone.now() - YEAR) == []


def test_counting_again_replaces_what_was_found(cast: Cast) -> None:
    a_year(cast, favourite=True)
    for _ in range(2):
        find_patterns(since=timezone.now() - YEAR)
    assert Pattern.objects.filter(superseded_at=None).count() == 3
    find_patterns(since=timezone.now())
    assert Pattern.objects.filter(superseded_at=None).count() == 0


def test_marks_of_withdrawn_and_old_files_are_forgotten_and_faces_first(cast: Cast) -> None:
    withdrawn, old, fresh = (paid_file(cast) for _ in range(3))
    compared(withdrawn, old, fresh)
    for file in (old, fresh):
        FacePrint.objects.create(application=file, about="photo", numbers=b"")
    Application.objects.filter(pk=withdrawn.pk).update(status=Status.WITHDRAWN)
    Application.objects.filter(pk=old.pk).update(
        status=Status.COLLECTED, arrived_at=timezone.now() - timedelta(days=3 * 365)
    )
    forget_marks(now=timezone.now())
    left = [table.objects.values_list("application", flat=True).distinct() for table in (Mark, FacePrint)]
    assert [set(one) for one in left] == [{old.pk, fresh.pk}, {fresh.pk}]
    forget_marks(now=timezone.now() + timedelta(days=3 * 365))
    assert set(Mark.objects.values_list("application", flat=True)) == {fresh.pk}

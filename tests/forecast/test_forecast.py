"""An honest interval: right for eight of ten files it has not seen, and silent when it knows too little."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast
from tests.walking import walk_to
from tinggal.applications.models import Application, Decision
from tinggal.applications.status import Status
from tinggal.forecast.asking import expected
from tinggal.forecast.learning import calibrate, learn, spans_of, told
from tinggal.forecast.models import Calibration, Wait
from tinggal.forecast.quantiles import FEWEST, span_of
from tinggal.forecast.stays import Stay, stays
from tinggal.journal.models import Event
from tinggal.offices.models import Office
from tinggal.people.models import User

ROAD = "change-of-status-2023"
MARCH = datetime(2026, 3, 2, 3, tzinfo=UTC)


def drawn(dice: Random, count: int) -> list[Stay]:
    """Files of three offices of different speed, some of them corrected once."""
    made = []
    for _ in range(count):
        office, again = dice.randrange(3), dice.random() < 0.2
        days = dice.lognormvariate(1.2 + office / 4 + again / 2, 0.5)
        made.append(Stay(ROAD, "at_kanim", office, again, MARCH, days))
    return made


def share_that_held(known: Iterable[Stay], new: list[Stay]) -> float:
    spans = spans_of(known)
    held = [
        span.holds(one.days)
        for one in new
        if (span := told(spans, one.road, one.place, after_return=one.after_return, office_id=one.office_id))
    ]
    return sum(held) / len(held)


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_eight_of_ten_files_it_has_not_seen_are_within_the_interval(seed: int) -> None:
    dice = Random(seed)
    assert 0.78 <= share_that_held(drawn(dice, 12_000), drawn(dice, 12_000)) <= 0.82


def test_too_few_files_say_nothing() -> None:
    assert span_of([1.0] * (FEWEST - 1)) is None
    assert span_of([float(n) for n in range(99)]) is not None


def decided(cast: Cast, *, at: datetime, after: timedelta, number: int) -> None:
    """A file that came to the kanim at a time and was decided later, straight into the tables."""
    office = Office.objects.get(code="K3102")
    file = Application.objects.create(
        permit_code="new-itas-worker", route_name=ROAD, status=Status.ISSUED, office=office, submitted_at=at,
        applicant=User.objects.get(email="anna@example.org"),
    )  # fmt: skip
    line = {"kind": "application.at_kanim", "actor": "system", "at": at, "data": {}, "seal": "0" * 64}
    Event.objects.create(subject=file.subject, number=1, **line)
    Decision.objects.create(
        application=file, outcome="refusal", series="T", serial=number, number=f"T-{number}", decided_at=at + after,
        decided_by=User.objects.get(email="kusuma@example.org"), role="kasubdit", office=office,
    )  # fmt: skip


@pytest.mark.django_db
def test_days_are_counted_in_working_days_from_the_journal(cast: Cast) -> None:
    friday = datetime(2026, 3, 6, 3, tzinfo=UTC)
    decided(cast, at=friday, after=timedelta(days=3), number=1)
    found = list(stays(since=friday, until=friday + timedelta(days=9)))
    assert [(one.place, one.days, one.after_return) for one in found] == [("at_kanim", 1.0, False)]


@pytest.mark.django_db
def test_an_applicant_is_told_the_days_learned_from_his_own_office(cast: Cast, draft: Application) -> None:
    now = timezone.now()
    for number in range(FEWEST):
        decided(cast, at=now - timedelta(days=40), after=timedelta(days=14), number=number)
    assert learn(now=now) == 2
    walk_to(Status.AT_KANIM, draft, cast)
    draft.refresh_from_db()
    day = expected(draft, was_returned=False)
    assert day is not None
    assert (day.files, day.of_office, day.of_ten) == (FEWEST, True, 8)
    assert expected(draft, was_returned=True) is None
    assert expected(draft, was_returned=False, today=day.latest + timedelta(days=1)) is None


@pytest.mark.django_db
def test_each_month_is_compared_with_what_was_known_before_it(cast: Cast, client: Client) -> None:
    for number in range(2 * FEWEST):
        decided(cast, at=MARCH - timedelta(days=30 - number % 5), after=timedelta(days=7 + number % 9), number=number)
    for number in range(10):
        decided(cast, at=MARCH, after=timedelta(days=(11, 25)[number == 0]), number=100 + number)
    assert calibrate(date(2026, 3, 1)) == 10
    assert [(one.held, one.files) for one in Calibration.objects.all()] == [(9, 10)]
    assert Wait.objects.count() == 0
    learn(now=MARCH + timedelta(days=30))
    page = client.get("/waiting/").content.decode()
    assert "90 %" in page
    assert ROAD in page

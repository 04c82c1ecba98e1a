"""What everybody reads: written down once a minute, honest about minutes nobody looked at, cheap, and without names."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core.cache import cache
from django.db import OperationalError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from tests.conftest import Cast
from tinggal.pulse import telling
from tinggal.pulse.incidents import Telling, change, end, take_back, tell
from tinggal.pulse.looking import WELL, Found
from tinggal.pulse.measuring import forget, write_down
from tinggal.pulse.models import Incident, PartDay, PartState, State
from tinggal.pulse.parts import PARTS
from tinggal.pulse.telling import DAYS, Now, Run, told

pytestmark = pytest.mark.django_db
ALL_WELL = {one.code: WELL for one in PARTS}
NOON = timezone.localtime().replace(hour=12, minute=0, second=5, microsecond=0)


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def part(code: str, *, at: datetime) -> Now:
    return next(one for one in telling._read(at).parts if one.part == code)


def trouble(cast: Cast, **given: object) -> Incident:
    now = timezone.now()
    said = {"kind": "trouble", "parts": ["sms"], "begins_at": now - timedelta(hours=1), "ends_at": None}
    words = {"told_id": "SMS terlambat.", "told_en": "Text messages are late."}
    return tell(Telling(**{**said, **words, **given}), by=cast["sari"])  # type: ignore[arg-type]


def page() -> str:
    cache.clear()
    answer = Client().get(reverse("help:status"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_minute_is_counted_once_however_often_one_looks() -> None:
    assert write_down(ALL_WELL, now=NOON)
    assert not write_down(ALL_WELL, now=NOON + timedelta(seconds=20))
    assert write_down({**ALL_WELL, "sms": Found(State.SLOW)}, now=NOON + timedelta(minutes=1))
    row = PartDay.objects.get(part="sms")
    assert (row.working, row.slow, row.silent) == (1, 1, 0)
    assert PartDay.objects.get(part="email").working == 2


def test_a_state_keeps_its_beginning_until_it_changes() -> None:
    waiting = Found(State.SLOW, NOON - timedelta(minutes=4))
    write_down({**ALL_WELL, "sms": waiting}, now=NOON)
    write_down({**ALL_WELL, "sms": Found(State.SLOW, NOON)}, now=NOON + timedelta(minutes=1))
    assert part("sms", at=NOON + timedelta(minutes=1)).since == waiting.since
    write_down(ALL_WELL, now=NOON + timedelta(minutes=2))
    assert PartState.objects.get(part="sms").since == NOON + timedelta(minutes=2)


def test_without_a_look_the_worker_is_silent_and_the_rest_not_known() -> None:
    write_down(ALL_WELL, now=NOON)
    later = NOON + timedelta(minutes=10)
    assert (part("jobs", at=later).state, part("jobs", at=later).since) == (State.SILENT, NOON)
    assert (part("sms", at=later).state, part("web", at=later).state) == ("", State.WORKING)


def test_a_worker_that_fell_silent_on_its_first_day_has_not_worked_all_the_time() -> None:
    for minute in range(30):
        write_down(ALL_WELL, now=NOON + timedelta(minutes=minute))
    later = NOON + timedelta(minutes=59)
    assert (part("jobs", at=later).share, part("sms", at=later).share) == (50.0, 100.0)
    assert part("jobs", at=NOON + timedelta(minutes=30)).share == 100.0
    tomorrow = part("jobs", at=NOON + timedelta(days=1))
    assert [one.silent for one in tomorrow.bad] == [12 * 60, 11 * 60 + 31]


def test_minutes_in_which_no_worker_looked_count_against_the_worker_only() -> None:
    yesterday, today = timezone.localdate(NOON) - timedelta(days=1), timezone.localdate(NOON)
    for day, minutes in ((yesterday, 600), (today, 700)):
        PartDay.objects.bulk_create(PartDay(part=code, day=day, working=minutes) for code in ("jobs", "sms"))
    jobs, sms = part("jobs", at=NOON), part("sms", at=NOON)
    assert [(one.day, one.silent) for one in jobs.bad] == [(today, 20)]
    assert (sms.bad, sms.share) == ((), 100.0)
    assert jobs.share == 1300 * 10_000 // 1320 / 100


def test_the_days_are_told_in_runs_from_the_oldest_to_today() -> None:
    today = timezone.localdate(NOON)
    PartDay.objects.create(part="sms", day=today, working=700)
    PartDay.objects.create(part="sms", day=today - timedelta(days=1), working=1435, silent=5)
    PartDay.objects.create(part="sms", day=today - timedelta(days=2), working=1425, slow=15)
    PartDay.objects.create(part="sms", day=today - timedelta(days=DAYS), silent=1440)
    runs = part("sms", at=NOON).runs
    assert runs == (Run("", 0, 87), Run("slow", 87, 1), Run("silent", 88, 1), Run("working", 89, 1))
    assert sum(run.days for run in runs) == DAYS


def test_a_share_is_never_rounded_up_to_all() -> None:
    PartDay.objects.create(part="sms", day=timezone.localdate(NOON), working=99_999, silent=1)
    assert part("sms", at=NOON).share == 99.99


def test_days_that_are_shown_no_more_are_forgotten() -> None:
    today = timezone.localdate(NOON)
    PartDay.objects.create(part="sms", day=today - timedelta(days=DAYS + 1), working=1)
    PartDay.objects.create(part="sms", day=today - timedelta(days=DAYS - 1), working=1)
    assert (forget(NOON), PartDay.objects.count()) == (1, 1)


def test_the_page_says_what_is_silent_and_what_that_means() -> None:
    now = timezone.now()
    write_down({**ALL_WELL, "email": Found(State.SILENT, now - timedelta(hours=1))}, now=now)
    text = page()
    assert "No, something does not work." in text
    assert "Our emails do not leave. You find all news in your account." in text
    assert text.count('class="h-part"') == len(PARTS)


def test_the_page_is_read_from_the_database_once_for_many(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    write_down(ALL_WELL, now=timezone.now())
    cache.clear()
    with django_assert_num_queries(3):
        first = Client().get(reverse("help:status"))
    with django_assert_num_queries(0):
        again = Client().get(reverse("help:status"), headers={"accept-language": "id"})
    assert (first.status_code, again.status_code, first.cookies) == (200, 200, again.cookies)


def test_a_silent_database_is_told_from_what_was_read_before(monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(_now: datetime) -> None:
        raise OperationalError

    write_down(ALL_WELL, now=timezone.now())
    known = told()
    assert known is not None
    monkeypatch.setattr(telling, "_read", silent)
    monkeypatch.setattr(telling, "_FRESH", 0)
    now = {one.part: one for one in (told() or known).parts}
    assert (now["database"].state, now["web"].state, now["sms"].state) == (State.SILENT, State.WORKING, "")
    # One minute worked, and the one in which it does not answer.
    assert (now["database"].share, now["web"].share) == (50.0, 100.0)
    cache.clear()
    answer = Client().get(reverse("help:status"))
    assert (answer.status_code, b"The database does not answer" in answer.content) == (503, True)


def test_what_an_administrator_tells_is_read_until_he_takes_it_back(cast: Cast) -> None:
    one = trouble(cast)
    assert "Text messages are late." in page()
    assert "Going on now" in page()
    end(one, by=cast["sari"])
    assert "Going on now" not in page()
    assert "Text messages are late." in page()
    take_back(one, by=cast["sari"])
    assert "Text messages are late." not in page()


def test_works_to_come_are_told_before_and_in_the_language_of_the_reader(cast: Cast) -> None:
    begin = timezone.now() + timedelta(days=2)
    one = trouble(cast, kind="planned", begins_at=begin, ends_at=begin + timedelta(hours=2))
    text = Client().get(reverse("help:status"), headers={"accept-language": "id"}).content.decode()
    assert '<p lang="id">SMS terlambat.</p>' in text
    later = Telling(
        kind="planned", parts=["log"], begins_at=begin, ends_at=begin + timedelta(hours=1), told_id="A", told_en="Bee"
    )
    change(one, later, by=cast["sari"])
    assert '<p lang="en">Bee</p>' in page()

"""The figures of each check are counted by the month in which it asked, and again as officers answer."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from tests.conftest import Cast
from tests.verification.scenes import checked
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.verification.actions import open_questions, resolve
from tinggal.verification.measured import measure
from tinggal.verification.models import CheckMonth, Finding

pytestmark = pytest.mark.django_db
JAKARTA = ZoneInfo("Asia/Jakarta")


@pytest.fixture
def question(draft: Application, cast: Cast) -> Finding:
    """A likeness to the watch list, on a file at the kanim, found in May."""
    file = checked(draft, by=cast["anna"], changes={"full_name": "Sergei VOLKOV", "birth_date": "1979-03-14"})
    walk_to(Status.AT_KANIM, file, cast)
    moment = datetime(2026, 5, 1, 0, 30, tzinfo=JAKARTA)
    Finding.objects.filter(application=file).update(at=moment)
    return open_questions(file).get(check_name="watchlist")


def row(month: date) -> dict[str, int]:
    one = CheckMonth.objects.get(month=month, check_name="watchlist")
    return {name: getattr(one, name) for name in ("looks", "passed", "asked", "cleared", "confirmed")}


def test_a_question_is_counted_in_the_month_of_jakarta_in_which_it_was_asked(question: Finding) -> None:
    measure(today=date(2026, 5, 31))
    assert row(date(2026, 5, 1)) == {"looks": 1, "passed": 0, "asked": 1, "cleared": 0, "confirmed": 0}


@pytest.mark.parametrize(("resolution", "grounds"), [("cleared", "same_person"), ("confirmed", "R-07")])
def test_an_answer_given_later_is_counted_in_the_month_of_the_question(
    question: Finding, cast: Cast, resolution: str, grounds: str
) -> None:
    measure(today=date(2026, 5, 31))
    resolve(question, by=cast["kade"], resolution=resolution, grounds=grounds, note="Compared.")
    measure(today=date(2026, 10, 31))
    expected = {"looks": 1, "passed": 0, "asked": 1, "cleared": 0, "confirmed": 0, resolution: 1}
    assert row(date(2026, 5, 1)) == expected


def test_counting_twice_counts_nothing_twice(question: Finding) -> None:
    assert measure(today=date(2026, 5, 31)) == measure(today=date(2026, 5, 31)) == CheckMonth.objects.count()


def test_months_long_past_stay_as_they_were_counted(question: Finding) -> None:
    measure(today=date(2026, 5, 31))
    Finding.objects.filter(pk=question.pk).update(check_name="renamed")
    measure(today=date(2026, 11, 1))
    assert row(date(2026, 5, 1))["asked"] == 1

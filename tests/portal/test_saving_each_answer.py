"""Each answer is kept as it is given; what is not right yet is left alone; finishing later sends the way back."""

import pytest
from django.core.cache import cache
from django.test import Client

from tests.conftest import Cast, RunOutbox
from tests.portal.conftest import page
from tests.portal.test_filling_in import boxes
from tinggal.applications.drafts import answer, start
from tinggal.applications.models import Application
from tinggal.catalogue.permits import permit
from tinggal.journal.models import Event
from tinggal.lib.months import add_months
from tinggal.notices.models import Notice


@pytest.fixture
def file(cast: Cast) -> Application:
    """A draft in which nothing is answered."""
    cache.clear()
    return start(permit("new-itas-worker"), by=cast["anna"])


def keep(browser: Client, file: Application, group: str, answers: dict[str, str]) -> dict[str, object]:
    answered = browser.post(page("save_answers", file, group), answers)
    assert answered.status_code == 200
    file.refresh_from_db()
    return dict(answered.json())


def test_one_answer_is_kept_alone_and_the_time_is_told(anna: Client, file: Application) -> None:
    told = keep(anna, file, "passport", {"full_name": "ANNA"})
    assert (len(str(told["at"])), told["open"], file.answers) == (5, [], {"full_name": "ANNA"})


def test_what_is_not_right_yet_changes_nothing_that_was_kept(anna: Client, file: Application, cast: Cast) -> None:
    answer(file, {"passport_number": "E1234567"}, by=cast["anna"])
    assert keep(anna, file, "passport", {"passport_number": "E1"})["open"] == ["passport_number"]
    assert file.answers["passport_number"] == "E1234567"


def test_half_a_date_waits_for_its_other_half(anna: Client, file: Application) -> None:
    half = {"birth_date_day": "12", "birth_date_month": "4", "birth_date_year": ""}
    assert keep(anna, file, "passport", half)["open"] == ["birth_date"]
    assert "birth_date" not in file.answers


def test_a_day_is_compared_with_what_was_kept_before(anna: Client, file: Application, cast: Cast) -> None:
    answer(file, {"passport_issued_on": "2027-01-01"}, by=cast["anna"])
    early = boxes("passport_expires_on", add_months(file.started_at.date(), 1))
    keep(anna, file, "passport", early)
    assert "passport_expires_on" not in file.answers


def test_the_same_answer_twice_is_one_line_in_the_journal(anna: Client, file: Application) -> None:
    for _ in range(3):
        keep(anna, file, "passport", {"full_name": "ANNA"})
    assert Event.objects.filter(kind="form.answered").count() == 1


def test_nobody_else_keeps_anything_here(mallory: Client, file: Application) -> None:
    assert mallory.post(page("save_answers", file, "passport"), {"full_name": "EVE"}).status_code == 404


def test_a_sent_file_takes_nothing_more(anna: Client, file: Application) -> None:
    Application.objects.filter(pk=file.pk).update(status="withdrawn")
    assert anna.post(page("save_answers", file, "passport"), {"full_name": "ANNA"}).status_code == 409


def test_finishing_later_sends_the_way_back_once_an_hour(
    anna: Client, file: Application, run_outbox: RunOutbox
) -> None:
    where = page("form", file, "passport") + "?part=person"
    for _ in range(2):
        anna.post(where, {"full_name": "ANNA", "later": "yes"})
    run_outbox()
    assert where in Notice.objects.get(kind="form.set_aside").body.splitlines()[6]


def test_the_page_where_one_stopped_is_offered_until_nothing_is_open_there(anna: Client, file: Application) -> None:
    keep(anna, file, "stay", {"address": "Jl. Melati 1"})
    where = page("form", file, "stay") + "?part=home"
    assert anna.get(page("application", file)).context["go_on"][1] == where
    keep(anna, file, "stay", {"regency": "51.71", "phone": "+62 811 111 222"})
    assert anna.get(page("application", file)).context["go_on"] is None

"""Each answer on the page where everything is checked says where it comes from."""

from django.test import Client

from tests.conftest import Cast
from tests.papers import received
from tests.portal.conftest import page
from tinggal.applications.drafts import answer, attach
from tinggal.applications.models import Application
from tinggal.applications.taking_over import take_over
from tinggal.verification.models import Finding
from tinggal.verification.results import Outcome


def notes(browser: Client, file: Application) -> dict[str, str]:
    """The words of the question → where its answer comes from."""
    cards = browser.get(page("check", file)).context["cards"]
    return {row.key: row.note for _heading, rows in cards for row in rows}


def test_what_was_written_and_what_was_read_are_told_apart(anna: Client, draft: Application, cast: Cast) -> None:
    passport = attach(draft, "passport", received("p"), by=cast["anna"])
    take_over({"full_name": "ANNA MARIA ERIKSSON"}, of=passport, by=cast["anna"])
    told = notes(anna, draft)
    assert told["Full name, as in your passport"] == "Read from your passport"
    assert told["Passport number"] == "You wrote it"


def test_a_register_that_has_the_same_is_named_until_the_answer_changes(
    anna: Client, draft: Application, cast: Cast
) -> None:
    Finding.objects.create(application=draft, check_name="sponsor_business", version=1, outcome=Outcome.PASS)
    assert notes(anna, draft)["Name of the company"] == "You wrote it · The register has the same"
    answer(draft, {"sponsor_name": "PT LAIN"}, by=cast["anna"])
    assert notes(anna, draft)["Name of the company"] == "You wrote it"


def test_a_question_left_open_comes_from_nowhere(anna: Client, draft: Application, cast: Cast) -> None:
    answer(draft, {"native_name": ""}, by=cast["anna"])
    assert notes(anna, draft)["Your name in your own script"] == ""

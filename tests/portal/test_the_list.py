"""The applicant's list: his own files, what to do next, page by page, with the same few queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.conftest import Cast, make_draft
from tests.portal.conftest import browser, page
from tests.sponsors.company import company
from tests.walking import walk_to
from tinggal.applications.drafts import start
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit

HERE = "/applications/"


def queries(client: Client, address: str) -> int:
    """How many SQL queries one page takes."""
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_nobody_without_an_account_sees_a_list(client: Client) -> None:
    assert client.get(HERE)["Location"].startswith("/accounts/login/")


def test_an_empty_list_says_what_to_do(anna: Client) -> None:
    assert b"You have no applications yet" in anna.get(HERE).content


def test_three_files_take_no_more_queries_than_one(anna: Client, cast: Cast) -> None:
    walk_to(Status.UNPAID, make_draft(cast, permit_code="new-itas-student"), cast)
    queries(anna, HERE)
    one = queries(anna, HERE)
    for code in ("new-itas-family", "new-itas-investor"):
        walk_to(Status.UNPAID, make_draft(cast, permit_code=code), cast)
    assert queries(anna, HERE) == one


def test_the_list_goes_on_after_25(anna: Client, cast: Cast) -> None:
    for _ in range(27):
        start(permit("new-itas-worker"), by=cast["anna"])
    first = anna.get(HERE).context
    second = anna.get(first["older_url"]).context
    assert (len(first["rows"]), len(second["rows"]), second["older_url"]) == (25, 2, "")
    assert not {row[0].pk for row in first["rows"]} & {row[0].pk for row in second["rows"]}


@pytest.mark.parametrize("before", ["x", "-1", "9" * 40, "0", "", "١"])
def test_any_page_number_is_answered(anna: Client, before: str) -> None:
    assert anna.get(HERE, {"before": before}).status_code == 200


def test_the_list_shows_own_files_only(draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    assert not browser(cast, "mallory").get(HERE).context["rows"]
    assert draft.reference.encode() not in browser(cast, "kade").get(HERE, follow=True).content


def test_signing_in_leads_an_applicant_to_his_list(anna: Client) -> None:
    assert anna.get("/start/")["Location"] == HERE


def test_starting_asks_first_and_then_makes_one_draft(anna: Client) -> None:
    address = reverse("portal:begin", args=["new-itas-worker"])
    assert anna.get(address).status_code == 200
    assert not Application.objects.exists()
    answered = anna.post(address)
    assert answered["Location"] == page("document", Application.objects.get(), "passport")


def test_whoever_has_no_account_is_led_to_open_one_and_back(client: Client) -> None:
    address = reverse("portal:begin", args=["new-itas-worker"])
    assert client.get(address)["Location"] == f"{reverse('account_signup')}?next={address}"


def test_who_works_for_a_sponsor_and_never_applied_begins_there(cast: Cast) -> None:
    company(boss=cast["mallory"])
    assert browser(cast, "mallory").get("/start/")["Location"] == "/sponsor/"
    start(permit("new-itas-worker"), by=cast["mallory"])
    assert browser(cast, "mallory").get("/start/")["Location"] == HERE

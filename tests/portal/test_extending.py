"""Extending takes six screens and at most four typed fields, because everything known is there already."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, make_draft
from tests.portal.conftest import page
from tests.sponsors.company import collected
from tinggal.applications.drafts import answer
from tinggal.applications.models import Application
from tinggal.applications.status import Status

MOST_SCREENS, MOST_FIELDS = 6, 4


def permit_that_ends(cast: Cast, *, days: int) -> Application:
    file = make_draft(cast, permit_code="extend-itas-worker")
    return collected(file, cast, until=timezone.localdate() + timedelta(days=days), by=cast["anna"])


def fields_of(browser: Client, where: str) -> set[str]:
    """The questions asked on a page."""
    return set(browser.get(where).context["form"].fields)


@pytest.fixture
def old(cast: Cast) -> Application:
    """Anna's permit, which ends in twenty days."""
    return permit_that_ends(cast, days=20)


def test_the_list_offers_it_only_while_the_law_allows(anna: Client, cast: Cast, old: Application) -> None:
    shown = anna.get("/applications/").content.decode()
    assert "Extend this permit" in shown
    assert f'action="{page("renew", old)}"' in shown


def test_before_the_first_day_the_list_says_from_when(anna: Client, cast: Cast) -> None:
    permit_that_ends(cast, days=200)
    shown = anna.get("/applications/").content.decode()
    assert "You can extend it from" in shown
    assert "Extend this permit" not in shown


def test_after_the_last_day_it_sends_one_to_the_office(anna: Client, cast: Cast) -> None:
    permit_that_ends(cast, days=-3)
    assert "Go to your immigration office today" in anna.get("/applications/").content.decode()


def test_six_screens_and_at_most_four_fields_from_the_list_to_the_confirmation(
    anna: Client, cast: Cast, old: Application
) -> None:
    """The list, what we know, check and send, the bill, the receipt: counted as the browser loads them."""
    screens = ["/applications/"]
    answered = anna.post(page("renew", old))
    file = Application.objects.get(renews=old)
    screens.append(page("renewal", file))
    assert answered["Location"] == screens[-1]
    fields = fields_of(anna, screens[-1])
    answered = anna.post(screens[-1], {"asked": []})
    screens.append(page("check", file))
    assert answered["Location"] == screens[-1]
    answered = anna.post(screens[-1], {"true": "on"})

    screens.append(page("sent", file))
    assert answered["Location"] == screens[-1]
    screens.append(page("pay", file))
    file.refresh_from_db()
    assert file.status == Status.VERIFYING
    assert len(screens) <= MOST_SCREENS - 1  # one is left for a paper that is new
    assert len(fields) <= MOST_FIELDS


def test_what_is_open_is_asked_on_the_first_page_and_kept_when_another_answer_is_wrong(
    anna: Client, cast: Cast, old: Application
) -> None:
    anna.post(page("renew", old))
    file = Application.objects.get(renews=old)
    answer(file, {"job_title": "", "rptka_number": ""}, by=cast["anna"])
    where = page("renewal", file)
    assert fields_of(anna, where) == {"job_title", "rptka_number"}
    sent = {"asked": ["job_title", "rptka_number"], "job_title": "Welder", "rptka_number": ""}
    again = anna.post(where, sent).content.decode()
    assert "There is a problem" in again
    assert 'value="Welder"' in again
    file.refresh_from_db()
    assert file.answers["job_title"] == "Welder"


def test_a_passport_that_has_expired_since_is_asked_anew(anna: Client, cast: Cast, old: Application) -> None:
    anna.post(page("renew", old))
    file = Application.objects.get(renews=old)
    Application.objects.filter(pk=file.pk).update(answers={**file.answers, "passport_expires_on": "2020-01-01"})
    assert "passport_expires_on" in fields_of(anna, page("renewal", file))


def test_each_answer_says_that_it_comes_from_the_last_permit(anna: Client, old: Application) -> None:
    anna.post(page("renew", old))
    file = Application.objects.get(renews=old)
    shown = anna.get(page("check", file)).content.decode()
    assert shown.count("From your last permit") >= 10


def test_pressing_twice_begins_once(anna: Client, old: Application) -> None:
    first, second = anna.post(page("renew", old)), anna.post(page("renew", old))
    assert first["Location"] == second["Location"]
    assert "You have begun to extend it" in anna.get("/applications/").content.decode()


def test_nobody_else_can_extend_it(mallory: Client, old: Application) -> None:
    assert mallory.post(page("renew", old)).status_code == 404

"""Somebody's session ended while he was typing: what he sends then is there again once he has signed in."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.portal.conftest import page
from tinggal.applications.drafts import start
from tinggal.applications.models import Application
from tinggal.catalogue.permits import permit
from tinggal.people.jobs import forget_sessions

TYPED = {
    "full_name": "ANNA <b>",
    "birth_date_day": "12",
    "birth_date_month": "4",
    "birth_date_year": "",
    "later": "yes",
}


@pytest.fixture
def where(cast: Cast) -> str:
    """A page of the form of a draft in which nothing is answered."""
    return page("form", start(permit("new-itas-worker"), by=cast["anna"]), "passport") + "?part=person"


def sent_signed_out(where: str, typed: dict[str, str]) -> Client:
    """A browser whose session has ended, after it sent a form."""
    browser = Client()
    assert browser.post(where, typed)["Location"].startswith("/accounts/login/?next=")
    return browser


def test_what_was_typed_comes_back_after_signing_in_and_waits_for_the_button(where: str, cast: Cast) -> None:
    browser = sent_signed_out(where, TYPED)
    browser.force_login(user_of(cast["anna"]))
    shown = browser.get(where).content.decode()
    assert 'value="ANNA &lt;b&gt;"' in shown
    assert 'value="12"' in shown
    assert "it is not saved yet" in shown
    assert Application.objects.get().answers == {}


def test_it_comes_back_once_and_only_on_its_own_page(where: str, cast: Cast) -> None:
    browser = sent_signed_out(where, TYPED)
    browser.force_login(user_of(cast["anna"]))
    assert not browser.get(where.replace("person", "passport")).context["came_back"]
    assert [browser.get(where).context["came_back"] for _ in range(2)] == [True, False]


def test_whoever_signs_in_instead_sees_nothing_of_it(where: str, cast: Cast) -> None:
    browser = sent_signed_out(where, TYPED)
    browser.force_login(user_of(cast["mallory"]))
    assert browser.get(where).status_code == 404


def test_somebody_else_signed_in_before_takes_nothing_over(where: str, cast: Cast) -> None:
    browser = sent_signed_out(where, TYPED)
    browser.force_login(user_of(cast["mallory"]))
    browser.logout()
    browser.force_login(user_of(cast["anna"]))
    assert not browser.get(where).context["came_back"]


def test_more_than_anybody_types_is_not_kept(where: str, cast: Cast) -> None:
    browser = sent_signed_out(where, {"full_name": "A" * 20_001})
    assert list(browser.session.keys()) == []
    browser.force_login(user_of(cast["anna"]))
    assert not browser.get(where).context["came_back"]


def test_what_waits_for_nobody_is_forgotten_in_the_night(where: str, cast: Cast) -> None:
    sent_signed_out(where, TYPED)
    left = Session.objects.get()
    forget_sessions(timestamp=0)
    assert Session.objects.get() == left
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    forget_sessions(timestamp=0)
    assert not Session.objects.exists()

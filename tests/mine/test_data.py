"""The page of one's own data: a copy after a fresh proof, drafts deleted after a question, what must stay."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tests.conftest import Cast, RunOutbox, user_of
from tests.walking import walk_to
from tinggal.applications.drafts import start
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.catalogue.permits import permit
from tinggal.people.actors import actor_for
from tinggal.people.models import User
from tinggal.rights.models import DataCopy

HERE = "/account/data/"
PASSWORD = "a long enough password"


@pytest.fixture
def fresh(db: None) -> Client:
    """A browser of somebody who has just proved who he is."""
    person = User.objects.create_user(email="li@example.org", password=PASSWORD, full_name="Li Wei")
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client = Client()
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    return client


def test_a_copy_is_asked_for_made_and_fetched(fresh: Client, run_outbox: RunOutbox) -> None:
    assert "Make my copy" in fresh.get(HERE).content.decode()
    waiting = fresh.post(f"{HERE}copy/", follow=True).content.decode()
    assert "Your copy is being made" in waiting
    assert "Make my copy" not in waiting
    run_outbox()
    copy = DataCopy.objects.get()
    address = f"{HERE}copy/{copy.pk}/"
    assert f'href="{address}"' in fresh.get(HERE).content.decode()
    answer = fresh.get(address)
    assert answer.content.startswith(b"PK")
    assert answer["Content-Type"] == "application/zip"
    assert answer["Content-Disposition"].startswith('attachment; filename="tinggal-20')


def test_the_copy_is_for_its_person_after_a_fresh_proof(
    anna: Client, mallory: Client, cast: Cast, draft: Application, run_outbox: RunOutbox
) -> None:
    person = user_of(cast["anna"])
    person.set_password(PASSWORD)
    person.save()
    anna.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    anna.post(f"{HERE}copy/")
    run_outbox()
    address = f"{HERE}copy/{DataCopy.objects.get().pk}/"
    assert mallory.get(address).status_code == 404
    asked = anna.get(address)
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    anna.post(asked["Location"], {"password": PASSWORD})
    assert anna.get(address).content.startswith(b"PK")


def test_a_draft_is_deleted_after_a_question_and_by_its_owner_only(
    anna: Client, mallory: Client, draft: Application
) -> None:
    address = f"{HERE}drafts/{draft.reference}/"
    assert f'href="{address}"' in anna.get(HERE).content.decode()
    assert "This cannot be undone" in anna.get(address).content.decode()
    assert mallory.post(address).status_code == 404
    assert Application.objects.get(pk=draft.pk).answers != {}
    page = anna.post(address, follow=True).content.decode()
    assert f"Deleted: {draft.reference}" in page
    assert f'href="{address}"' not in page
    assert anna.get(address).status_code == 404


def test_what_must_stay_is_said_with_its_law_and_its_last_day(anna: Client, draft: Application, cast: Cast) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    page = anna.get(HERE).content.decode()
    assert "5 years after it ends" in page
    assert "Permenkumham 35/2013 and 54/2016" in page
    assert "cannot be closed" in anna.get("/account/close/").content.decode()
    anna.post("/account/close/")
    assert user_of(cast["anna"]).is_active


def test_an_account_is_closed_and_its_address_is_free_again(fresh: Client) -> None:
    person = User.objects.get(email="li@example.org")
    start(permit("new-itas-worker"), by=actor_for(person))
    assert "1 application that you never sent goes with it" in fresh.get("/account/close/").content.decode()
    page = fresh.post("/account/close/", follow=True)
    assert page.redirect_chain[-1][0] == "/account/signed-out/"
    assert fresh.get("/account/").status_code == 302
    assert not User.objects.filter(email="li@example.org").exists()
    assert Client().post("/accounts/login/", {"login": "li@example.org", "password": PASSWORD}).status_code == 200

"""A forgotten password is chosen anew by a code to the number; not where a mailbox is, and not by a stranger."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.conftest import Cast, user_of
from tests.mine.by_phone import CHOOSE, LOST, LOST_CODE, NUMBER, PASSWORD, code_of, newest, opened, sign_in
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.notices.models import NumberCode
from tinggal.people.models import User

ANOTHER = "quite another password"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgetting() -> None:
    cache.clear()


def proved(client: Client) -> Client:
    client.post(LOST, {"phone": "0812 3456 7890"})
    client.post(LOST_CODE, {"code": code_of(newest())})
    return client


def test_the_code_lets_him_choose_a_password_that_works(client: Client) -> None:
    person = opened(client)
    other = Client()
    assert "I have no email address" in other.get("/accounts/password/reset/").content.decode()
    answer = proved(other).post(CHOOSE, {"password": ANOTHER}, follow=True)
    assert "Your password is changed" in answer.content.decode()
    assert client.get("/account/").status_code == 302, "whoever was signed in has to sign in again"
    assert "do not go together" in sign_in(other, NUMBER).content.decode()
    assert sign_in(other, NUMBER, ANOTHER)["Location"] == "/start/"
    assert Event.objects.filter(kind="password.chosen", subject=f"user/{person.pk}").exists()


def test_a_proof_serves_once_and_not_without_the_code(client: Client) -> None:
    opened(client)
    stranger = Client()
    stranger.post(LOST, {"phone": NUMBER})
    assert stranger.get(CHOOSE)["Location"] == LOST
    owner = proved(Client())
    NumberCode.objects.update(proved_at=timezone.now() - timedelta(minutes=16))
    assert "no longer works" in owner.post(CHOOSE, {"password": ANOTHER}, follow=True).content.decode()
    assert sign_in(Client(), NUMBER)["Location"] == "/start/"
    assert owner.get(CHOOSE)["Location"] == LOST


def test_known_and_unknown_numbers_look_alike(client: Client) -> None:
    opened(client)
    known, unknown = Client().post(LOST, {"phone": NUMBER}), Client().post(LOST, {"phone": "+628111111111"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert code_of(newest())
    assert "no account signs in with this number" in newest("+628111111111")


def test_an_account_with_a_mailbox_gets_its_password_by_mail_only(client: Client) -> None:
    person = opened(client)
    User.objects.filter(pk=person.pk).update(email="li@example.org")
    EmailAddress.objects.create(user=person, email="li@example.org", verified=True, primary=True)
    stranger = Client()
    stranger.post(LOST, {"phone": NUMBER})
    assert "Ask for a new password with that address" in newest()
    assert code_of(newest()) == ""
    assert stranger.post(LOST_CODE, {"code": "123456"}).status_code == 422
    assert sign_in(Client(), NUMBER)["Location"] == sign_in(Client(), "li@example.org")["Location"] == "/start/"


def test_after_a_year_he_names_one_of_his_applications_because_the_number_may_be_anothers(
    draft: Application, cast: Cast
) -> None:
    walk_to(Status.AT_KANIM, draft, cast)
    person = user_of(cast["anna"])
    person.email, person.signs_in_with = None, NUMBER
    person.number_proved_at = timezone.now() - timedelta(days=366)
    person.set_password(PASSWORD)
    person.save()
    finder = proved(Client())
    assert "Registration number" in finder.get(CHOOSE).content.decode()
    for _guess in range(5):
        said = finder.post(CHOOSE, {"password": ANOTHER, "reference": "TG-2026-000000"}).content.decode()
        assert "not the number of one of your applications" in said
    assert "Too many tries" in finder.post(CHOOSE, {"password": ANOTHER, "reference": draft.reference}).content.decode()
    cache.clear()
    finder.post(CHOOSE, {"password": ANOTHER, "reference": draft.reference.lower()})
    assert sign_in(Client(), NUMBER, ANOTHER).status_code == 302
    person.refresh_from_db()
    assert person.number_proved_at > timezone.now() - timedelta(minutes=1)

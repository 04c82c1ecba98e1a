"""An account that was opened with a number: another number takes its place by proof, and a mailbox can be added."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from tests.conftest import RunOutbox
from tests.mine.by_phone import NUMBER, PASSWORD, code_of, newest, opened, sign_in
from tinggal.people.models import User
from tinggal.simulators.models import SimulatedMessage

OTHER = "+62 811 1111 111"
pytestmark = pytest.mark.django_db


@pytest.fixture
def person(client: Client) -> User:
    cache.clear()
    return opened(client)


def test_another_number_takes_its_place_after_password_and_code_and_the_old_one_hears_of_it(
    client: Client, person: User, run_outbox: RunOutbox
) -> None:
    User.objects.filter(pk=person.pk).update(phone=OTHER)
    assert client.get("/account/phone/")["Location"].startswith("/accounts/reauthenticate/")
    client.post("/account/phone/code/")
    assert not SimulatedMessage.objects.filter(to=OTHER).exists()
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert f"you sign in with {NUMBER}" in client.get("/account/phone/").content.decode()
    client.post("/account/phone/code/")
    client.post("/account/phone/", {"code": code_of(newest(OTHER))})
    run_outbox()
    assert "now signs in with another number" in newest()
    assert SimulatedMessage.objects.filter(to=NUMBER, body__contains="another number").count() == 1
    assert sign_in(Client(), "0811 1111 111")["Location"] == "/start/"
    assert sign_in(Client(), NUMBER).status_code != 302


def test_a_number_with_which_somebody_signs_in_belongs_to_nobody_else(client: Client, person: User) -> None:
    anna = User.objects.create_user("anna@example.org", None, full_name="Anna", phone="0812 3456 7890")
    there = Client()
    there.force_login(anna)
    there.post("/account/phone/code/")
    answer = there.post("/account/phone/", {"code": code_of(newest("0812 3456 7890"))})
    assert "Another account signs in with this number" in answer.content.decode()
    assert User.objects.get(signs_in_with=NUMBER) == person


def test_a_mailbox_is_added_with_a_code_and_he_signs_in_with_either(client: Client, person: User) -> None:
    assert "None yet" in client.get("/account/").content.decode()
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    assert "We have no email address of you" in client.get("/accounts/email/").content.decode()
    client.post("/accounts/email/", {"action_add": "", "email": "Li@Example.org"}, follow=True)
    mail = SimulatedMessage.objects.filter(channel="email", to__iexact="li@example.org").latest("pk").body
    found = re.search(r"^\s*([A-Z0-9]{3,4}-?[A-Z0-9]{3,4})\s*$", mail, re.MULTILINE)
    assert found
    client.post("/accounts/confirm-email/", {"code": found[1]})
    person.refresh_from_db()
    assert person.email == "li@example.org"
    assert sign_in(Client(), "li@example.org")["Location"] == "/start/"
    assert sign_in(Client(), NUMBER)["Location"] == "/start/"


@pytest.mark.parametrize(
    "address",
    [
        *("/account/", "/account/phone/", "/account/messages/", "/account/data/", "/account/close/", "/profile/"),
        *("/accounts/email/", "/accounts/password/change/", "/accounts/2fa/", "/accounts/2fa/totp/activate/"),
        *("/accounts/2fa/webauthn/add/", "/accounts/sessions/", "/applications/", "/wallet/", "/sponsor/register/"),
    ],
)
def test_every_page_of_his_account_works_without_a_mailbox(client: Client, person: User, address: str) -> None:
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answer = client.get(address)
    assert answer.status_code == 200
    assert "None</" not in answer.content.decode()
    assert " None." not in answer.content.decode()


def test_wrong_passwords_are_counted_for_each_number_alone(client: Client, person: User, settings: object) -> None:
    client.logout()
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "100/5m/ip,3/5m/key"}  # type: ignore[attr-defined]
    cache.clear()
    for typed in ("0812 3456 7890", NUMBER, "+62 812-3456-7890"):
        sign_in(client, typed, "wrong password")
    sign_in(client, "+628111111111", "wrong password")
    assert "Too many" in sign_in(client, NUMBER).content.decode()
    assert "Too many" not in sign_in(client, "+628111111111").content.decode()

"""One page leads to everything about an account; the e-mail address changes only for who proves himself."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tinggal.people.models import User
from tinggal.simulators.models import SimulatedMessage

PASSWORD = "a long enough password"
NEW = "anna.new@example.org"
pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    user = User.objects.create_user(email="anna@example.org", password=PASSWORD, full_name="Anna Sørensen")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def test_the_account_page_names_every_place_and_how_it_stands(client: Client, person: User) -> None:
    client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    page = client.get("/account/").content.decode()
    for words in (
        "Your details", "anna@example.org", "Passkeys", "None yet", "1 device", "Permit wallet", "Who opened my file",
    ):  # fmt: skip
        assert words in page


def test_another_address_needs_a_fresh_proof_and_takes_effect_with_its_code(client: Client, person: User) -> None:
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    asked = client.post("/accounts/email/", {"action_add": "", "email": NEW})
    assert asked["Location"].startswith("/accounts/reauthenticate/")
    assert not EmailAddress.objects.filter(email=NEW).exists()

    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    client.post("/accounts/email/", {"action_add": "", "email": NEW})
    person.refresh_from_db()
    assert person.email == "anna@example.org"
    written = SimulatedMessage.objects.filter(to=NEW).latest("pk").body
    code = next(line.strip() for line in written.splitlines() if _is_code(line.strip()))
    client.post("/accounts/confirm-email/", {"code": code})
    person.refresh_from_db()
    assert person.email == NEW
    assert SimulatedMessage.objects.filter(to="anna@example.org", body__contains="changed from").count() == 1


def _is_code(line: str) -> bool:
    return 5 <= len(line) <= 12 and line.replace("-", "").isalnum() and line == line.upper()

"""The account library's pages in our layout: one heading, our forms, nothing inline."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from tinggal.people.models import User

OPEN = [
    *("/accounts/login/", "/accounts/signup/", "/accounts/password/reset/", "/accounts/password/reset/done/"),
    *("/account/open/", "/account/new-password/"),
]
SIGNED_IN = [
    "/accounts/email/",
    "/accounts/password/change/",
    "/accounts/2fa/",
    "/accounts/2fa/totp/activate/",
    "/accounts/2fa/webauthn/",
    "/accounts/2fa/webauthn/add/",
    "/accounts/sessions/",
    "/accounts/logout/",
    "/accounts/reauthenticate/",
]
PASSWORD = "a long enough password"
pytestmark = pytest.mark.django_db


@pytest.fixture
def anna() -> User:
    user = User.objects.create_user(email="anna@example.org", password=PASSWORD, full_name="Anna Sørensen")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def checked(page: str) -> None:
    assert len(re.findall(r"<h1[ >]", page)) == 1
    assert 'id="main-content"' in page
    assert re.search(r"<title>\s*\S[^<]* – Tinggal</title>", page)
    assert re.findall(r"\sstyle=|<style|\son[a-z]+=\"", page) == []
    assert [tag for tag in re.findall(r"<script\b[^>]*>", page) if "src=" not in tag and "/json" not in tag] == []
    assert re.findall(r"\{[#%]|[#%]\}", page) == []
    for control in re.findall(r'<input(?![^>]*type="(?:hidden|radio|checkbox)")[^>]*>', page):
        assert "govuk-input" in control
        assert not re.search(r"\s(required|placeholder)\b", control)


@pytest.mark.parametrize("address", OPEN)
def test_pages_for_everybody_wear_our_layout(client: Client, address: str) -> None:
    checked(client.get(address).content.decode())


@pytest.mark.parametrize("address", SIGNED_IN)
def test_pages_for_the_signed_in_wear_our_layout(client: Client, anna: User, address: str) -> None:
    client.post("/accounts/login/", {"login": anna.email, "password": PASSWORD})
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    answer = client.get(address)
    assert answer.status_code == 200
    page = answer.content.decode()
    checked(page)
    assert "Anna Sørensen" in page


def test_a_wrong_password_is_told_on_top_and_the_address_is_kept(client: Client, anna: User) -> None:
    page = client.post("/accounts/login/", {"login": anna.email, "password": "wrong"}).content.decode()
    checked(page)
    assert "<title>Error: Sign in" in page
    assert "There is a problem" in page
    assert 'value="anna@example.org"' in page


def test_opening_an_account_with_mistakes_names_each_of_them(client: Client) -> None:
    page = client.post("/accounts/signup/", {"email": "nowhere"}).content.decode()
    checked(page)
    listed = re.findall(r'<li><a href="#(id_\w+)">', page)
    assert {"id_full_name", "id_email", "id_password1"} <= set(listed)


def test_a_code_is_asked_for_in_our_words(client: Client) -> None:
    answer = client.post(
        "/accounts/signup/",
        {"full_name": "Li Wei", "email": "li@example.org", "phone": "+62 812 3456 789", "password1": PASSWORD},
        follow=True,
    )
    page = answer.content.decode()
    checked(page)
    assert "Enter the code we sent you" in page
    assert "li@example.org" in page

"""A person sees where he is signed in, signs out one device at a time, and hears of a device he never used before."""

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.test import Client

from tests.conftest import RunOutbox
from tinggal.journal.models import Event
from tinggal.people.models import Device, User
from tinggal.simulators.models import SimulatedMessage

PASSWORD = "a long enough password"
PHONE = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"
WARNING = {"subject": "A new device signed in to your account"}
HERE = "/accounts/sessions/"
pytestmark = pytest.mark.django_db


def account(name: str) -> User:
    user = User.objects.create_user(email=f"{name}@example.org", password=PASSWORD, full_name=name.title())
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


def sign_in(person: User, *, browser: str, client: Client | None = None, address: str = "127.0.0.1") -> Client:
    client = client or Client()
    client.defaults |= {"HTTP_USER_AGENT": browser, "REMOTE_ADDR": address}
    answer = client.post("/accounts/login/", {"login": person.email, "password": PASSWORD})
    assert answer.status_code == 302
    return client


@pytest.fixture
def person() -> User:
    return account("anna")


def test_a_new_device_is_told_by_mail_once_and_the_first_one_is_not(person: User, run_outbox: RunOutbox) -> None:
    phone = sign_in(person, browser=PHONE)
    phone.post("/accounts/logout/")
    sign_in(person, browser=PHONE, client=phone)
    run_outbox()
    assert not SimulatedMessage.objects.filter(**WARNING).exists()

    sign_in(person, browser=LAPTOP, address="203.0.113.9")
    run_outbox()
    mail = SimulatedMessage.objects.get(**WARNING)
    assert mail.to == person.email
    for words in ("Firefox · Linux", "Network address 203.0.113.9", "/accounts/sessions/"):
        assert words in mail.body
    assert Device.objects.filter(person=person).count() == 2


def test_a_device_is_new_for_each_person_and_its_cookie_is_not_in_the_database(
    person: User, run_outbox: RunOutbox
) -> None:
    other = account("mallory")
    sign_in(other, browser=LAPTOP)
    phone = sign_in(person, browser=PHONE)
    phone.post("/accounts/logout/")
    sign_in(other, browser=PHONE, client=phone)
    run_outbox()
    assert [mail.to for mail in SimulatedMessage.objects.filter(**WARNING)] == [other.email]
    cookie = phone.cookies[settings.DEVICE_COOKIE_NAME]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert cookie.value not in set(Device.objects.values_list("digest", flat=True))


def test_a_made_up_cookie_is_replaced(person: User) -> None:
    client = Client()
    client.cookies[settings.DEVICE_COOKIE_NAME] = "1"
    sign_in(person, browser=PHONE, client=client)
    assert len(client.cookies[settings.DEVICE_COOKIE_NAME].value) == 43


def test_one_device_is_signed_out_and_the_others_stay(person: User) -> None:
    here, there, third = (sign_in(person, browser=browser) for browser in (LAPTOP, PHONE, PHONE))
    page = here.get(HERE).content.decode()
    assert page.count("Sign out there") == 2
    assert "Chrome · Android" in page
    assert "from the network you are on now" in page
    stolen = UserSession.objects.get(session_key=there.session.session_key)
    answer = here.post(f"/account/devices/{stolen.pk}/sign-out/", follow=True)
    assert "Signed out there" in answer.content.decode()
    assert there.get("/account/").status_code == 302
    assert third.get("/account/").status_code == here.get("/account/").status_code == 200
    assert Event.objects.filter(kind="session.ended", subject=f"user/{person.pk}").count() == 1


def test_nobody_signs_out_somebody_else(person: User) -> None:
    mine = sign_in(person, browser=PHONE)
    number = UserSession.objects.get(user=person).pk
    sign_in(account("mallory"), browser=LAPTOP).post(f"/account/devices/{number}/sign-out/")
    assert mine.get("/account/").status_code == 200
    assert not Event.objects.filter(kind="session.ended").exists()


def test_a_passkey_is_renamed_and_removed_in_our_words(person: User) -> None:
    client = sign_in(person, browser=LAPTOP)
    client.post("/accounts/reauthenticate/", {"password": PASSWORD})
    data = {"name": "My phone", "credential": {}}
    key = Authenticator.objects.create(user=person, type=Authenticator.Type.WEBAUTHN, data=data)
    assert "Rename the passkey" in client.get(f"/accounts/2fa/webauthn/keys/{key.pk}/edit/").content.decode()
    client.post(f"/accounts/2fa/webauthn/keys/{key.pk}/edit/", {"name": "Work phone"})
    page = client.get(f"/accounts/2fa/webauthn/keys/{key.pk}/remove/").content.decode()
    assert "Remove the passkey" in page
    assert "Work phone" in page
    client.post(f"/accounts/2fa/webauthn/keys/{key.pk}/remove/")
    assert not Authenticator.objects.filter(user=person).exists()


def test_this_browser_stands_first_then_the_five_newest_and_the_others_in_a_fold(person: User) -> None:
    mine = sign_in(person, browser=LAPTOP, address="203.0.113.90")
    for number in range(7):
        sign_in(person, browser=f"browser {number}", address=f"203.0.113.{number}")
    shown, folded = mine.get(HERE).content.decode().split("2 earlier sign-ins")
    assert ["browser 1" in shown, "browser 2" in shown] == [False, True]
    assert shown.index("This one") < shown.index("browser 6") < shown.index("browser 2")
    assert "<details" in shown
    assert folded.index("browser 1") < folded.index("browser 0")


def test_without_many_devices_there_is_no_fold(person: User) -> None:
    mine = sign_in(person, browser=LAPTOP, address="203.0.113.90")
    sign_in(person, browser=PHONE, address="203.0.113.91")
    page = mine.get(HERE).content.decode()
    assert "Chrome · Android" in page
    assert "earlier sign-in" not in page

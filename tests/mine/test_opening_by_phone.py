"""Somebody without an email address opens an account with his phone, and signs in with its number."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from tests.mine.by_phone import BEGIN, CODE, NUMBER, PASSWORD, begin, code_of, newest, opened, sign_in
from tinggal.journal.models import Event
from tinggal.notices.models import NumberCode
from tinggal.notices.number_codes import CODES_OF_A_NETWORK, ask, forget_old
from tinggal.notices.phones import is_confirmed
from tinggal.people.models import User
from tinggal.simulators.models import SimulatedMessage

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgetting() -> None:
    cache.clear()


def asked(number: str = NUMBER) -> None:
    ask(number, purpose=NumberCode.Purpose.OPEN, address="127.0.0.1", language="en")


def test_the_code_opens_the_account_and_signs_in(client: Client) -> None:
    assert "I have no email address" in client.get("/accounts/signup/").content.decode()
    assert begin(client, phone="0812-3456-7890")["Location"] == CODE
    assert NUMBER in client.get(CODE).content.decode()
    answer = client.post(CODE, {"code": code_of(newest())})
    assert answer["Location"] == "/start/"
    person = User.objects.get(signs_in_with=NUMBER)
    assert (person.email, person.full_name, person.phone) == (None, "Li Wei", NUMBER)
    assert is_confirmed(person)
    assert client.get("/account/").status_code == 200
    kinds = Event.objects.filter(subject=f"user/{person.pk}").order_by("pk").values_list("kind", flat=True)
    assert list(kinds) == ["person.registered", "phone.confirmed"]
    assert NUMBER not in str(list(Event.objects.filter(subject=f"user/{person.pk}").values()))


def test_he_comes_to_the_page_that_he_wanted(client: Client) -> None:
    begin(client, next="/which/")
    assert client.post(CODE, {"code": code_of(newest())})["Location"] == "/which/"
    client.logout()
    begin(client, phone="+628111111111", next="https://evil.example/")
    assert client.post(CODE, {"code": code_of(newest("+628111111111"))})["Location"] == "/start/"


@pytest.mark.parametrize("typed", ["+62 812 3456 7890", "0812 3456 7890", "081234567890", " 6281234567890 "])
def test_he_signs_in_with_his_number_however_he_writes_it(client: Client, typed: str) -> None:
    opened(client)
    client.logout()
    assert sign_in(client, typed)["Location"] == "/start/"


def test_before_the_code_is_typed_there_is_no_account(client: Client) -> None:
    begin(client)
    assert not User.objects.filter(signs_in_with=NUMBER).exists()
    assert "do not go together" in sign_in(client, NUMBER).content.decode()
    right = code_of(newest())
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for _try in range(5):
        assert "not the code that we sent" in client.post(CODE, {"code": wrong}).content.decode()
    assert "no longer works" in client.post(CODE, {"code": right}).content.decode()
    assert not User.objects.exists()


def test_a_code_works_for_a_quarter_of_an_hour_and_only_in_the_browser_that_asked(client: Client) -> None:
    begin(client)
    right = code_of(newest())
    assert Client().post(CODE, {"code": right})["Location"] == BEGIN
    NumberCode.objects.update(asked_at=timezone.now() - timedelta(minutes=16))
    assert "no longer works" in client.post(CODE, {"code": right}).content.decode()


def test_a_number_that_has_an_account_gets_the_same_pages_and_other_words(client: Client) -> None:
    first = opened(client)
    client.logout()
    stranger = Client()
    known, unknown = begin(stranger, name="Mallory"), begin(Client(), phone="+628111111111")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert "you have an account already" in newest()
    assert code_of(newest()) == ""
    assert "not the code that we sent" in stranger.post(CODE, {"code": "123456"}).content.decode()
    assert User.objects.get(signs_in_with=NUMBER).full_name == first.full_name


def test_of_two_who_ask_for_one_number_the_first_gets_it(client: Client) -> None:
    other = Client()
    begin(client)
    one = code_of(newest())
    begin(other, name="Second")
    two = code_of(newest())
    client.post(CODE, {"code": one})
    answer = other.post(CODE, {"code": two}, follow=True)
    assert "An account signs in with this number already" in answer.content.decode()
    assert User.objects.get(signs_in_with=NUMBER).full_name == "Li Wei"


def test_three_messages_an_hour_and_six_a_day_go_to_a_number(client: Client) -> None:
    begin(client)
    asked()
    asked()
    assert "in the last hour" in begin(client).content.decode()
    assert "in the last hour" in client.post(CODE, {"again": "1"}, follow=True).content.decode()
    NumberCode.objects.update(asked_at=timezone.now() - timedelta(hours=2))
    for _time in range(3):
        asked()
    NumberCode.objects.update(asked_at=timezone.now() - timedelta(hours=2))
    assert "Too many codes" in begin(client).content.decode()
    assert SimulatedMessage.objects.filter(to=NUMBER).count() == 6
    assert forget_old(now=timezone.now() + timedelta(days=1)) == 6


def test_a_network_and_everybody_together_get_no_more_than_their_share(client: Client, settings: object) -> None:
    for number in range(CODES_OF_A_NETWORK):
        asked(f"+62811111110{number}")
    assert "Too many codes" in begin(client).content.decode()
    cache.clear()
    settings.MOST_CODES_AN_HOUR = CODES_OF_A_NETWORK  # type: ignore[attr-defined]
    assert "Too many codes" in begin(client).content.decode()


def test_mistakes_are_named_and_what_was_typed_is_kept(client: Client) -> None:
    answer = client.post(BEGIN, {"full_name": "Li Wei", "phone": "812", "password": "short"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "with its country code" in page
    assert "too short" in page
    assert 'value="812"' in page
    assert "short" not in str(dict(client.session))


def test_the_password_lies_nowhere_as_it_was_typed(client: Client) -> None:
    begin(client)
    assert PASSWORD not in str(dict(client.session.items()))
    client.post(CODE, {"code": code_of(newest())})
    assert "number-code-open" not in client.session


def test_whoever_is_signed_in_opens_no_second_account(client: Client) -> None:
    opened(client)
    assert client.get(BEGIN)["Location"] == client.get(CODE)["Location"] == "/start/"

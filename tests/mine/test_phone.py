"""A phone is confirmed by typing the code that reached it; guessing, waiting and changing the number do not help."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from tests.conftest import Cast, user_of
from tinggal.journal.models import Event
from tinggal.notices.models import PhoneProof
from tinggal.notices.phones import TRIES, is_confirmed
from tinggal.people.models import User
from tinggal.simulators.models import SimulatedMessage

HERE, ASK = "/account/phone/", "/account/phone/code/"
NUMBER = "+62 812 3456 7890"
LATER = timedelta(minutes=16)


@pytest.fixture
def owner(cast: Cast) -> User:
    person = user_of(cast["anna"])
    User.objects.filter(pk=person.pk).update(phone=NUMBER)
    return person


def newest_code() -> str:
    found = re.search(r"\b(\d{6})\b", SimulatedMessage.objects.filter(to=NUMBER).latest("pk").body)
    assert found
    return found[1]


def stands(owner: User) -> bool:
    return is_confirmed(User.objects.get(pk=owner.pk))


def test_the_code_that_reached_the_phone_confirms_it(anna: Client, owner: User) -> None:
    assert "Not confirmed" in anna.get(HERE).content.decode()
    assert f"We sent a code to {NUMBER}" in anna.post(ASK, follow=True).content.decode()
    code = newest_code()
    assert (
        "Your phone is confirmed." in anna.post(HERE, {"code": f"{code[:3]} {code[3:]}"}, follow=True).content.decode()
    )
    assert stands(owner)
    assert code not in str(list(PhoneProof.objects.values()))
    told = [event.data for event in Event.objects.filter(kind__startswith="phone.").order_by("pk")]
    assert told == [{}, {}]


def test_a_wrong_code_says_so_and_after_five_none_is_taken(anna: Client, owner: User) -> None:
    anna.post(ASK)
    right = newest_code()
    wrong = f"{(int(right) + 1) % 1_000_000:06d}"
    for _try in range(TRIES):
        answer = anna.post(HERE, {"code": wrong})
        assert answer.status_code == 422
        assert "not the code that we sent" in answer.content.decode()
    assert "no longer works" in anna.post(HERE, {"code": right}).content.decode()
    assert not stands(owner)


def test_only_the_newest_code_counts_and_only_for_a_quarter_of_an_hour(anna: Client, owner: User) -> None:
    anna.post(ASK)
    first = newest_code()
    anna.post(ASK)
    if first != newest_code():
        assert anna.post(HERE, {"code": first}).status_code == 422
    second = newest_code()
    PhoneProof.objects.update(asked_at=PhoneProof.objects.latest("pk").asked_at - LATER)
    assert "no longer works" in anna.post(HERE, {"code": second}).content.decode()
    assert not stands(owner)


def test_another_number_has_to_be_proved_anew(anna: Client, owner: User) -> None:
    anna.post(ASK)
    anna.post(HERE, {"code": newest_code()})
    assert stands(owner)
    User.objects.filter(pk=owner.pk).update(phone="+62 811 1111 111")
    assert not stands(owner)
    assert "not confirmed yet" in anna.get("/account/").content.decode()


def test_three_codes_in_an_hour_are_enough(anna: Client, owner: User) -> None:
    for _time in range(3):
        anna.post(ASK)
    assert "Please try again later" in anna.post(ASK, follow=True).content.decode()
    assert SimulatedMessage.objects.filter(to=NUMBER).count() == 3


def test_without_a_number_the_page_leads_to_the_details(anna: Client, cast: Cast) -> None:
    User.objects.filter(pk=user_of(cast["anna"]).pk).update(phone="")
    assert "You gave us no number" in anna.get(HERE).content.decode()
    assert "no phone number in your details" in anna.post(ASK, follow=True).content.decode()


def test_nobody_confirms_for_another(anna: Client, mallory: Client, owner: User) -> None:
    anna.post(ASK)
    assert mallory.post(HERE, {"code": newest_code()}).status_code == 422
    assert not stands(owner)

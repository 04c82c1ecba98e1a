"""The page on which a person chooses what he is told, and how."""

import pytest
from django.test import Client

from tests.conftest import Cast, user_of
from tinggal.notices.preferences import switched_off
from tinggal.notices.topics import Channel, Topic

HERE = "/account/messages/"
ALL = {"duty": ["sms"], "news": ["email", "sms"], "reminder": ["email", "sms"]}


def test_everything_is_ticked_until_somebody_chooses(anna: Client, cast: Cast) -> None:
    page = anna.get(HERE).content.decode()
    assert page.count(" checked>") == 5
    assert "switched off all reminders" not in page
    anna.post(HERE, ALL | {"news": ["email"]})
    assert switched_off(user_of(cast["anna"])) == {(Topic.NEWS, Channel.SMS)}
    assert anna.get(HERE).content.decode().count(" checked>") == 4
    anna.post(HERE, ALL)
    assert switched_off(user_of(cast["anna"])) == set()


def test_who_switches_all_reminders_off_is_told_what_it_may_cost(anna: Client) -> None:
    page = anna.post(HERE, {"duty": ["sms"], "news": ["email"]}, follow=True).content.decode()
    assert "Saved." in page
    assert "each day after it costs a fine" in page
    assert "Some are switched off" in anna.get("/account/").content.decode()


@pytest.mark.parametrize("odd", [{"news": ["pigeon"]}, {"duty": ["email"]}])
def test_a_channel_that_is_not_offered_changes_nothing(anna: Client, cast: Cast, odd: dict[str, list[str]]) -> None:
    answer = anna.post(HERE, ALL | odd)
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()
    assert switched_off(user_of(cast["anna"])) == set()


def test_everybody_chooses_for_himself(anna: Client, mallory: Client, cast: Cast) -> None:
    mallory.post(HERE, {})
    assert switched_off(user_of(cast["anna"])) == set()
    assert len(switched_off(user_of(cast["mallory"]))) == 5

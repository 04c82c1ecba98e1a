"""A person asks the office to put his data right; the wish is a message in Indonesian that waits for an answer."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.walking import walk_to
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.correspondence.models import Message
from tinggal.correspondence.writing import unanswered

HERE = "/account/data/correct/"


@pytest.fixture
def sent(draft: Application, cast: Cast) -> Application:
    walk_to(Status.AT_KANIM, draft, cast)
    return draft


def wish(file: Application) -> dict[str, str]:
    return {"file": file.reference, "written": "Born 2 March 1990", "right": "3 February 1990"}


def test_a_wish_reaches_the_officers_and_its_answer_the_same_page(anna: Client, cast: Cast, sent: Application) -> None:
    answer = anna.post(HERE, wish(sent))
    assert answer["Location"] == f"/applications/{sent.reference}/messages/"
    [message] = unanswered(cast["kade"])
    for words in ("UU 27/2022", "Born 2 March 1990", "3 February 1990"):
        assert words in message.text


def test_what_is_missing_is_told_and_what_was_typed_is_kept(anna: Client, sent: Application) -> None:
    answer = anna.post(HERE, wish(sent) | {"right": " "})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Write what it should be." in page
    assert "Born 2 March 1990" in page
    assert not Message.objects.exists()


def test_nobody_writes_about_the_file_of_another(mallory: Client, sent: Application) -> None:
    assert mallory.post(HERE, wish(sent)).status_code == 422
    assert not Message.objects.exists()


def test_who_sent_nothing_is_told_what_he_can_do_himself(anna: Client, draft: Application) -> None:
    assert "You have not sent an application" in anna.get(HERE).content.decode()

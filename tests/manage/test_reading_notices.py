"""Administrators read every notice in every language before people get it, and note that it is right."""

import time

import pytest
from django.conf import settings
from django.db import connection
from django.template import Engine
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tinggal.journal.models import Event
from tinggal.notices.models import ReadOver
from tinggal.notices.texts import Text, kinds, standing, text, texts_of
from tinggal.notices.topics import Channel

pytestmark = pytest.mark.django_db
KIND = "application.issued"
PAGE = ("manage:notice", KIND, "email")


def page(sari: Client) -> str:
    return sari.get(reverse(PAGE[0], args=PAGE[1:])).content.decode()


def say(sari: Client, digest: str, language: str = "en") -> str:
    where = reverse("manage:notice_read", args=[KIND, "email", language])
    return sari.post(where, {"digest": digest}, follow=True).content.decode()


@pytest.mark.parametrize(("kind", "channel"), kinds(), ids=str)
def test_the_invented_case_fills_every_gap(kind: str, channel: Channel, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Engine.get_default(), "string_if_invalid", "MISSING %s")
    for one in texts_of(kind, channel):
        assert one.body
        assert bool(one.subject) == (channel == Channel.EMAIL)
        assert "MISSING" not in one.subject + one.body


def test_the_words_are_the_same_tomorrow(monkeypatch: pytest.MonkeyPatch) -> None:
    digests = [one.digest for kind, channel in kinds() for one in texts_of(kind, channel)]
    tomorrow = time.time() + 86_400
    monkeypatch.setattr(time, "time", lambda: tomorrow)
    assert [one.digest for kind, channel in kinds() for one in texts_of(kind, channel)] == digests


def test_each_notice_is_shown_in_each_language(sari: Client) -> None:
    shown = page(sari)
    for code, _name in settings.LANGUAGES:
        assert f'<section class="m-box" id="{code}"' in shown
        assert text(KIND, Channel.EMAIL, language=code).subject in shown
    assert shown.count("I have read it, and it is right") == len(settings.LANGUAGES)


def test_what_was_read_is_kept_with_its_words_and_counted(sari: Client) -> None:
    english = text(KIND, Channel.EMAIL, language="en")
    assert "you have read this text" in say(sari, english.digest)
    assert "you have read this text" in say(sari, english.digest)
    one = ReadOver.objects.get()
    assert (one.language, one.subject, one.body) == ("en", english.subject, english.body)
    assert [event.kind for event in Event.objects.filter(subject=f"notice/{KIND}.email.en")] == ["notice.read_over"]
    assert page(sari).count("I have read it, and it is right") == len(settings.LANGUAGES) - 1
    assert f"1 of {len(kinds())} read" in sari.get(reverse("manage:notices")).content.decode()


def test_words_that_changed_wait_for_a_reader_again(sari: Client) -> None:
    say(sari, text(KIND, Channel.EMAIL, language="en").digest)
    ReadOver.objects.update(digest="0" * 64, body="What it said before.")
    assert "Changed since it was read" in page(sari)
    assert "What it said before." in page(sari)
    assert "changed since" in sari.get(reverse("manage:notices")).content.decode()


def test_nobody_notes_other_words_than_he_saw(sari: Client) -> None:
    assert "have changed since you opened the page" in say(sari, "0" * 64)
    assert not ReadOver.objects.exists()


@pytest.mark.parametrize("wrong", [("no.such", "email"), (KIND, "fax"), (KIND, "sms", "tlh")])
def test_what_does_not_exist_is_not_found(sari: Client, wrong: tuple[str, ...]) -> None:
    root = reverse("manage:notices")
    where = root + "/".join(wrong) + "/"
    assert (sari.post(where) if len(wrong) == 3 else sari.get(where)).status_code == 404


def test_however_many_were_read_the_list_asks_as_often(sari: Client) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            sari.get(reverse("manage:notices"))
        return len(queries)

    asked()
    before = asked()
    for language, _name in settings.LANGUAGES:
        say(sari, text(KIND, Channel.EMAIL, language=language).digest, language)
    assert asked() == before


def test_a_reading_of_one_language_says_nothing_about_another(sari: Client) -> None:
    say(sari, text(KIND, Channel.EMAIL, language="id").digest, "id")
    read: list[Text] = [one.text for one in standing(texts_of(KIND, Channel.EMAIL)) if one.now]
    assert [one.language for one in read] == ["id"]

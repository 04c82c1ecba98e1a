"""Five languages, complete and in step, each with its tag, chosen by link, by cookie or by the browser."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.utils import timezone

from tinggal.checker import words as checker_words
from tinggal.checker.verdict import Finding, State
from tinggal.letters.checking import Outcome
from tinggal.letters.checking_facts import Facts
from tinggal.letters.kinds import Kind
from tinggal.track.check_answers import TODO, Asked, answered
from tinggal.track.check_words import LANGUAGES, TAGS, words_in

FOLDER = Path(__file__).parents[2] / "tinggal" / "track" / "words"
PLACE = re.compile(r"\{\w*\}")
HARD_WORDS = {"zh": "机器协助", "ja": "機械", "ko": "기계"}


def sentences(table: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from sentences(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", " ".join(value) if isinstance(value, list) else value


def table(language: str) -> dict[str, str]:
    return dict(sentences(tomllib.loads((FOLDER / f"{language}.toml").read_text())))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_sentence_with_every_place(language: str) -> None:
    english, own = table("en"), table(language)
    assert own.keys() == english.keys()
    assert [name for name, said in own.items() if not said and name != "translated"] == []
    for name, said in own.items():
        assert (name, sorted(PLACE.findall(said))) == (name, sorted(PLACE.findall(english[name])))
    assert len(words_in(language).table["months"]) == 12


@pytest.mark.parametrize("language", [one for one in LANGUAGES if one != "en"])
def test_no_sentence_was_left_in_english(language: str) -> None:
    english, own = table("en"), table(language)
    same = {name for name, said in own.items() if said == english[name]}
    assert same <= {"months", "date", "translated", "fact.index"}


def test_the_languages_are_those_of_the_checker() -> None:
    assert tuple(LANGUAGES) == checker_words.LANGUAGES


def told(kind: str = Kind.APPROVAL) -> Facts:
    today = timezone.localdate()
    return Facts(
        kind=kind, number="IMI.1", dated=today, valid_from=today, valid_until=today, initials="A. E.",
        passport="02C3", specimen=True, permits=True, vouched=True,
    )  # fmt: skip


REASONS = {
    State.VALID: "in_register",
    State.NOT_VALID: "file_wrong",
    State.REPLACED: "replaced",
    State.REVOKED: "revoked",
    State.EXPIRED: "expired",
    State.UNKNOWN: "not_found",
}


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("state", State)
def test_every_state_is_told_in_every_language_with_its_reason_and_what_to_do(state: State, language: str) -> None:
    today, words = timezone.localdate(), words_in(language)
    outcome = Outcome(
        state=state,
        why=REASONS[state],
        number="IMI.2",
        on=today,
        told=told(),
        findings=(Finding("changed_after", ok=False),) if state == State.NOT_VALID else (),
    )
    request = RequestFactory().get("/check/", {"lang": language})
    answer = answered(request, outcome, asked=Asked(way="code", what="0" * 26))
    page = answer.content.decode()
    assert f'<html lang="{TAGS.get(language, language)}">' in page
    assert answer["Content-Language"] == TAGS.get(language, language)
    assert f"</span>{checker_words.state(state, language=language)}</h1>" in page
    said = words.say(f"why.{REASONS[state]}", number="IMI.2", date=words.day(today))
    assert said in page
    todo = words.say(f"todo.{TODO.get(REASONS[state], 'do_not_rely')}")
    assert todo in page
    assert words.say("notice.specimen") in page
    assert [name for name in ("{", "}") if name in page] == []
    assert (HARD_WORDS.get(language, "") in page) or language in ("id", "en")
    if state == State.NOT_VALID:
        assert checker_words.sentence("changed_after", language=language) in page


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_of_letter_has_a_name(language: str) -> None:
    for kind in Kind:
        assert checker_words.kind(kind, language=language)


@pytest.mark.django_db
def test_the_language_is_taken_from_the_link_then_the_cookie_then_the_browser(client: Client) -> None:
    def spoken(**more: Any) -> str:
        found = re.search(r'<html lang="([\w-]+)">', client.get("/check/", **more).content.decode())
        assert found
        return found[1]

    assert spoken() == "en"
    assert spoken(headers={"accept-language": "fr, ja;q=0.8, ko;q=0.9"}) == "ko"
    assert spoken(headers={"accept-language": "zh-CN"}) == "zh-Hans"
    client.cookies["django_language"] = "id"
    assert spoken(headers={"accept-language": "ko"}) == "id"
    assert spoken(QUERY_STRING="lang=ja", headers={"accept-language": "ko"}) == "ja"
    assert spoken(QUERY_STRING="lang=tlh") == "id"


@pytest.mark.django_db
def test_the_language_stays_with_the_forms_and_an_answer_can_be_read_in_another(client: Client) -> None:
    page = client.get("/check/", {"lang": "ko"}).content.decode()
    assert page.count('name="lang" value="ko"') == 4  # three forms and the button of the language itself
    given = {"code": "7K3M9QXA55TR", "day": "1", "month": "2", "year": "1990", "lang": "id"}
    page = client.post("/check/", given).content.decode()
    for name, value in given.items():
        if name != "lang":
            assert f'<input type="hidden" name="{name}" value="{value}">' in page


def test_the_layout_names_what_it_needs() -> None:
    shown = {"words": words_in("en"), "languages": [], "address": "", "change_at": "/check/", "change_sends": ()}
    assert "<!doctype html>" in render_to_string("track/check_layout.html", shown)

"""The page where the holder makes share codes: each is shown once, its looks are seen, it can be ended."""

import re

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.letters.born import decided_letter
from tests.portal.conftest import page
from tinggal.letters.models import Letter, ShareCode, ShareLook
from tinggal.letters.sharing import OPEN_AT_ONCE

OTHER = {"purpose": "other", "fields_shown": ["name", "nationality", "permit"]}
MIRA = {"who": "Mira, Sewa Rumah", "why": "rent"}
CODE = re.compile(r'<span id="share-code">([0-9A-Z]{3}-[0-9A-Z]{3}-[0-9A-Z]{3})</span>')


@pytest.fixture
def letter(cast: Cast) -> Letter:
    """A filed approval of Anna's."""
    return decided_letter(cast)


def here(letter: Letter) -> str:
    return page("share", letter.application, str(letter.pk))


def make(client: Client, letter: Letter) -> str:
    """Press the button; the code that the page shows, or ""."""
    shown = client.post(here(letter), OTHER, follow=True).content.decode()
    found = CODE.search(shown)
    return found[1] if found else ""


def test_a_code_is_shown_once_and_opens_the_letter_on_the_checking_page(
    anna: Client, client: Client, letter: Letter
) -> None:
    code = make(anna, letter)
    assert code
    assert code not in anna.get(here(letter)).content.decode()
    answer = client.post("/check/", {"code": letter.short_code, "share": code, **MIRA}).content.decode()
    assert "ANNA MARIA ERIKSSON" in answer
    assert "looked up once, on" in anna.get(here(letter)).content.decode()
    status = anna.get(page("application", letter.application)).content.decode()
    assert "Somebody to whom you gave a share code" in status


def test_a_code_is_ended_with_a_button(anna: Client, client: Client, letter: Letter) -> None:
    code = make(anna, letter)
    kept = ShareCode.objects.get()
    assert f'name="end" value="{kept.pk}"' in anna.get(here(letter)).content.decode()
    shown = anna.post(here(letter), {"end": str(kept.pk)}, follow=True).content.decode()
    assert "The code has ended." in shown
    assert 'name="end"' not in shown
    answer = client.post("/check/", {"code": letter.short_code, "share": code, **MIRA}).content.decode()
    assert "ERIKSSON" not in answer


@pytest.mark.parametrize("odd", ["0", "-1", "x", "9" * 30, "９"])
def test_ending_what_is_not_there_changes_nothing(anna: Client, letter: Letter, odd: str) -> None:
    make(anna, letter)
    assert anna.post(here(letter), {"end": odd}).status_code == 302
    assert 'name="end"' in anna.get(here(letter)).content.decode()


def test_there_is_a_limit_in_words(anna: Client, letter: Letter) -> None:
    for _code in range(OPEN_AT_ONCE):
        assert make(anna, letter)
    shown = anna.post(here(letter), OTHER, follow=True).content.decode()
    assert "You have too many codes for this letter." in shown
    assert ShareCode.objects.count() == OPEN_AT_ONCE


def test_nobody_else_makes_or_ends_codes(anna: Client, mallory: Client, letter: Letter) -> None:
    make(anna, letter)
    kept = ShareCode.objects.get()
    for posted in (OTHER, {"end": str(kept.pk)}):
        assert mallory.post(here(letter), posted).status_code == 404
    assert mallory.get(here(letter)).status_code == 404
    assert ShareCode.objects.get().ends_at == kept.ends_at


def test_each_purpose_ticks_what_it_needs_and_the_holder_chooses(anna: Client, client: Client, letter: Letter) -> None:
    asked = anna.get(here(letter), {"purpose": "bank"}).content.decode()
    ticked = re.findall(r'value="(\w+)"[^>]*checked', asked)
    assert ticked == ["name", "nationality", "permit", "passport", "born_on"]
    chosen = {"purpose": "bank", "fields_shown": ["passport"], "whom": "Bank Kita"}
    shown = anna.post(here(letter), chosen, follow=True).content.decode()
    found = CODE.search(shown)
    assert found
    assert "Bank Kita" in shown
    answer = client.post("/check/", {"code": letter.short_code, "share": found[1], **MIRA}).content.decode()
    assert "Passport number" in answer
    for hidden in ("ERIKSSON", "Nationality", "Visa index"):
        assert hidden not in answer


def test_the_holder_reads_who_looked_and_what_for(anna: Client, client: Client, letter: Letter) -> None:
    given = {"code": letter.short_code, "share": make(anna, letter)}
    for missing, words in (({"why": "rent"}, "Say who you are."), ({"who": "Mira"}, "Choose what you need it for.")):
        assert words in client.post("/check/", {**given, **missing}).content.decode()
    assert not ShareLook.objects.exists()
    for _language in ("en", "id"):
        assert "ERIKSSON" in client.post("/check/", {**given, **MIRA}).content.decode()
    page = anna.get(here(letter)).content.decode()
    assert page.count("Mira, Sewa Rumah") == 1
    assert "A home: a landlord or an agent" in page


@pytest.mark.parametrize("wrong", [{}, {"purpose": "other"}, {"purpose": "x", "fields_shown": ["name"]}])
def test_without_a_choice_nothing_is_made_and_the_question_comes_back(
    anna: Client, letter: Letter, wrong: dict[str, object]
) -> None:
    answer = anna.post(here(letter), wrong)
    assert answer.status_code == 422
    assert "There is a problem" in answer.content.decode()
    assert anna.get(here(letter), {"purpose": "x"}).status_code == 422
    assert not ShareCode.objects.exists()

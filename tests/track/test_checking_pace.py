"""Guessing and harvesting codes is slow: for one network, and for one letter from everywhere."""

import pytest
from django.test import Client

from tests.conftest import Cast
from tests.letters.born import BIRTH, decided_letter
from tinggal.lib.pace import network_of
from tinggal.track.check_pace import SECRETS, TRIES
from tinggal.track.check_words import LANGUAGES

NO_CODE = "0" * 26


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_after_too_many_checks_there_is_a_page_that_says_how_long_to_wait(client: Client, language: str) -> None:
    for _try in range(TRIES):
        assert client.get(f"/check/{NO_CODE}/").status_code == 200
    asked = (
        client.get(f"/check/{NO_CODE}/", {"lang": language}),
        client.post("/check/", {"code": NO_CODE, "lang": language}),
        client.post("/check/", {"lang": language}),
        client.post("/check/seal/", {"seal": "dc", "lang": language}),
    )
    for answer in asked:
        assert (answer.status_code, answer["Retry-After"]) == (429, "600")
        assert "tinggal-verify" in answer.content.decode()
    assert client.get("/check/").status_code == 200
    assert client.get(f"/check/{NO_CODE}/", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_birth_dates_cannot_be_guessed_for_one_letter_from_many_addresses(client: Client, cast: Cast) -> None:
    letter = decided_letter(cast)
    for tried in range(SECRETS):
        given = {"code": letter.short_code, "day": "1", "month": "1", "year": str(1950 + tried)}
        assert client.post("/check/", given, REMOTE_ADDR=f"192.0.2.{tried}").status_code == 200
    given = {"code": letter.short_code, **BIRTH}
    answer = client.post("/check/", given, REMOTE_ADDR="198.51.100.1")
    assert answer.status_code == 429
    assert b"too many tries for this letter" in answer.content
    assert client.get(f"/check/{letter.code}/", REMOTE_ADDR="198.51.100.1").status_code == 200


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("", ""),
        ("unix:", "unix:"),
    ],
)
def test_a_household_counts_once(address: str, network: str) -> None:
    assert network_of(address) == network

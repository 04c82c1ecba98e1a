"""What a first visit and the next page weigh, packed, and how many files they ask for."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

FIRST, FILES, NEXT = 60_000, 6, 15_000
PUBLIC = [
    "/", "/permits/", "/permits/new-itas-worker/", "/permits/indexes/", "/track/", "/waiting/", "/checks/", "/log/",
    "/help/", "/privacy/", "/accessibility/", "/official/", "/accounts/login/", "/accounts/signup/", "/account/open/",
    "/account/new-password/", "/no-such-page/",
]  # fmt: skip
LOADED = re.compile(r'<(?:link rel="(?:stylesheet|icon)"|script|img)[^>]+?(?:href|src)="/static/([^"]+)"')
pytestmark = pytest.mark.django_db


def packed(words: bytes) -> int:
    return len(gzip.compress(words, 9))


@pytest.mark.parametrize("address", PUBLIC)
def test_a_first_visit_is_light_and_asks_for_few_files(client: Client, address: str) -> None:
    page = client.get(address).content
    loaded = set(LOADED.findall(page.decode()))
    weights = [packed(Path(str(finders.find(name))).read_bytes()) for name in loaded]
    assert "pages/site.css" in loaded
    assert packed(page) <= NEXT
    assert packed(page) + sum(weights) <= FIRST
    assert 1 + len(loaded) <= FILES


def test_sheets_that_travel_together_hold_the_words_of_their_parts(settings: object) -> None:
    for made, parts in settings.SHEETS_TOGETHER.items():  # type: ignore[attr-defined]
        words = Path(str(finders.find(made))).read_text()
        places = [words.find(Path(str(finders.find(part))).read_text()) for part in parts]
        assert places == sorted(places)
        assert places[0] == 0

"""A first visit of the checking page is light enough for a bad connection, and asks nobody but us."""

import gzip
import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client

from tests.conftest import Cast
from tests.letters.born import BIRTH, decided_letter
from tests.pages.test_colours_and_weight import STATIC
from tinggal.track.check_words import LANGUAGES

MOST = 20_000  # bytes over the wire, with everything the page loads by itself
HEADERS = 800  # bytes that the headers of an answer take, generously
ROOM = Path(__file__).parents[2] / "tinggal" / "track" / "static" / "track"
LOADED = re.compile(r'(?:href|src)="/static/([^"]+)"')


def weight(client: Client, page: bytes, *, packed: int) -> int:
    """The page and each of its files, as whitenoise and the page itself send them: gzip."""
    files = set(LOADED.findall(page.decode()))
    assert {"track/site.css", "pages/mark.svg", "track/check.js"} <= files
    sizes = [len(gzip.compress(Path(str(finders.find(name))).read_bytes(), 9)) + HEADERS for name in files]
    return packed + HEADERS + sum(sizes)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_with_its_style_its_script_and_its_mark(client: Client, language: str) -> None:
    answer = client.get("/check/", {"lang": language}, headers={"accept-encoding": "gzip"})
    assert answer["Content-Encoding"] == "gzip"
    assert weight(client, gzip.decompress(answer.content), packed=len(answer.content)) <= MOST


def test_an_answer_with_all_it_can_hold(client: Client, cast: Cast) -> None:
    letter = decided_letter(cast)
    for language in LANGUAGES:
        given = {"code": letter.short_code, "lang": language, **BIRTH}
        answer = client.post("/check/", given, headers={"accept-encoding": "gzip"})
        assert weight(client, gzip.decompress(answer.content), packed=len(answer.content)) <= MOST
        seal = {"seal": bytes(letter.seal).hex(), "lang": language}
        answer = client.post("/check/seal/", seal, headers={"accept-encoding": "gzip"})
        assert weight(client, gzip.decompress(answer.content), packed=len(answer.content)) <= MOST


@pytest.mark.django_db
def test_it_loads_nothing_from_elsewhere_and_the_decoder_only_when_the_camera_is_opened(client: Client) -> None:
    page = client.get("/check/").content.decode()
    assert re.findall(r'(?:href|src|action)="https?:', page) == []
    assert re.findall(r"<(?:script|link|img)[^>]+(?:jsQR|scan)", page) == []
    assert "data-decoder" in page


def test_its_own_style_is_small_and_takes_its_colours_from_the_house() -> None:
    css = (ROOM / "check.css").read_text()
    assert len(gzip.compress(css.encode(), 9)) <= 3_000
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b", css) == []
    assert set(re.findall(r"var\((--(?:brand|neutral|sentiment)[\w-]*)", css)) <= set(
        re.findall(r"(--[\w-]+):", (STATIC / "tokens.css").read_text())
    )


def test_the_decoder_is_the_published_one_with_its_licence() -> None:
    assert (ROOM / "vendor" / "jsQR.js").read_text().startswith("/* jsqr 1.4.0, Apache-2.0")
    assert "Apache License" in (ROOM / "vendor" / "LICENCE-jsqr.txt").read_text()[:200]

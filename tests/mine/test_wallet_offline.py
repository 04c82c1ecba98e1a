"""In a browser: the wallet that was kept opens after the server is gone, until it is taken off the phone."""

import re
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from playwright.sync_api import Page, expect, sync_playwright

from tests.conftest import Cast
from tests.journeys.conftest import CHROMIUM, MANNERS
from tests.letters.born import decided_letter
from tinggal.letters.models import Letter

Files = Mapping[str, tuple[str, bytes]]
KINDS = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml", ".png": "image/png"}
NAMED = re.compile(r'(?:href|src)="(/(?:static|wallet)/[^"]*)"')
PATIENCE_MS = 30_000


def files_of(client: Client, letter: Letter) -> Files:
    """The wallet of this browser and everything it names, as the site answers."""
    found: dict[str, tuple[str, bytes]] = {}
    for where in ("/wallet/", "/wallet/worker.js", "/account/signed-out/"):
        answer = client.get(where)
        found[where] = (answer["Content-Type"], answer.content)
        for name in NAMED.findall(answer.content.decode()):
            found.setdefault(name, asset(client, name))
    assert f"/wallet/{letter.pk}/letter.pdf" in found
    return found


def asset(client: Client, name: str) -> tuple[str, bytes]:
    """A style, a script or a picture; or what the wallet itself hands out."""
    if name.startswith("/static/"):
        there = Path(str(finders.find(name.removeprefix("/static/"))))
        return KINDS[there.suffix], there.read_bytes()
    answer = client.get(name)
    return answer["Content-Type"], answer.content


@contextmanager
def serving(files: Files) -> Iterator[ThreadingHTTPServer]:
    """These files on a port of their own, until the block ends or the server is shut down before."""

    class Answers(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            kind, content = files.get(self.path, ("", b""))
            self.send_response(200 if kind else 404)
            self.send_header("Content-Type", kind or "text/plain")
            self.send_header("Content-Security-Policy", "default-src 'self'; img-src 'self' data:")
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_parts: object) -> None:
            """Nothing: the terminal belongs to the tests."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@contextmanager
def phone() -> Iterator[Page]:
    """A narrow window of Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=MANNERS)
        page = browser.new_page(viewport={"width": 360, "height": 740})
        page.set_default_timeout(PATIENCE_MS)
        yield page
        browser.close()


pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason=f"Chromium is not installed: there is no {CHROMIUM}"),
]


def test_the_wallet_opens_without_the_server_until_it_is_taken_off_the_phone(anna: Client, cast: Cast) -> None:
    letter = decided_letter(cast)
    number, files = letter.number, files_of(anna, letter)
    with phone() as page:
        with serving(files) as server:
            here = f"http://127.0.0.1:{server.server_port}/wallet/"
            page.goto(here)
            assert what_is_kept(page) == []
            keep(page)
            kept = {address.removeprefix(here[: -len("/wallet/")]) for address in what_is_kept(page)}
            assert {"/wallet/", f"/wallet/{letter.pk}/letter.pdf", f"/wallet/{letter.pk}/seal.svg"} <= kept
            assert kept <= set(files)
        page.reload()
        expect(page.locator("article")).to_contain_text(number)
        drawn = page.evaluate("() => [...document.images].every((one) => one.complete && one.naturalWidth > 0)")
        assert drawn
        pdf = f"{here}{letter.pk}/letter.pdf"
        begins = page.evaluate("async (where) => (await (await fetch(where)).text()).slice(0, 5)", pdf)
        assert begins == "%PDF-"

        page.click("[data-forget]")
        expect(page.locator("[data-say=ready]")).to_be_visible(timeout=PATIENCE_MS)
        assert what_is_kept(page) == []


def test_signing_out_takes_the_wallet_off_the_phone(anna: Client, cast: Cast) -> None:
    files = files_of(anna, decided_letter(cast))
    with phone() as page, serving(files) as server:
        site = f"http://127.0.0.1:{server.server_port}"
        page.goto(f"{site}/wallet/")
        keep(page)
        page.goto(f"{site}/account/signed-out/")
        page.wait_for_function("async () => (await navigator.serviceWorker.getRegistrations()).length === 0")
        assert what_is_kept(page) == []


def keep(page: Page) -> None:
    """Tap “Keep on this phone” and wait until it is done."""
    page.click("[data-keep-now]")
    expect(page.locator("[data-say=kept]")).to_be_visible(timeout=PATIENCE_MS)


def what_is_kept(page: Page) -> list[str]:
    """The addresses that this phone keeps, in order."""
    kept: list[str] = page.evaluate(
        "async () => (await Promise.all((await caches.keys()).map(async (name) => "
        "(await (await caches.open(name)).keys()).map((one) => one.url)))).flat().sort()"
    )
    return kept

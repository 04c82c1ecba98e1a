"""A part of a page that is still being worked on fetches itself again until it is done, and screen readers hear it."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, expect

from tinggal.launch.places import ROOT

SCRIPT = ROOT / "tinggal/portal/static/portal/waiting.js"
LOOKS = 2  # so often the part is not ready yet
PAGE = """<!DOCTYPE html><html lang="en"><title>t</title><script defer src="/waiting.js"></script>
<main id="main-content"><div id="part"{coming}>{words}</div></main></html>"""


class Slow(ThreadingHTTPServer):
    """Not ready at first."""

    daemon_threads = True
    asked = 0


class Answering(BaseHTTPRequestHandler):
    server: Slow

    def do_GET(self) -> None:
        if self.path == "/waiting.js":
            return self.say(SCRIPT.read_bytes(), kind="text/javascript")
        self.server.asked += 1
        ready = self.server.asked > 1 + LOOKS
        words = "Three things were found." if ready else '<a href="#">Is it ready?</a>'
        coming = "" if ready else ' data-coming="We have looked."'
        return self.say(PAGE.format(coming=coming, words=words).encode(), kind="text/html")

    def say(self, body: bytes, *, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *told: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def slow() -> Iterator[Slow]:
    with Slow(("127.0.0.1", 0), Answering) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


def test_the_part_is_there_without_a_click_and_is_asked_for_no_more(browser: Browser, slow: Slow) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(f"http://localhost:{slow.server_address[1]}/")
        page.focus("#part a")
        expect(page.locator("#part")).to_have_text("Three things were found.", timeout=30_000)
        expect(page.locator("[role=status]")).to_have_text("We have looked.")
        assert page.evaluate("document.activeElement.id") == "part"
        asked = slow.asked
        page.wait_for_timeout(3_000)
        assert slow.asked == asked == 2 + LOOKS

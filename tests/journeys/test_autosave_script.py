"""The script that keeps each answer, against a server whose line is cut, and that signs people out.

What our own server does with the answers is tried in tests/portal/test_saving_each_answer.py.
"""

import json
import threading
import urllib.parse
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser, Page, expect

from tinggal.launch.places import ROOT

CUTS = 5
SCRIPT = ROOT / "tinggal/portal/static/portal/autosave.js"
PATIENCE_MS = 60_000
FORM = """<!DOCTYPE html><html lang="en"><title>t</title><script defer src="/autosave.js"></script><main>
<form method="post" action="/plain"><input type="hidden" name="csrfmiddlewaretoken" value="%(token)s">
<input name="name" value="%(name)s"><fieldset><input name="birth_day"><input name="birth_month"></fieldset>
<input type="radio" name="sex" value="F"><input type="radio" name="sex" value="M"><p role="status" data-autosave="/save"
 data-saved="Saved" data-lost="Not saved" data-open="Not finished" data-signed-out="Out." data-sign-in="Sign in"
 data-sign-in-at="/login"></p><button>Send</button></form></main></html>"""


class Keeper(ThreadingHTTPServer):
    """Keeps answers; hangs up ``cuts`` times; signs out who comes with an old token."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.kept: dict[str, str] = {}
        self.cuts, self.token, self.refused = 0, "first", frozenset[str]()

    @property
    def address(self) -> str:
        return f"http://localhost:{self.server_address[1]}/form"

    def handle_error(self, request: object, client_address: object) -> None:
        """A line that was cut on purpose is no news."""


class Answering(BaseHTTPRequestHandler):
    server: Keeper

    def do_GET(self) -> None:
        if self.path == "/autosave.js":
            return self.say(200, SCRIPT.read_text(), kind="text/javascript")
        return self.say(200, FORM % {"token": self.server.token, "name": self.server.kept.get("name", "")})

    def do_POST(self) -> None:
        told = dict(urllib.parse.parse_qsl(self.rfile.read(int(self.headers["Content-Length"])).decode(), True))
        if self.server.cuts:
            self.server.cuts -= 1
            return None
        if self.headers["X-CSRFToken"] != self.server.token:
            return self.say(403, "")
        self.server.kept |= {name: value for name, value in told.items() if name not in self.server.refused}
        refused = [name for name in told if name in self.server.refused]
        return self.say(200, json.dumps({"at": "10:32", "open": refused}), kind="application/json")

    def say(self, status: int, body: str, *, kind: str = "text/html") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *told: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def keeper() -> Iterator[Keeper]:
    with Keeper() as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def page(browser: Browser, keeper: Keeper) -> Iterator[Page]:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto(keeper.address)
        yield page


def says(page: Page, words: str) -> None:
    expect(page.get_by_role("status")).to_contain_text(words, timeout=PATIENCE_MS)


def test_each_answer_is_kept_without_a_button_and_the_boxes_of_a_day_go_together(page: Page, keeper: Keeper) -> None:
    page.fill("[name=name]", "ANNA")
    page.check("[value=M]")
    page.fill("[name=birth_day]", "12")
    says(page, "Saved 10:32")
    page.wait_for_timeout(1500)
    assert keeper.kept == {"name": "ANNA", "sex": "M", "birth_day": "12", "birth_month": ""}


def test_a_line_cut_again_and_again_loses_nothing(page: Page, keeper: Keeper) -> None:
    keeper.cuts = CUTS
    page.fill("[name=name]", "ANNA")
    says(page, "Not saved")
    page.reload()
    expect(page.locator("[name=name]")).to_have_value("ANNA")
    says(page, "Saved")
    assert (keeper.kept["name"], keeper.cuts) == ("ANNA", 0)


def test_what_cannot_be_kept_yet_is_there_again_when_the_page_is_loaded_again(page: Page, keeper: Keeper) -> None:
    keeper.refused = frozenset({"birth_day", "birth_month"})
    page.fill("[name=birth_day]", "12")
    says(page, "Not finished")
    page.reload()
    expect(page.locator("[name=birth_day]")).to_have_value("12")


def test_what_was_kept_on_another_device_meanwhile_is_newer(page: Page, keeper: Keeper) -> None:
    keeper.cuts = 10_000
    page.fill("[name=name]", "ANNA")
    says(page, "Not saved")
    keeper.cuts, keeper.kept["name"] = 0, "ANNA MARIA"
    page.reload()
    expect(page.locator("[name=name]")).to_have_value("ANNA MARIA")


def test_signed_out_it_says_so_and_goes_on_after_signing_in_elsewhere(page: Page, keeper: Keeper) -> None:
    keeper.token = "second"
    page.fill("[name=name]", "ANNA")
    says(page, "Out. Sign in")
    expect(page.get_by_role("link", name="Sign in")).to_have_attribute("href", "/login")
    page.evaluate("dispatchEvent(new Event('focus'))")
    says(page, "Saved")
    assert keeper.kept["name"] == "ANNA"
    expect(page.locator("[name=csrfmiddlewaretoken]")).to_have_value("second")

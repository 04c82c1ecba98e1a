"""The script that sends a document in pieces, against a server whose line is cut twenty times, before and after pieces.

What our own server does with the pieces is tried in tests/intake/test_uploads_in_pieces.py.
"""

import hashlib
import json
import random
import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, expect

from tinggal.launch.places import ROOT

CUTS, PIECE = 20, 4096
CONTENT = random.Random(1).randbytes(PIECE * 30 + 17)
SCRIPT = ROOT / "tinggal/portal/static/portal/upload.js"
PATIENCE_MS = 120_000
FORM = """<!DOCTYPE html><html lang="en"><title>t</title><script defer src="/upload.js"></script>
<form method="post" enctype="multipart/form-data" action="/plain">
<input type="hidden" name="csrfmiddlewaretoken" value="t"><div class="govuk-form-group"><label for="f">File</label>
<input type="file" id="f" name="file" multiple data-max-bytes="1000000"></div>
<div data-original hidden><input type="checkbox" id="whole"></div>
<div data-upload="/begin" data-sent="Sent:" data-waiting="Lost." data-looking="Looking." data-several="Picture" hidden>
<progress max="100" value="0"></progress><p role="status"></p></div><button>Upload</button></form></html>"""


class BadLine(ThreadingHTTPServer):
    """Keeps pieces; hangs up ``CUTS`` times, in turn before it keeps a piece and before it says that it did.

    ``torn``: it hangs up now and then in the middle of a piece instead, after any number of its bytes.
    """

    daemon_threads = True

    def __init__(self, refusal: dict[str, object]) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.pieces: dict[int, bytes] = {}
        self.begun: list[tuple[str, bool]] = []
        self.asked, self.cuts, self.plain, self.refusal = 0, 0, 0, refusal
        self.lock, self.chance = threading.Lock(), random.Random(20)
        self.torn = False

    @property
    def address(self) -> str:
        return f"http://localhost:{self.server_address[1]}"

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up as well is no news."""


class Answering(BaseHTTPRequestHandler):
    server: BadLine
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        if self.path == "/upload.js":
            return self.say(SCRIPT.read_bytes(), kind="text/javascript")
        return self.say(b"<title>done</title>done" if self.path == "/done" else FORM.encode(), kind="text/html")

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        if self.server.torn and self.path.startswith("/pieces/") and self.tear(length):
            return self.hang_up()
        body = self.rfile.read(length)
        if self.path == "/plain":
            self.server.plain += 1
            return self.say(b"<title>done</title>plain", kind="text/html")
        if self.path == "/begin":
            told = json.loads(body)
            self.server.begun.append((told["name"], told["as_sheet"]))
            plan = {"size": PIECE, "have": sorted(self.server.pieces), "piece": "/pieces/0/", "join": "/join"}
            return self.say(json.dumps(plan).encode())
        if self.path == "/join":
            missing = sorted(set(range(-(-len(CONTENT) // PIECE))) - set(self.server.pieces))
            answer = {"missing": missing} if missing else self.server.refusal or {"next": "/done"}
            return self.say(json.dumps(answer).encode(), status=409 if missing else 422 if self.server.refusal else 200)
        return self.keep(int(self.path.split("/")[2]), body)

    def keep(self, number: int, body: bytes) -> None:
        with self.server.lock:
            self.server.asked += 1
            cut = not self.server.torn and self.server.asked % 2 == 1 and self.server.cuts < CUTS
            self.server.cuts += cut
            early = cut and self.server.cuts % 2 == 0
        if not early and hashlib.sha256(body).hexdigest() == self.headers["Piece-Digest"]:
            self.server.pieces[number] = body
        if not cut:
            return self.say(b"", status=204)
        return self.hang_up()

    def tear(self, length: int) -> bool:
        """Whether the line is cut during this piece; some of it was read then."""
        with self.server.lock:
            torn = self.server.cuts < CUTS and self.server.chance.random() < 0.5
            self.server.cuts += torn
            place = self.server.chance.randrange(length)
        if torn:
            self.rfile.read(place)
        return torn

    def hang_up(self) -> None:
        self.connection.shutdown(socket.SHUT_RDWR)
        self.close_connection = True

    def say(self, body: bytes, *, status: int = 200, kind: str = "application/json") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *told: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def line(request: pytest.FixtureRequest) -> Iterator[BadLine]:
    with BadLine(getattr(request, "param", {})) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def upload(page: Page, line: BadLine, folder: Path, *, content: bytes = CONTENT) -> None:
    file = folder / "scan.pdf"
    file.write_bytes(content)
    page.goto(line.address)
    page.set_input_files("#f", file)
    page.click("button")


def test_twenty_cuts_cost_time_and_nothing_else(page: Page, line: BadLine, tmp_path: Path) -> None:
    upload(page, line, tmp_path)
    page.wait_for_url("**/done", timeout=PATIENCE_MS)
    assert b"".join(line.pieces[number] for number in sorted(line.pieces)) == CONTENT
    assert (line.cuts, line.asked - CUTS, line.plain) == (CUTS, len(line.pieces), 0)


def test_twenty_cuts_at_any_byte_leave_the_file_as_it_was(page: Page, line: BadLine, tmp_path: Path) -> None:
    line.torn = True
    upload(page, line, tmp_path)
    page.wait_for_url("**/done", timeout=PATIENCE_MS)
    arrived = b"".join(line.pieces[number] for number in sorted(line.pieces))
    assert line.cuts == CUTS
    assert hashlib.sha256(arrived).hexdigest() == hashlib.sha256(CONTENT).hexdigest()


def test_several_files_are_sent_one_after_the_other_as_pictures_of_one_document(
    page: Page, line: BadLine, tmp_path: Path
) -> None:
    line.cuts = CUTS
    names = ["first.jpg", "second.jpg", "third.jpg"]
    for name in names:
        (tmp_path / name).write_bytes(CONTENT)
    page.goto(line.address)
    page.set_input_files("#f", [tmp_path / name for name in names])
    page.click("button")
    page.wait_for_url("**/done", timeout=PATIENCE_MS)
    assert line.begun == [(name, True) for name in names]
    assert line.plain == 0


def test_after_the_page_was_loaded_again_only_what_is_missing_is_sent(
    page: Page, line: BadLine, tmp_path: Path
) -> None:
    line.pieces = {number: CONTENT[number * PIECE : (number + 1) * PIECE] for number in range(25)}
    line.cuts = CUTS
    upload(page, line, tmp_path)
    page.wait_for_url("**/done", timeout=PATIENCE_MS)
    assert line.asked == len(line.pieces) - 25


@pytest.mark.parametrize("line", [{"words": "This PDF is locked."}], indirect=True)
def test_what_is_wrong_is_said_beside_the_field(page: Page, line: BadLine, tmp_path: Path) -> None:
    line.cuts = CUTS
    upload(page, line, tmp_path)
    expect(page.locator(".govuk-error-message")).to_have_text("This PDF is locked.", timeout=PATIENCE_MS)
    expect(page.locator("#f")).to_be_focused()
    expect(page.locator("#f")).to_have_attribute("aria-describedby", "f_words")


def test_progress_is_told_in_quarters(page: Page, line: BadLine, tmp_path: Path) -> None:
    line.cuts = CUTS
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => { window.told = []; new MutationObserver(() => window.told.push("
        "document.querySelector('[role=status]').textContent)).observe(document.querySelector('[role=status]'),"
        " {childList: true}); });"
    )
    page.route("**/done", lambda route: route.abort())
    upload(page, line, tmp_path)
    page.wait_for_function("window.told && window.told.includes('Looking.')", timeout=PATIENCE_MS)
    assert page.evaluate("window.told") == [*(f"Sent: {share} %" for share in (0, 25, 50, 75, 100)), "Looking."]


@pytest.mark.parametrize("content", [b"", bytes(1_000_001)], ids=["empty", "too large"])
def test_the_plain_form_says_what_it_says_best(page: Page, line: BadLine, tmp_path: Path, content: bytes) -> None:
    upload(page, line, tmp_path, content=content)
    page.wait_for_url("**/plain", timeout=PATIENCE_MS)
    assert (line.plain, line.asked) == (1, 0)


@pytest.mark.parametrize(("as_it_is", "sent"), [(False, "photo.jpg"), (True, "photo.png")])
def test_a_large_photo_is_made_smaller_unless_the_original_is_wanted(
    page: Page, line: BadLine, tmp_path: Path, as_it_is: bool, sent: str
) -> None:
    Image.effect_noise((900, 900), 90).convert("RGB").save(tmp_path / "photo.png")
    page.goto(line.address)
    page.evaluate("asItIs => { f.dataset.shrink = 300; whole.checked = asItIs; f.dataset.maxBytes = 0; }", as_it_is)
    page.set_input_files("#f", tmp_path / "photo.png")
    with page.expect_request("**/begin"):
        page.click("button")
    page.wait_for_function("document.querySelector('progress').value > 0")
    assert line.begun == [(sent, False)]

"""Lines to the witnesses stay open, are replaced when somebody hung up, and never ask twice what took too long."""

import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tinggal.transparency.lines import hang_up, post

pytestmark = pytest.mark.enable_socket


class Answers(BaseHTTPRequestHandler):
    """Says how many questions came on this line; hangs up after those at /once."""

    protocol_version = "HTTP/1.1"
    count = 0

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.count += 1
        answer = b"x" * 500 if self.path == "/long" else b"%d" % self.count
        self.send_response(302 if self.path == "/elsewhere" else 200)
        self.send_header("Location", "/once")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)
        self.close_connection = self.path == "/once"

    def log_message(self, *_words: object) -> None:
        """Nobody reads it."""


@pytest.fixture
def address() -> Iterator[str]:
    """Where somebody answers."""
    with ThreadingHTTPServer(("127.0.0.1", 0), Answers) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        hang_up()
        server.shutdown()


def ask(url: str, *, seconds: float = 5, largest: int = 100) -> tuple[int, bytes]:
    return post(url, b"question", seconds=seconds, largest=largest)


def test_several_questions_go_over_one_line(address: str) -> None:
    assert [ask(f"{address}/")[1] for _ in range(3)] == [b"1", b"2", b"3"]


def test_a_line_that_was_hung_up_is_replaced(address: str) -> None:
    assert [ask(f"{address}/once") for _ in range(3)] == [(200, b"1")] * 3


def test_no_redirect_is_followed(address: str) -> None:
    assert ask(f"{address}/elsewhere") == (302, b"1")


def test_no_more_is_read_than_wanted_and_such_a_line_is_not_used_again(address: str) -> None:
    assert ask(f"{address}/long", largest=10) == (200, b"x" * 10)
    assert ask(f"{address}/") == (200, b"1")


def test_who_says_nothing_is_not_asked_twice() -> None:
    with socket.socket() as deaf:
        deaf.bind(("127.0.0.1", 0))
        deaf.listen()
        began = time.monotonic()
        with pytest.raises(TimeoutError):
            ask(f"http://127.0.0.1:{deaf.getsockname()[1]}/", seconds=0.2)
        assert time.monotonic() - began < 2


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/x", "file:///etc/hosts", "nonsense"])
def test_only_the_web_is_asked(url: str) -> None:
    with pytest.raises(ValueError, match="http"):
        ask(url)

"""A register that behaves in all the ways servers do: for the tests of the line to it."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Odd:
    """What it answers next, how long it waits before, and how long between two bytes of the body."""

    url: str = ""
    status: int = 200
    body: bytes = b'{"found": true, "record": {"name": "PT Contoh"}}'
    waits: float = 0.0
    trickles: float = 0.0
    heard: list[tuple[dict[str, str], bytes]] = field(default_factory=list)


@contextmanager
def serving() -> Iterator[Odd]:
    """Such a server on a free port of this machine."""
    odd = Odd()

    class Answering(BaseHTTPRequestHandler):
        """Answers as ``odd`` says."""

        def do_POST(self) -> None:
            """One question."""
            asked = self.rfile.read(int(self.headers["Content-Length"]))
            odd.heard.append((dict(self.headers), asked))
            time.sleep(odd.waits)
            self.send_response(odd.status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Location", odd.url)
            self.send_header("Content-Length", str(len(odd.body)))
            self.end_headers()
            for byte in odd.body if odd.trickles else ():
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(odd.trickles)
            if not odd.trickles:
                self.wfile.write(odd.body)

        def log_message(self, *args: object) -> None:
            """Says nothing."""

    class Server(ThreadingHTTPServer):
        """Callers hang up before the end; that is what is tried."""

        daemon_threads = True

        def handle_error(self, request: object, client_address: object) -> None:
            """Says nothing."""

    server = Server(("127.0.0.1", 0), Answering)
    odd.url = f"http://127.0.0.1:{server.server_port}/ask"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield odd
    finally:
        server.shutdown()
        server.server_close()

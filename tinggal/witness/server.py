"""The witness on the network: takes ``POST /<name>/add-checkpoint`` and tells at ``/`` what it has seen."""

import fcntl
import io
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from typing import IO, Final

from tinggal.witness.judging import Judge, Reply
from tinggal.witness.keys import KEY, BadFolder, read_logs

LARGEST: Final = 16_384  # bytes of a request: 63 hashes and a note with many signatures fit
IDLE: Final = 30.0  # seconds after which a silent connection is closed


class WitnessServer(ThreadingHTTPServer):
    """Serves every witness in a folder. Raises ``BadFolder`` when there is none, or another program serves it."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, folder: Path, *, host: str, port: int) -> None:
        self._alone = _only_one(folder)
        logs = read_logs(folder)
        homes = sorted(file.parent for file in folder.glob(f"*/{KEY}"))
        if not homes:
            raise BadFolder(f"There is no witness in {folder}: make one with tinggal-witness new.")
        self.judges: Mapping[str, Judge] = {home.name: Judge.living_in(home, logs=logs) for home in homes}
        super().__init__((host, port), WitnessAnswers)

    def server_bind(self) -> None:
        """Without the library's question to the name service, which may take its time."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = self.server_address[:2]  # type: ignore[assignment]

    def status(self) -> str:
        """What people read at ``/``."""
        lines = []
        for name, judge in self.judges.items():
            lines.append(f"{judge.vkey.vkey}\n  takes heads at /{name}/add-checkpoint\n")
            for origin in judge.logs:
                head = judge.memory.head(origin)
                seen = head.body().replace("\n", " ").strip() if head else f"{origin} not seen yet"
                lines.append(f"  {seen}\n")
        return "".join(lines)


class WitnessAnswers(BaseHTTPRequestHandler):
    """One connection of a log, or of somebody curious."""

    server: WitnessServer
    protocol_version = "HTTP/1.1"
    server_version = "tinggal-witness"
    sys_version = ""
    timeout = IDLE
    wbufsize = io.DEFAULT_BUFFER_SIZE
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        """The status page."""
        self._answer(Reply(200, self.server.status()) if self.path == "/" else Reply(404, "There is only /.\n"))

    def do_POST(self) -> None:
        """A head to cosign."""
        name, _, what = self.path.removeprefix("/").partition("/")
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal() or int(length) > LARGEST:
            self.close_connection = True
            self._answer(Reply(413, f"Say how long the request is: at most {LARGEST} bytes.\n"))
            return
        body = self.rfile.read(int(length))
        judge = self.server.judges.get(name)
        if judge is None or what != "add-checkpoint":
            self._answer(Reply(404, "There is no such witness.\n"))
            return
        try:
            self._answer(judge.add_checkpoint(body))
        except BadFolder as problem:
            self.log_error("%s", problem)
            self._answer(Reply(500, "This witness cannot read its memory and so signs nothing.\n"))

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Only refusals are worth a line."""
        if str(code) not in {"200", "409"}:
            super().log_request(code, size)

    def log_error(self, words: str, *parts: object) -> None:
        """A connection that is silent for long is no error."""
        if not words.startswith("Request timed out"):
            super().log_error(words, *parts)

    def _answer(self, reply: Reply) -> None:
        packed = reply.text.encode()
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        self.wfile.write(packed)


def _only_one(folder: Path) -> IO[str]:
    """Two programs with one memory could cosign two histories; the lock is held as long as the program lives."""
    if not folder.is_dir():
        raise BadFolder(f"There is no folder {folder}: make a witness with tinggal-witness new.")
    lock = (folder / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as problem:
        raise BadFolder(f"Another program serves {folder} already.") from problem
    return lock

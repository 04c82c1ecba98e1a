"""Asks ClamAV's daemon whether a file is harmful: the commands INSTREAM and VERSION of clamd(8)."""

import socket
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

_PROMPTLY, _LOOKING = 3.0, 30.0  # seconds to wait for a connection or a word, and for a file to be looked through
_PIECE = 64 * 1024
_LONGEST_ANSWER = 4096
_FOUND, _CLEAN = " FOUND", " OK"


class ScannerSilent(Exception):
    """The daemon cannot be reached, does not answer in time, or could not look at the file. The text is for the log."""


def scan(content: bytes, *, address: str) -> str:
    """The name of the signature that fits, "" when none does. Raises ``ScannerSilent``."""
    with _talking_to(address) as line:
        line.sendall(b"zINSTREAM\0")
        try:
            for start in range(0, len(content), _PIECE):
                piece = content[start : start + _PIECE]
                line.sendall(struct.pack("!I", len(piece)) + piece)
            line.sendall(struct.pack("!I", 0))
        except (BrokenPipeError, ConnectionResetError):
            pass  # it has said why, and hung up
        line.settimeout(_LOOKING)
        answer = _answer(line)
    told = answer.removeprefix("stream:")
    if told.endswith(_FOUND):
        return told.removesuffix(_FOUND).strip()
    if told.endswith(_CLEAN):
        return ""
    raise ScannerSilent(f"clamd answered {answer!r}")


def version(*, address: str) -> str:
    """The engine with the number and day of its signatures: "ClamAV 1.4.3/27500/Sun Mar  1 09:26:53 2026".

    Without the day where only signatures of one's own are loaded. Raises ``ScannerSilent``.
    """
    with _talking_to(address) as line:
        line.sendall(b"zVERSION\0")
        return _answer(line)


def problem_of(address: str) -> str:
    """What is wrong with the way an address is written; "" for "unix:/path" and "tcp://host:port"."""
    try:
        parts = urlsplit(address)
        right = parts.path.startswith("/") if parts.scheme == "unix" else bool(parts.hostname and parts.port)
    except ValueError:
        right = False
    if right and parts.scheme in ("unix", "tcp"):
        return ""
    return f"{address!r} is not written as unix:/path or tcp://host:port."


@contextmanager
def _talking_to(address: str) -> Iterator[socket.socket]:
    parts = urlsplit(address)
    try:
        if parts.scheme == "unix":
            line = socket.socket(socket.AF_UNIX)
            line.settimeout(_PROMPTLY)
            line.connect(parts.path)
        else:
            line = socket.create_connection((parts.hostname or "", parts.port or 0), timeout=_PROMPTLY)
        with line:
            yield line
    except (OSError, ValueError) as failure:
        raise ScannerSilent(f"clamd at {address}: {failure}") from failure


def _answer(line: socket.socket) -> str:
    heard = bytearray()
    while not heard.endswith(b"\0") and len(heard) < _LONGEST_ANSWER and (piece := line.recv(1024)):
        heard += piece
    if not heard:
        raise ScannerSilent("clamd hung up without a word")
    return heard.rstrip(b"\0").decode(errors="replace").strip()

"""Lines to the witnesses that stay open from one question to the next, as telephone lines do."""

import ssl
from collections import defaultdict
from functools import cache
from http.client import HTTPConnection, HTTPException, HTTPSConnection
from threading import Lock
from typing import Final
from urllib.parse import urlsplit

_IDLE: Final[dict[tuple[str, str], list[HTTPConnection]]] = defaultdict(list)
_TURN: Final = Lock()


def post(url: str, body: bytes, *, seconds: float, largest: int) -> tuple[int, bytes]:
    """Send a body and give back the status and the answer. No redirect is followed, no proxy used.

    ``seconds`` is for each step of the network, ``largest`` the most bytes that are read. An open line that the other
    side has closed is replaced by a new one, once. Raises ``OSError``, ``HTTPException`` or ``ValueError``.
    """
    parts = urlsplit(url)
    place = (parts.scheme, parts.netloc)
    with _TURN:
        kept = _IDLE[place].pop() if _IDLE[place] else None
    if kept:
        try:
            return _asked(kept, place, parts.path, body, largest)
        except (ConnectionError, HTTPException):  # it was hung up since; a time-out is no reason to ask twice
            kept.close()
    return _asked(_line(*place, seconds=seconds), place, parts.path, body, largest)


def hang_up() -> None:
    """Close every open line: before a process divides, or when the witnesses go away."""
    with _TURN:
        lines = [line for many in _IDLE.values() for line in many]
        _IDLE.clear()
    for line in lines:
        line.close()


def _asked(line: HTTPConnection, place: tuple[str, str], path: str, body: bytes, largest: int) -> tuple[int, bytes]:
    try:
        line.request("POST", path, body=body)
        reply = line.getresponse()
        answer = reply.read(largest)
    except BaseException:
        line.close()
        raise
    if reply.isclosed():
        with _TURN:
            _IDLE[place].append(line)
    else:
        line.close()
    return reply.status, answer


def _line(scheme: str, netloc: str, *, seconds: float) -> HTTPConnection:
    if scheme == "https":
        return HTTPSConnection(netloc, timeout=seconds, context=_authorities())
    if scheme == "http":
        return HTTPConnection(netloc, timeout=seconds)
    raise ValueError(f"Witnesses are asked by http or https, not by {scheme!r}.")


@cache
def _authorities() -> ssl.SSLContext:
    return ssl.create_default_context()

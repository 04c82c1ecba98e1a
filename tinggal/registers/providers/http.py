"""Asks a register over HTTP: one signed JSON question, one JSON answer, and not for longer than said.

The address, the JSON and the signature are our own (docs/howto/connect-a-register.md). A register that speaks otherwise
needs a class with another ``look_up``.
"""

import json
import time
from collections.abc import Mapping
from typing import Any, Final

import httpx
from django.conf import settings

from tinggal.registers.questions import Question
from tinggal.registers.register import Reply, Unreachable
from tinggal.simulators.bank_callbacks import InsideTheProcess, signature

LARGEST: Final = 64_000  # bytes
_HTTP_BUSY: Final = 429


class HttpRegister:
    """The register at ``url``, where this house signs its questions with ``key``."""

    simulated = False

    def __init__(self, *, url: str, key: str, transport: httpx.BaseTransport | None = None) -> None:
        self._url, self._key = url, key
        self._client = httpx.Client(transport=transport, follow_redirects=False)

    def check(self) -> list[str]:
        """What is missing."""
        missing = [("address", self._url), ("key", self._key)]
        return [f"The {what} of the register is not set." for what, value in missing if not value]

    def look_up(self, question: Question, *, within: float) -> Reply:
        """See ``Register``. ``within`` bounds the connecting, each wait for more, and the body as a whole, even one
        that trickles; only headers sent byte by byte could last longer."""
        body = json.dumps(question.to_json()).encode()
        try:
            with self._client.stream(
                "POST", self._url, content=body, headers=self._signed(body), timeout=within
            ) as answer:
                content = _read(answer, until=time.monotonic() + within)
                return _reply(answer.status_code, content)
        except httpx.TimeoutException:
            raise Unreachable("slow", again=True) from None
        except (httpx.HTTPError, httpx.InvalidURL):  # their words may hold what was asked
            raise Unreachable("down", again=True) from None

    def _signed(self, body: bytes) -> dict[str, str]:
        now = str(int(time.time()))
        return {
            "Content-Type": "application/json",
            "X-Register-Time": now,
            "X-Register-Signature": signature(body, timestamp=now, secret=self._key),
        }


class SimulatedRegister(HttpRegister):
    """A register that is played at /simulators/registers/; production refuses it."""

    simulated = True

    def __init__(self, *, url: str, key: str) -> None:
        inside = settings.SIMULATORS["callback_transport"] == "wsgi"
        super().__init__(url=url, key=key, transport=InsideTheProcess() if inside else None)


def _read(answer: httpx.Response, *, until: float) -> bytes:
    content = b""
    for piece in answer.iter_bytes():
        content += piece
        if len(content) > LARGEST:
            raise Unreachable("garbled")
        if time.monotonic() > until:
            raise Unreachable("slow", again=True)
    return content


def _reply(status: int, content: bytes) -> Reply:
    if status == _HTTP_BUSY:
        raise Unreachable("busy")
    if httpx.codes.is_client_error(status):
        raise Unreachable("refused")
    if status != httpx.codes.OK:
        raise Unreachable("down", again=True)
    try:
        told = json.loads(content)
        return Reply(found=_claim(told["found"]), record=_texts(told.get("record", {})), differs=_names(told))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Unreachable("garbled", again=True) from None


def _claim(told: Any) -> bool:
    if not isinstance(told, bool):
        raise TypeError
    return told


def _texts(told: Mapping[str, Any]) -> dict[str, str]:
    """Whatever is no text is left out: nothing we compare is anything else."""
    return {str(name): value for name, value in told.items() if isinstance(value, str)}


def _names(told: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(str(name) for name in told.get("differs", ()))

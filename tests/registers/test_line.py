"""The line to a register: signed questions out, an answer or "unreachable" back, in bounded time, whatever it sends."""

import json
import time
from collections.abc import Iterator

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.registers.odd_server import Odd, serving
from tinggal.registers.providers.http import LARGEST, HttpRegister
from tinggal.registers.questions import Business
from tinggal.registers.register import Reply, Unreachable
from tinggal.simulators.bank_callbacks import signature

QUESTION = Business(nib="9120001234561", name="PT Contoh")
PATIENCE = 0.5


@pytest.fixture
def odd() -> Iterator[Odd]:
    """The server at the other end."""
    with serving() as server:
        yield server


def asked(odd: Odd) -> Reply:
    return HttpRegister(url=odd.url, key="secret").look_up(QUESTION, within=PATIENCE)


def why_unreachable(odd: Odd) -> tuple[str, bool, float]:
    began = time.monotonic()
    with pytest.raises(Unreachable) as silence:
        asked(odd)
    assert "9120001234561" not in repr(silence.value)
    return silence.value.why, silence.value.again, time.monotonic() - began


def test_the_question_is_signed_and_in_no_address(odd: Odd) -> None:
    assert asked(odd) == Reply(found=True, record={"name": "PT Contoh"})
    headers, body = odd.heard[0]
    assert json.loads(body) == {"nib": "9120001234561", "name": "PT Contoh"}
    expected = signature(body, timestamp=headers["X-Register-Time"], secret="secret")
    assert headers["X-Register-Signature"] == expected


def test_one_that_takes_too_long_is_given_up(odd: Odd) -> None:
    odd.waits = 5.0
    why, again, seconds = why_unreachable(odd)
    assert (why, again) == ("slow", True)
    assert seconds < odd.waits


def test_one_that_sends_a_byte_now_and_then_is_given_up(odd: Odd) -> None:
    odd.trickles = PATIENCE / 5
    why, _again, seconds = why_unreachable(odd)
    assert why == "slow"
    assert seconds < 3 * PATIENCE


def test_one_that_sends_without_end_is_given_up(odd: Odd) -> None:
    odd.body = b" " * (LARGEST + 100_000)
    assert why_unreachable(odd)[:2] == ("garbled", False)


@pytest.mark.parametrize(
    ("status", "why", "again"),
    [
        (500, "down", True),
        (503, "down", True),
        (204, "down", True),
        (302, "down", True),
        (401, "refused", False),
        (404, "refused", False),
        (429, "busy", False),
    ],
)
def test_other_statuses_are_no_answers(odd: Odd, status: int, why: str, again: bool) -> None:
    odd.status = status
    if status == 204:
        odd.body = b""
    assert why_unreachable(odd)[:2] == (why, again)
    assert len(odd.heard) == 1  # and a redirection is not followed with the question


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"<html>", b"[]", b"{}", b"null", b'{"found": "yes"}', b'{"found": 1}', b'{"found": true, "record": 3}'),
        *(b'{"found": true, "differs": 4}', b"\xff\xfe", b"[" * 30_000),
    ],
)
def test_what_is_not_an_answer_is_garbled(odd: Odd, body: bytes) -> None:
    odd.body = body
    assert why_unreachable(odd)[0] == "garbled"


def test_nobody_at_home_is_down() -> None:
    with pytest.raises(Unreachable) as silence:
        HttpRegister(url="http://127.0.0.1:9/ask", key="k").look_up(QUESTION, within=PATIENCE)
    assert silence.value.why == "down"


def test_a_register_may_say_what_differs_without_telling_how(odd: Odd) -> None:
    odd.body = b'{"found": true, "differs": ["name"]}'
    assert asked(odd) == Reply(found=True, differs=("name",))


json_of_any_kind = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(),
    lambda inner: some.lists(inner) | some.dictionaries(some.text() | some.sampled_from(["found", "record"]), inner),
)


@given(told=json_of_any_kind | some.fixed_dictionaries({"found": some.booleans(), "record": json_of_any_kind}))
def test_any_json_is_an_answer_or_garbled(told: object) -> None:
    transport = httpx.MockTransport(lambda _request: httpx.Response(200, content=json.dumps(told)))
    register = HttpRegister(url="http://register.example/ask", key="k", transport=transport)
    said = _said(register)
    assert said == "garbled" or isinstance(said, Reply)
    assert isinstance(said, str) or all(isinstance(value, str) for value in said.record.values())


def _said(register: HttpRegister) -> Reply | str:
    try:
        return register.look_up(QUESTION, within=PATIENCE)
    except Unreachable as silence:
        return silence.why


def test_it_says_which_setting_is_missing() -> None:
    assert HttpRegister(url="", key="").check() == [
        "The address of the register is not set.",
        "The key of the register is not set.",
    ]
    assert HttpRegister(url="https://register.example", key="k").check() == []

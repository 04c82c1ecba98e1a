"""Parsers stand ready, and whatever happens to one the next file is read."""

import os
import time
from concurrent.futures import ThreadPoolExecutor
from signal import SIGKILL

import pytest

from tests.intake import corpus
from tinggal.intake import fork_servers
from tinggal.intake.child import PARSER, Limits, ask
from tinggal.intake.words import Unusable


def children() -> list[int]:
    """The processes the server has forked and not yet buried."""
    server = fork_servers._servers[PARSER].program.pid
    with open(f"/proc/{server}/task/{server}/children") as listed:
        return [int(pid) for pid in listed.read().split()]


def test_one_server_does_all_orders_of_a_process() -> None:
    ask("look_around", b"")
    server = fork_servers._servers[PARSER].program.pid
    assert [ask("look_around", b"x" * size).facts["bytes"] for size in (0, 1, 300_000)] == [0, 1, 300_000]
    assert fork_servers._servers[PARSER].program.pid == server
    assert children() == []


def test_a_killed_server_is_replaced() -> None:
    ask("look_around", b"")
    old = fork_servers._servers[PARSER].program
    os.kill(old.pid, SIGKILL)
    old.wait()
    assert ask("look_around", b"12").facts["bytes"] == 2
    assert fork_servers._servers[PARSER].program.pid != old.pid


def test_whoever_gives_up_waiting_has_the_child_killed() -> None:
    ask("look_around", b"")
    with pytest.raises(Unusable) as stopped:
        ask("take_pdf", corpus.pdf(pages=3), limits=Limits(patience=0.001), content_type="application/pdf")
    assert stopped.value.code == "too_heavy"
    until = time.monotonic() + 10
    while children() and time.monotonic() < until:
        time.sleep(0.01)
    assert children() == []


def test_many_ask_at_once_and_each_gets_his_own_answer() -> None:
    with ThreadPoolExecutor(8) as pool:
        sizes = list(pool.map(lambda size: ask("look_around", b"x" * size).facts["bytes"], range(40)))
    assert sizes == list(range(40))

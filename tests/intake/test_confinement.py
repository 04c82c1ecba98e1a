"""The parser has no network, no files and no secrets of ours."""

import os
import subprocess
import sys

import pytest

from tinggal.intake import child
from tinggal.intake.child import ask, missing
from tinggal.intake.words import Unusable

TRIES = """
import os, socket, sys
from tinggal.intake.parser.confine import leave_the_files, leave_the_network, limit
limit(memory=2**30, seconds=5, output=1000)
print(leave_the_network(), leave_the_files())
def attempt(name, deed):
    try: deed(); print(name, "works")
    except OSError as refused: print(name, "refused")
attempt("read", lambda: open("pyproject.toml").read())
attempt("secrets", lambda: open("/etc/passwd").read())
attempt("write", lambda: open("written", "w").write("x"))
attempt("connect", lambda: socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=1))
attempt("library", lambda: open(os.__file__).read())
"""


@pytest.mark.skipif(missing() != (), reason="this machine lets no process give up network and files")
@pytest.mark.enable_socket
def test_a_parser_can_read_only_the_libraries_it_runs_on() -> None:
    tried = subprocess.run([sys.executable, "-c", TRIES, "22"], capture_output=True, text=True, check=True).stdout
    assert tried.splitlines() == [
        "True True",
        "read refused",
        "secrets refused",
        "write refused",
        "connect refused",
        "library works",
    ]


def test_the_parser_is_given_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "secretmark")
    assert "SECRET_KEY" not in child._ENVIRONMENT
    assert ask("look_around", b"12345").facts["bytes"] == 5


def test_what_cannot_be_taken_away_is_said() -> None:
    assert set(missing()) <= {"network", "files"}


@pytest.mark.parametrize("task", ["no such task", "__init__"])
def test_an_unknown_task_is_an_answer_too(task: str) -> None:
    with pytest.raises(Unusable):
        ask(task, b"")


def test_nothing_is_left_open_after_many_questions() -> None:
    ask("look_around", b"")
    before = len(os.listdir("/proc/self/fd"))
    for _ in range(3):
        ask("look_around", b"x")
    assert len(os.listdir("/proc/self/fd")) == before

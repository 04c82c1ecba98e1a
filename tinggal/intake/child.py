"""Asks the parser, in a process of its own that is stopped when it needs too much memory or time."""

import json
import logging
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from signal import SIGABRT, SIGILL, SIGKILL, SIGTRAP, SIGXCPU
from threading import BoundedSemaphore
from typing import Any, BinaryIO

from tinggal.intake import fork_servers
from tinggal.intake.words import Unusable

_log = logging.getLogger(__name__)
_ENVIRONMENT = {  # nothing of ours: no keys, no addresses; and no threads, which a parser could not confine any more
    "LANG": "C.UTF-8",
    "MALLOC_ARENA_MAX": "1",
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
PARSER = "tinggal.intake.parser"
_OUT_OF_MEANS = (SIGXCPU, SIGKILL, SIGABRT, SIGTRAP, SIGILL)  # how libraries end that get no more memory, or no time
_TURNS = BoundedSemaphore(max(2, os.cpu_count() or 2))


@dataclass(frozen=True, slots=True)
class Limits:
    """Memory (address space) and the largest answer in bytes, processor time and waiting time in seconds."""

    memory: int = 1536 * 1024 * 1024
    output: int = 80 * 1024 * 1024
    seconds: int = 15
    patience: float = 60.0


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the parser found, and the bytes it made."""

    facts: Mapping[str, Any]
    made: bytes


def ask(task: str, content: bytes, *, limits: Limits = LIMITS, program: str = PARSER, **details: Any) -> Answer:
    """Let the parser do one of its tasks; ``details`` are values JSON can hold. ``program`` is the module that is run:
    one that ends in ``tinggal.intake.parser.obey.obey``.

    Waits for a free turn: no more parsers at once than processors.

    Raises:
        Unusable: the parser refuses the file, fails on it, or had to be stopped.
    """
    order = {
        "task": task,
        "details": details,
        "limits": {"memory": limits.memory, "seconds": limits.seconds, "output": limits.output},
    }
    with _TURNS, _in_memory(content) as given, _in_memory(b"") as written:
        try:
            ended = fork_servers.run(
                program,
                json.dumps(order).encode(),
                given=given.fileno(),
                written=written.fileno(),
                patience=limits.patience,
                environment=_ENVIRONMENT,
            )
        except TimeoutError:
            _log.warning("parser stopped: %s took longer than %s s", task, limits.patience)
            raise Unusable("too_heavy") from None
        except fork_servers.Gone:
            _log.warning("parser gone: %s cannot be started", program)
            raise Unusable("damaged") from None
        written.seek(0)
        line, made = written.readline(), written.read()
    if -ended in _OUT_OF_MEANS:
        _log.warning("parser stopped: %s used too much time or memory", task)
        raise Unusable("too_heavy")
    if ended != 0 or not line:
        _log.warning("parser crashed: %s ended with %s", task, ended)
        raise Unusable("damaged")
    facts = json.loads(line)
    if code := facts.get("unusable"):
        raise Unusable(code, **facts.get("details", {}))
    return Answer(facts, made)


def missing() -> tuple[str, ...]:
    """What this machine does not let the parser give up: of "network" and "files". Empty where all is well."""
    try:
        facts = ask("look_around", b"").facts
    except Unusable:
        return ("parser",)
    return tuple(name for name, gone in facts["taken_away"].items() if not gone)


@contextmanager
def _in_memory(content: bytes) -> Iterator[BinaryIO]:
    """A file that never touches a disk: strangers' files are not left there unencrypted."""
    with open(os.memfd_create("intake", os.MFD_CLOEXEC), "w+b") as file:
        file.write(content)
        file.seek(0)
        yield file

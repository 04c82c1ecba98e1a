"""Processes that sign letters and those beside them: started, kept to certain cores, and their processor time read."""

import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from bench.meters import backends

ROOT = Path(__file__).resolve().parents[1]
ALL = frozenset(os.sched_getaffinity(0))
FIRST, SECOND = min(ALL), max(ALL)


@contextmanager
def manage(*words: str, cores: Iterable[int] = ALL) -> Iterator[int]:
    """A ``manage.py`` process on these cores only; its id."""
    command = (*on(cores), sys.executable, "manage.py", *words)
    with subprocess.Popen(command, cwd=ROOT, env=os.environ | {"LOG_LEVEL": "ERROR"}) as process:
        try:
            yield process.pid
        finally:
            process.terminate()


def on(cores: Iterable[int]) -> tuple[str, ...]:
    """The words before a command that keep it to these cores."""
    return ("taskset", "--cpu-list", ",".join(map(str, sorted(cores))))


@contextmanager
def kept_to(cores: Iterable[int], *, pids: Sequence[int]) -> Iterator[None]:
    """These processes, the database, and what it starts meanwhile, on these cores only; afterwards on all again."""
    serving = backends()
    above = sorted({_parent(pid) for pid in serving} - {0, 1})
    everyone = [*pids, *serving, *above]
    _keep(everyone, {*cores})
    try:
        yield
    finally:
        _keep([*everyone, *backends()], {*ALL})


def _keep(pids: Iterable[int], cores: set[int]) -> None:
    for pid in pids:
        try:
            os.sched_setaffinity(pid, cores)
        except (ProcessLookupError, PermissionError):
            continue


def _parent(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[1])
    except OSError:
        return 0

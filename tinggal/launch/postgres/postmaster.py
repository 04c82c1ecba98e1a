"""Reads the lock file of a PostgreSQL server: is it running, where is its socket, did it die without tidying up?"""

import os
from dataclasses import dataclass
from pathlib import Path

LOCK = "postmaster.pid"
PROC = Path("/proc")


@dataclass(frozen=True, slots=True)
class Postmaster:
    """A living server: its process, the folder of its socket, and whether it takes connections already."""

    pid: int
    socket: str
    ready: bool


def postmaster_of(data: Path) -> Postmaster | None:
    """The server living on this folder of data, if there is one."""
    lines = _lines(data / LOCK)
    pid = _pid(lines)
    if not pid or not _serves(pid, data):
        return None
    socket = lines[4] if len(lines) > 4 else ""
    ready = len(lines) > 7 and lines[7].strip() == "ready"
    return Postmaster(pid, socket=socket, ready=ready)


def disown(lock: Path) -> None:
    """Make the lock left by a dead server harmless.

    A new server believes a lock whose process number still exists: the dead one's own, where nobody collects dead
    processes, or a stranger's who got the number since. Our own number is believed to be stale, because we are the
    new server's parent. The file must stay: its shared memory key tells the new server about surviving children.
    """
    lines = _lines(lock)
    if (pid := _pid(lines)) and pid != os.getpid() and _exists(pid):
        lock.write_text("\n".join([str(os.getpid()), *lines[1:]]) + "\n")


def alive(pid: int) -> bool:
    """Whether a process still runs; one that ended and waits to be collected does not."""
    try:
        state = (PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return False
    return state not in "ZX"


def _serves(pid: int, data: Path) -> bool:
    """Whether this process is the server of this folder, and not a stranger with a used number."""
    try:
        words = (PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return False
    return os.fsencode(data) in words and alive(pid)


def _exists(pid: int) -> bool:
    return (PROC / str(pid)).exists()


def _lines(file: Path) -> list[str]:
    try:
        return file.read_text().splitlines()
    except FileNotFoundError:
        return []


def _pid(lines: list[str]) -> int:
    return int(lines[0]) if lines and lines[0].strip().isdigit() else 0

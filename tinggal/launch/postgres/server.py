"""Starts a private PostgreSQL on a unix socket, or joins the one already running there.

Several starters may share a server: the last one to stop ends it. A starter that is killed counts as stopped.
"""

import fcntl
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from io import BufferedRandom
from pathlib import Path

from tinggal.launch.postgres.cluster import address, ensure_database, made_by, make_data
from tinggal.launch.postgres.identity import identity_for
from tinggal.launch.postgres.postmaster import LOCK, Postmaster, alive, disown, postmaster_of
from tinggal.launch.postgres.programs import find_programs
from tinggal.launch.postgres.sockets import NAME, PORT, socket_folder
from tinggal.launch.refusals import PostgresUnavailable

Settings = dict[str, str]
SECONDS_TO_START = 60
SECONDS_TO_STOP = 30
SECONDS_TO_DIE = 2
LARGEST_LOG = 5_000_000
# Children of a killed server hold its memory and locks for a moment: the next one waits for them to notice.
PASSING = ("still in use", "lock file")
EVERYDAY: Settings = {"port": str(PORT), "listen_addresses": "", "unix_socket_permissions": "0700", "timezone": "UTC"}
FORGETFUL: Settings = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}


@dataclass(frozen=True, slots=True)
class Running:
    """A server in use by us: where to reach it, and how to let it go."""

    folder: Path
    url: str
    share: BufferedRandom

    def stop(self) -> None:
        """Let go; the server ends unless somebody else is using it. Stopping twice changes nothing."""
        if self.share.closed:
            return
        with _alone(self.folder):
            last = _last_to_leave(self.share)
            self.share.close()
            if last and (postmaster := postmaster_of(self.folder / "data")):
                _end(postmaster)


def start(folder: Path) -> Running:
    """A server whose data is kept in ``folder``, with the database ``tinggal``; joins it when it already runs.

    Raises ``PostgresUnavailable`` with words for the person at the keyboard.
    """
    return _start(folder, settings=EVERYDAY)


def start_for_tests(folder: Path) -> Running:
    """As ``start``, but faster and careless: a power cut may destroy the data."""
    return _start(folder, settings=EVERYDAY | FORGETFUL)


def revive(folder: Path) -> None:
    """Start the server again at its old address if it was killed; to be called now and then by whoever uses it."""
    if not postmaster_of(folder.resolve() / "data"):
        print("The database ended. It starts again.", flush=True)
        start(folder).stop()  # the caller's own share keeps it running


def _start(folder: Path, *, settings: Settings) -> Running:
    folder = folder.resolve()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with _alone(folder):
            postmaster = _join_or_launch(folder, settings=settings)
            share = (folder / "in-use").open("a+b")
            fcntl.flock(share, fcntl.LOCK_SH)
            return Running(folder, url=address(postmaster.socket), share=share)
    except OSError as problem:
        raise PostgresUnavailable(f"PostgreSQL cannot be started in {folder}: {problem}") from problem


def _join_or_launch(folder: Path, *, settings: Settings) -> Postmaster:
    """A server that answers; one that dies just as we join it is replaced."""
    deadline = time.monotonic() + SECONDS_TO_DIE
    while True:
        postmaster = postmaster_of(folder / "data") or _launch(folder, settings=settings)
        try:
            _wait_until_ready(postmaster, folder=folder)
            ensure_database(postmaster.socket)
            return postmaster
        except PostgresUnavailable:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)


def _launch(folder: Path, *, settings: Settings) -> Postmaster:
    """Start the server process, again and again while remains of a killed one are in its way."""
    data, socket = folder / "data", socket_folder(folder)
    identity = identity_for(data)
    programs = find_programs(major=made_by(data))
    if not data.exists():
        make_data(data, programs=programs, identity=identity)
    settings = settings | {"unix_socket_directories": str(socket)}
    command = [*identity.prefix, programs.path("postgres"), "-D", str(data)]
    command += [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
    deadline = time.monotonic() + SECONDS_TO_START
    while True:
        disown(data / LOCK)
        disown(socket / f"{NAME}.lock")
        refusal, postmaster = _try(command, folder=folder)
        if postmaster:
            return postmaster
        if time.monotonic() > deadline or not any(word in refusal for word in PASSING):
            raise PostgresUnavailable(f"PostgreSQL ended at once. Its last words:\n{refusal}")
        time.sleep(0.2)


def _try(command: list[str], *, folder: Path) -> tuple[str, Postmaster | None]:
    """One attempt: the server once it holds its lock, or the reason it ended."""
    log = _fresh_log(folder / "log")
    with log.open("ab") as words:
        begin = words.tell()
        # A session of its own: Ctrl-C at the keyboard is for us, and we end the server when its users are gone.
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=words, stderr=words, cwd="/", start_new_session=True
        )
    while process.poll() is None:
        postmaster = postmaster_of(folder / "data")
        if postmaster and postmaster.pid == process.pid and postmaster.socket:
            process.returncode = 0  # no longer ours to wait for: others may use it after we are gone
            return "", postmaster
        time.sleep(0.02)
    with log.open("rb") as words:
        words.seek(begin)
        return words.read()[-2_000:].decode(errors="replace").strip(), None


def _wait_until_ready(postmaster: Postmaster, *, folder: Path) -> None:
    """Return when it takes connections: after a crash it first replays what it had promised to keep."""
    deadline = time.monotonic() + SECONDS_TO_START
    while time.monotonic() < deadline:
        found = postmaster_of(folder / "data")
        if found is None:
            raise PostgresUnavailable(f"PostgreSQL ended while starting. See {folder / 'log'}.")
        if found.ready:
            return
        time.sleep(0.02)
    raise PostgresUnavailable(f"PostgreSQL (process {postmaster.pid}) is not ready after {SECONDS_TO_START} seconds.")


def _end(postmaster: Postmaster) -> None:
    """End politely (sessions are closed, everything is written), then firmly."""
    for request in (signal.SIGINT, signal.SIGQUIT):
        os.kill(postmaster.pid, request)
        deadline = time.monotonic() + SECONDS_TO_STOP
        while alive(postmaster.pid) and time.monotonic() < deadline:
            time.sleep(0.02)
        if not alive(postmaster.pid):
            _collect(postmaster.pid)
            return
    raise PostgresUnavailable(f"PostgreSQL (process {postmaster.pid}) does not end.")


def _collect(pid: int) -> None:
    """Take a dead child off the process table, if it was ours."""
    with suppress(ChildProcessError):
        os.waitpid(pid, os.WNOHANG)


def _last_to_leave(share: BufferedRandom) -> bool:
    try:
        fcntl.flock(share, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _fresh_log(log: Path) -> Path:
    if log.exists() and log.stat().st_size > LARGEST_LOG:
        log.rename(log.with_name("log.old"))
    return log


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """One starter or stopper at a time."""
    with (folder / "lock").open("a") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield

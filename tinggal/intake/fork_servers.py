"""Programs that stand ready with their libraries loaded: one a process of ours, started with the first order.

What they do with an order is told in ``tinggal.intake.parser.standing_ready``.
"""

import atexit
import os
import socket
import struct
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

FOLDER = Path(__file__).resolve().parents[2]
_SIZE = struct.calcsize("i")
_starting = Lock()


@dataclass(frozen=True, slots=True)
class _Server:
    program: subprocess.Popen[bytes]
    door: socket.socket
    owner: int  # the process that started it; a fork of ours starts its own


_servers: dict[str, _Server] = {}


class Gone(ConnectionError):
    """The server ended before it told how the order went."""


def run(program: str, order: bytes, *, given: int, written: int, patience: float, environment: dict[str, str]) -> int:
    """The exit code of the child that did the order: minus the signal when one ended it. ``given`` and ``written`` are
    descriptors that become its standard input and output.

    Raises:
        TimeoutError: it took longer than ``patience`` seconds; the child is killed.
        Gone: the server died twice on it.
    """
    try:
        return _once(program, order, given=given, written=written, patience=patience, environment=environment)
    except Gone:  # it had nothing to do for a while, or was killed
        return _once(program, order, given=given, written=written, patience=patience, environment=environment)


def _once(program: str, order: bytes, *, given: int, written: int, patience: float, environment: dict[str, str]) -> int:
    here, there = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with here:
        with there:
            try:
                socket.send_fds(_server(program, environment).door, [order], [given, written, there.fileno()])
            except OSError as closed:
                raise Gone(program) from closed
        here.settimeout(patience)
        told = here.recv(_SIZE)
    if len(told) < _SIZE:
        raise Gone(program)
    code: int = struct.unpack("i", told)[0]
    return code


def _server(program: str, environment: dict[str, str]) -> _Server:
    with _starting:
        server = _servers.get(program)
        if server is None or server.owner != os.getpid() or server.program.poll() is not None:
            if server is not None:
                server.door.close()
            server = _servers[program] = _start(program, environment)
        return server


def _start(program: str, environment: dict[str, str]) -> _Server:
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        started = subprocess.Popen(  # noqa: S603
            [sys.executable, "-s", "-E", "-m", program],
            stdin=theirs.fileno(),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=FOLDER,
            env=environment,
        )
    return _Server(started, ours, os.getpid())


@atexit.register
def _stop() -> None:
    for server in _servers.values():
        if server.owner == os.getpid():
            server.door.close()
            server.program.wait(5)

"""A fork server: the libraries are loaded once, and each order is done by a child that is forked for it and then ends.

This process never reads a stranger's byte. Children share nothing with each other but the pages they were born with.
"""

import os
import select
import socket
import struct
from collections.abc import Callable
from dataclasses import dataclass
from signal import SIGKILL

LARGEST_ORDER = 128 * 1024  # bytes of JSON
IDLE = 300_000  # milliseconds without an order or a child; then it ends, for its memory
_DESCRIPTORS = 3
Obey = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class _Child:
    pid: int
    ends: int  # a pidfd: readable when the child has ended
    caller: socket.socket  # is told the exit code; hangs up when nobody waits any more


def stand_ready(obey: Obey) -> None:
    """Take orders until the other end of standard input, a SOCK_SEQPACKET socket, is closed.

    A message is one order with three descriptors: of the file, of the place for the answer, and of a socket on which
    the exit code of the child is told (a C int; as ``subprocess`` counts: minus the signal). A caller who closes that
    socket has the child killed.
    """
    door = socket.socket(fileno=os.dup(0))
    poller = select.poll()
    poller.register(door, select.POLLIN)
    children: dict[int, _Child] = {}
    while events := poller.poll(None if children else IDLE):
        for descriptor, _event in events:
            if descriptor == door.fileno():
                child = _let_in(door, obey=obey)
                if child is None:
                    _kill(children)
                    return
                children |= {child.ends: child, child.caller.fileno(): child}
                poller.register(child.ends, select.POLLIN)
                poller.register(child.caller, 0)  # only that it was hung up
            elif (child := children.get(descriptor)) is None:
                continue
            elif descriptor == child.ends:
                _report(child)
                for known in (child.ends, child.caller.fileno()):
                    if children.pop(known, None):
                        poller.unregister(known)
                os.close(child.ends)
                child.caller.close()
            else:
                os.kill(child.pid, SIGKILL)
                poller.unregister(descriptor)
                del children[descriptor]


def _let_in(door: socket.socket, *, obey: Obey) -> _Child | None:
    """The child that does the next order; None when there will be no more."""
    order, descriptors, _flags, _address = socket.recv_fds(door, LARGEST_ORDER, _DESCRIPTORS)
    if not order:
        return None
    given, written, caller = descriptors
    pid = os.fork()
    if pid == 0:
        _be_born(order, given=given, written=written, obey=obey)
    os.close(given)
    os.close(written)
    return _Child(pid, os.pidfd_open(pid), socket.socket(fileno=caller))


def _be_born(order: bytes, *, given: int, written: int, obey: Obey) -> None:
    """Never returns: whatever happens, the child ends here."""
    ended = 1
    try:
        os.dup2(given, 0)
        os.dup2(written, 1)
        os.closerange(3, os.sysconf("SC_OPEN_MAX"))
        obey(order)
        ended = 0
    finally:
        os._exit(ended)


def _report(child: _Child) -> None:
    _pid, status = os.waitpid(child.pid, 0)
    try:
        child.caller.send(struct.pack("i", os.waitstatus_to_exitcode(status)))
    except OSError:  # nobody waits any more
        return


def _kill(children: dict[int, _Child]) -> None:
    for child in {child.pid: child for child in children.values()}.values():
        os.kill(child.pid, SIGKILL)
        os.waitpid(child.pid, 0)

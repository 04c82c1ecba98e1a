"""Marks the places between two steps where a process may die, so that a driver can let it die exactly there.

Nothing outside the code can arm a place: no setting, no environment. Unarmed, passing one reads one empty list.
"""

import os
import signal
from collections.abc import Callable

_armed: list[Callable[[str], bool]] = []


def crashpoint(name: str) -> None:
    """End this process as a power cut would (SIGKILL, no clean-up) if a driver armed this place; else do nothing."""
    if _armed and _armed[0](name):
        os.kill(os.getpid(), signal.SIGKILL)


def arm(name: str) -> None:
    """Die when the place of this name is next passed in this process or in its future children."""
    arm_when(lambda passed: passed == name)


def arm_after(count: int) -> None:
    """Die at the ``count``-th place that is passed from now on, whatever its name; 1 is the next."""
    left = iter(range(count - 1, -1, -1))
    arm_when(lambda _passed: next(left, 0) == 0)


def arm_when(dies: Callable[[str], bool]) -> None:
    """Ask ``dies`` at every place; it may as well only listen, to learn the names of the places."""
    _armed[:] = [dies]


def disarm() -> None:
    """Pass all places unharmed again."""
    _armed.clear()

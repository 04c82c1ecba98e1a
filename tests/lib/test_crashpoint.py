"""A process dies at the place a driver named, and nowhere else."""

import os
import signal
from collections.abc import Callable, Iterator

import pytest

from tinggal.lib.crashpoint import arm, arm_after, arm_when, crashpoint, disarm

PLACES = ("logged", "signed", "filed")


@pytest.fixture(autouse=True)
def unarmed() -> Iterator[None]:
    yield
    disarm()


def how_far(prepare: Callable[[], None]) -> tuple[int, int]:
    """In a child: how many places were left behind, and the signal it died of."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        prepare()
        for place in PLACES:
            crashpoint(place)
            os.write(writing, b".")
        os._exit(0)
    os.close(writing)
    status = os.waitpid(child, 0)[1]
    passed = len(os.read(reading, 9))
    os.close(reading)
    return passed, os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0


@pytest.mark.parametrize("at", range(3))
def test_it_dies_at_the_named_place(at: int) -> None:
    assert how_far(lambda: arm(PLACES[at])) == (at, signal.SIGKILL)


@pytest.mark.parametrize("count", [1, 2, 3])
def test_it_dies_at_the_place_counted(count: int) -> None:
    assert how_far(lambda: arm_after(count)) == (count - 1, signal.SIGKILL)


def test_unarmed_it_passes_all_places() -> None:
    assert how_far(disarm) == (3, 0)
    assert how_far(lambda: arm("another")) == (3, 0)
    assert how_far(lambda: arm_after(4)) == (3, 0)


def test_a_listener_learns_the_names() -> None:
    passed: list[str] = []
    arm_when(lambda name: bool(passed.append(name)))
    for place in PLACES:
        crashpoint(place)
    assert tuple(passed) == PLACES

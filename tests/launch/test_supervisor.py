"""The supervisor starts again what ends, and leaves nothing behind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tinggal.launch.places import ROOT
from tinggal.launch.supervisor import pause_after

CHILD = "import os, pathlib, sys, time; pathlib.Path(sys.argv[1]).write_text(str(os.getpid())); time.sleep(60)"
STUBBORN = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN);" + CHILD
PROGRAM = """
import os, sys
from tinggal.launch.supervisor import Child, Supervisor
code, *files = sys.argv[1:]
children = [Child(f"Child {i}", (sys.executable, "-c", code, file)) for i, file in enumerate(files)]
Supervisor(children, environment=os.environ).run()
"""


def wait_for(what: Callable[[], bool], *, seconds: float = 15) -> bool:
    deadline = time.monotonic() + seconds
    while not what() and time.monotonic() < deadline:
        time.sleep(0.05)
    return what()


def number_in(file: Path) -> int:
    return int(file.read_text() or 0) if file.exists() else 0


def runs(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


class Family:
    """A supervisor in a process of its own, with two children that write down their numbers."""

    def __init__(self, folder: Path, *, code: str) -> None:
        self.files = [folder / "one", folder / "two"]
        command = [sys.executable, "-c", PROGRAM, code, *map(str, self.files)]
        self.parent = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert wait_for(lambda: all(self.numbers()))

    def numbers(self) -> list[int]:
        return [number_in(file) for file in self.files]


@pytest.fixture
def family(tmp_path: Path) -> Iterator[Family]:
    made = Family(tmp_path, code=CHILD)
    yield made
    made.parent.terminate()
    made.parent.communicate(timeout=30)


def test_a_killed_child_is_started_again_and_its_sibling_left_alone(family: Family) -> None:
    one, two = family.numbers()
    os.kill(one, signal.SIGKILL)
    assert wait_for(lambda: family.numbers()[0] not in {0, one})
    assert family.numbers()[1] == two
    family.parent.terminate()
    assert family.parent.communicate(timeout=30)[0] == "Child 0 ended (SIGKILL). It starts again in 1 s.\n"


@pytest.mark.parametrize(("code", "times"), [(0, 1), (1, 2)])
def test_what_has_an_end_is_started_again_only_when_it_failed(tmp_path: Path, code: int, times: int) -> None:
    began = tmp_path / "began"
    errand = f"import sys; open({str(began)!r}, 'a').write('.'); sys.exit({code})"
    program = """
import os, sys
from tinggal.launch.supervisor import Child, Supervisor
Supervisor([Child("The errand", (sys.executable, "-c", sys.argv[1]), once=True)], environment=os.environ).run()
"""
    parent = subprocess.Popen([sys.executable, "-c", program, errand], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert wait_for(lambda: began.exists() and len(began.read_text()) >= times)
    time.sleep(1.5)
    parent.terminate()
    parent.communicate(timeout=30)
    assert (len(began.read_text()) > 1) == (code != 0)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_all(family: Family, number: signal.Signals) -> None:
    numbers = family.numbers()
    family.parent.send_signal(number)
    assert family.parent.wait(timeout=30) == 0
    assert not any(map(runs, numbers))


def test_even_a_killed_supervisor_takes_its_children_along(family: Family) -> None:
    numbers = family.numbers()
    family.parent.kill()
    assert wait_for(lambda: not any(map(runs, numbers)))


def test_a_second_signal_ends_the_stubborn_at_once(tmp_path: Path) -> None:
    family = Family(tmp_path, code=STUBBORN)
    numbers = family.numbers()
    family.parent.send_signal(signal.SIGINT)
    time.sleep(0.5)
    assert all(map(runs, numbers))
    began = time.monotonic()
    family.parent.send_signal(signal.SIGINT)
    family.parent.communicate(timeout=30)
    assert time.monotonic() - began < 5
    assert not any(map(runs, numbers))


def test_pauses_grow_and_stop_growing() -> None:
    assert [pause_after(times) for times in (0, 1, 2, 3, 4, 5, 1_000_000)] == [1, 2, 4, 8, 16, 30, 30]

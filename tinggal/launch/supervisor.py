"""Keeps programs running: starts them, starts again what ends, and ends all of them when told to."""

import math
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from types import FrameType

LOOK = 0.2
LONGEST_PAUSE = 30.0
STEADY = 60.0
SECONDS_TO_END = 12.0
ENDING_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)

Duty = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Child:
    """A program to keep running, the word by which people know it, and what only it is told.

    ``once``: it has something to do and is done with it; it starts again only when it failed.
    """

    name: str
    command: tuple[str, ...]
    told: Mapping[str, str] = field(default_factory=dict)
    once: bool = False


@dataclass(slots=True)
class Kept:
    """One child over time: its process (none during a pause), and how often it ended in a row."""

    child: Child
    process: subprocess.Popen[bytes] | None = None
    ended_in_a_row: int = 0
    started_at: float = 0.0
    due_at: float = 0.0


@dataclass(slots=True)
class Supervisor:
    """Runs children until a signal comes. ``duties`` are done between two looks and should be quick."""

    children: Sequence[Child]
    environment: Mapping[str, str]
    duties: Sequence[Duty] = ()
    signals: int = field(default=0, init=False)

    def run(self) -> None:
        """Return when a signal (Ctrl-C, TERM, closed terminal) has come and every child has ended."""
        kept = [Kept(child) for child in self.children]
        with self._listening():
            try:
                while not self.signals:
                    for one in kept:
                        self._look(one)
                    for duty in self.duties:
                        duty()
                    time.sleep(LOOK)
            finally:
                self._end([one.process for one in kept if one.process])

    def _look(self, kept: Kept) -> None:
        now = time.monotonic()
        if kept.process is None and now >= kept.due_at:
            # A group of its own: Ctrl-C at the keyboard reaches us only, and we end the children in order.
            command = [*_tied_to_us(), *kept.child.command]
            kept.process = subprocess.Popen(
                command, env={**self.environment, **kept.child.told}, start_new_session=True
            )
            kept.started_at = now
        elif kept.process and (code := kept.process.poll()) is not None:
            kept.ended_in_a_row = 0 if now - kept.started_at > STEADY else kept.ended_in_a_row
            pause = pause_after(kept.ended_in_a_row)
            kept.process, kept.due_at = None, now + pause
            if kept.child.once and not code:
                kept.due_at = math.inf
                return
            kept.ended_in_a_row += 1
            print(f"{kept.child.name} ended ({_how(code)}). It starts again in {pause:g} s.", flush=True)

    def _end(self, processes: list[subprocess.Popen[bytes]]) -> None:
        """Ask all to end; after a while, or at a second signal, insist."""
        for process in processes:
            process.terminate()
        deadline = time.monotonic() + SECONDS_TO_END
        while time.monotonic() < deadline and self.signals < 2 and any(p.poll() is None for p in processes):
            time.sleep(LOOK / 4)
        for process in processes:
            if process.poll() is None:
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    @contextmanager
    def _listening(self) -> Iterator[None]:
        before = {number: signal.signal(number, self._heard) for number in ENDING_SIGNALS}
        try:
            yield
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)

    def _heard(self, number: int, frame: FrameType | None) -> None:
        self.signals += 1


def pause_after(ended_in_a_row: int) -> float:
    """Seconds to wait before another start: 1, 2, 4 … and never more than half a minute."""
    return min(2.0 ** min(ended_in_a_row, 10), LONGEST_PAUSE)


def _tied_to_us() -> tuple[str, ...]:
    """Even when we are killed and can end nobody, the system tells our children to end."""
    return ("setpriv", "--pdeathsig", "TERM", "--") if shutil.which("setpriv") else ()


def _how(code: int) -> str:
    return f"exit code {code}" if code >= 0 else signal.Signals(-code).name

"""Letters a second, through the queue and real signing processes, on one core and on two."""

import time
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from django.db import transaction

from bench.files import Crew
from bench.letters_files import decide
from bench.letters_processes import ALL, FIRST, SECOND, kept_to, manage
from bench.meters import backends, cpu_ms
from tinggal.applications.models import Application
from tinggal.letters.models import Letter, LetterQuerySet

PATIENCE = 300.0
HEADING = ("letters a second", "letters", "a second", "ms each", "CPU signing", "CPU database", "CPU witnesses")


@dataclass(frozen=True, kw_only=True)
class Layout:
    """Which processes sign, and on which cores they and all the others are."""

    name: str
    signers: tuple[frozenset[int], ...]
    others: frozenset[int]


LAYOUTS = (
    Layout(name="one core for everything", signers=(frozenset({FIRST}),), others=frozenset({FIRST})),
    Layout(name="one core signs, another serves", signers=(frozenset({FIRST}),), others=frozenset({SECOND})),
    Layout(name="two signers, two cores for everything", signers=(ALL, ALL), others=ALL),
)


@dataclass(frozen=True, kw_only=True)
class Rate:
    """What came of a layout; processor times are milliseconds for one letter."""

    layout: Layout
    letters: int
    seconds: float
    cpu: dict[str, float]

    @property
    def a_second(self) -> float:
        """Letters a second."""
        return self.letters / self.seconds

    def row(self) -> list[str]:
        """As the heading says."""
        told = [f"{self.letters}", f"{self.a_second:.1f}", f"{1000 / self.a_second:.1f}"]
        return [self.layout.name, *told, *(f"{spent:.1f}" for spent in self.cpu.values())]


def rate(layout: Layout, files: Sequence[Application], crew: Crew, *, warm_up: int, witnesses: Sequence[int]) -> Rate:
    """Start the signers of a layout and let them write the first letters; then all the others are decided at once, and
    time runs until the last of them is filed."""
    first, others = files[:warm_up], files[warm_up:]
    filed = Letter.objects.decisions()
    with ExitStack() as running:
        running.enter_context(kept_to(layout.others, pids=witnesses))
        signers = [running.enter_context(manage("sign", cores=cores)) for cores in layout.signers]
        _decide(first, crew)
        _until(filed.filter(application__in=first), count=len(first))
        _decide(others, crew)
        begun, before = time.perf_counter(), _spent(signers, witnesses)
        _until(filed.filter(application__in=others), count=len(others))
        seconds, after = time.perf_counter() - begun, _spent(signers, witnesses)
    cpu = {name: (after[name] - before[name]) / len(others) for name in after}
    return Rate(layout=layout, letters=len(others), seconds=seconds, cpu=cpu)


@transaction.atomic
def _decide(files: Sequence[Application], crew: Crew) -> None:
    """All of them become true, and wait in the queue, in the same instant."""
    for file in files:
        decide(file, crew)


def _spent(signers: Sequence[int], witnesses: Sequence[int]) -> dict[str, float]:
    groups: dict[str, Iterable[int]] = {"signing": signers, "database": backends(), "witnesses": witnesses}
    return {name: cpu_ms([*pids]) or 0.0 for name, pids in groups.items()}


def _until(waiting: LetterQuerySet, *, count: int) -> None:
    until = time.monotonic() + PATIENCE
    while waiting.count() < count:
        if time.monotonic() > until:
            raise RuntimeError("The signers do not get on.")
        time.sleep(0.02)

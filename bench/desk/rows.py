"""What a part of the bench hands in: something measured, how long it took, how much it asked, and what it may take."""

import os
import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass

from django.db import connection
from django.test.utils import CaptureQueriesContext

from bench.meters import backends, cpu_ms

TIMES = int(os.environ.get("TIMES", "60"))
WARM_UP = 5


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table. ``bar``: the p95 in milliseconds that must be kept at a million files; None: no bar.

    ``cpu`` is the processor time of one piece of work in this process; a busy machine makes the clock longer, not this.
    ``database`` is the same for the server, with what was put back in between; None where it cannot be read.
    """

    name: str
    times: tuple[float, ...]
    queries: int
    bar: float | None = None
    cpu: float = 0.0
    database: float | None = None

    @property
    def p50(self) -> float:
        """Milliseconds within which half were done."""
        return statistics.median(self.times)

    @property
    def p95(self) -> float:
        """Milliseconds within which nineteen of twenty were done."""
        return statistics.quantiles(self.times, n=20, method="inclusive")[-1]


def nothing() -> None:
    """What is done between two measurements when nothing has to be put back."""


def measure(
    name: str,
    work: Callable[[], object],
    *,
    bar: float | None = None,
    between: Callable[[], object] = nothing,
    times: int = TIMES,
) -> Row:
    """Do it, put things back, and again; the queries are counted in a run of its own, after the first."""
    for _ in range(WARM_UP):
        work()
        between()
    with CaptureQueriesContext(connection) as asked:
        work()
    queries = len(asked)  # now: the log is emptied by the next request
    between()
    taken, used, server = [], 0.0, backends()
    before = cpu_ms(server)
    for _ in range(times):
        begun, spent = time.perf_counter(), time.process_time()
        work()
        taken.append(1000 * (time.perf_counter() - begun))
        used += 1000 * (time.process_time() - spent)
        between()
    after = cpu_ms(server)
    database = None if before is None or after is None else (after - before) / times
    return Row(name, tuple(taken), queries, bar, used / times, database)

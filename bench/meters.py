"""Reads the clock, the processor time of processes, and the queries of a piece of work."""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import connection
from django.test.utils import CaptureQueriesContext

TICKS = os.sysconf("SC_CLK_TCK")
BACKENDS = "SELECT pid FROM pg_stat_activity WHERE datname = current_database()"


@dataclass(slots=True)
class Reading:
    """What ``count`` pieces of work took: each in milliseconds of the clock; processor time of all together."""

    times: list[float] = field(default_factory=list)
    app_cpu: float = 0.0
    database_cpu: float | None = None
    queries: float = 0.0

    @property
    def count(self) -> int:
        """How many pieces of work."""
        return len(self.times)

    def percentile(self, share: int) -> float:
        """Milliseconds within which this share (in hundredths) was done."""
        return (
            statistics.quantiles(self.times, n=100, method="inclusive")[share - 1] if self.count > 1 else self.times[0]
        )

    def row(self) -> list[str]:
        """p50, p95, app CPU and database CPU for one piece of work, queries."""
        database = "?" if self.database_cpu is None else f"{self.database_cpu / self.count:.2f}"
        cpu = f"{self.app_cpu / self.count:.2f}"
        return [f"{self.percentile(50):.2f}", f"{self.percentile(95):.2f}", cpu, database, f"{self.queries:g}"]


def cpu_ms(pids: Sequence[int]) -> float | None:
    """Processor milliseconds these processes and their ended children have used, in steps of 10; None if unknown."""
    total = 0.0
    for pid in pids:
        try:
            facts = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return None
        total += 1000 * sum(map(int, facts[11:15])) / TICKS
    return total


def backends() -> list[int]:
    """The database's own processes that serve this database; none when it runs on another machine."""
    with connection.cursor() as cursor:
        cursor.execute(BACKENDS)
        pids = [pid for (pid,) in cursor.fetchall()]
    return pids if all(Path(f"/proc/{pid}/stat").exists() for pid in pids) else []


@contextmanager
def measured(app: int) -> Iterator[Reading]:
    """Fill in the processor times of an app process and of the database while the work is done."""
    reading, serving = Reading(), backends()
    app_before, database_before = cpu_ms([app]), cpu_ms(serving)
    yield reading
    app_after, database_after = cpu_ms([app]), cpu_ms(serving)
    reading.app_cpu = (app_after or 0) - (app_before or 0)
    if serving and database_before is not None and database_after is not None:
        reading.database_cpu = database_after - database_before


def repeat(work: Callable[[], object], *, count: int, app: int) -> Reading:
    """Do it ``count`` times, one after the other."""
    with measured(app) as reading:
        for _time in range(count):
            begun = time.perf_counter()
            work()
            reading.times.append(1000 * (time.perf_counter() - begun))
    return reading


def queries(work: Callable[[], object]) -> int:
    """How many questions to the database one piece of work asks, in this process."""
    with CaptureQueriesContext(connection) as seen:
        work()
    return len(seen)


def table(heading: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Columns side by side; numbers to the right."""
    widths = [max(len(line[at]) for line in [heading, *rows]) for at in range(len(heading))]
    lines = [[line[0].ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True))]
             for line in [heading, *rows]]  # fmt: skip
    return "\n".join("  ".join(line) for line in lines)

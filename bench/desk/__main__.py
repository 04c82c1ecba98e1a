"""Builds the files, measures every part at each size, prints one table, and fails when a bar is missed.

SIZES ("100000,1000000") and TIMES (60) in the environment change how much. The bars hold for a million files; the
number of questions to the database must be the same at every size. With DATABASE_URL and TINGGAL_HOME set, the files
stay there and are used again: building a million takes longer than measuring among them.
"""

import logging
import os
import sys
import time
from dataclasses import replace
from types import ModuleType

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402

from bench.desk import line, oversight  # noqa: E402
from bench.desk.building import build  # noqa: E402
from bench.desk.rows import TIMES, Row  # noqa: E402
from bench.desk.world import World, prepare  # noqa: E402
from bench.machine import machine  # noqa: E402
from bench.meters import table  # noqa: E402
from tinggal.applications.models import Application  # noqa: E402

SIZES = [int(size) for size in os.environ.get("SIZES", "100000,1000000").split(",")]
PARTS: tuple[ModuleType, ...] = (line, oversight)  # each has ``rows(world)``


def main() -> int:
    """The exit code is 1 when a bar is missed, or when a list asks more among more files."""
    if settings.PRODUCTION:
        raise SystemExit("This makes files: not in production.")
    logging.getLogger("django.request").setLevel(logging.ERROR)  # the floor is a refusal
    if is_anothers():
        raise SystemExit("There are files here already. This needs a database of its own.")
    world = prepare()
    print(machine(), flush=True)
    measured = {size: at(size, world) for size in SIZES}
    show(measured)
    missed = [*too_slow(measured[SIZES[-1]]), *asks_more(measured)]
    print("\nmissed: " + ("; ".join(missed) or "nothing"))
    return int(bool(missed))


def is_anothers() -> bool:
    """Whether the database has files that this bench did not make; its own of an earlier run are used again."""
    if "applications_application" not in connection.introspection.table_names():
        return False
    anothers = Application.objects.exclude(applicant__email__endswith="@crowd.example")
    return anothers.exclude(applicant__email__endswith="@bench.example").exists()


def at(size: int, world: World) -> list[Row]:
    """Every row of every part among so many files."""
    begun = time.perf_counter()
    build(world, total=size)
    print(f"{size:,} files, built in {time.perf_counter() - begun:.0f} s", flush=True)
    here = replace(world, files=size)
    return [row for part in PARTS for row in part.rows(here)]


def show(measured: dict[int, list[Row]]) -> None:
    """One line for each thing measured: p50, p95 and queries at each size; at the last one the processor time, how many
    times the floor the p50 is, and the bar."""
    heading = [f"ms, {TIMES} times"]
    for size in SIZES:
        heading += [f"{size:,}: p50", "p95", "queries"]
    sheet = []
    floor = measured[SIZES[-1]][0].p50
    for rows in zip(*measured.values(), strict=True):
        line_ = [rows[0].name]
        for row in rows:
            line_ += [f"{row.p50:.1f}", f"{row.p95:.1f}", str(row.queries)]
        last = rows[-1]
        database = "?" if last.database is None else f"{last.database:.1f}"
        bar = f"{last.bar:.0f}" if last.bar else "–"
        sheet.append([*line_, f"{last.cpu:.1f}", database, f"{last.p50 / floor:.1f}", bar])
    print("\n" + table([*heading, "CPU", "CPU of the database", "× floor", "bar"], sheet))


def too_slow(rows: list[Row]) -> list[str]:
    """What missed its bar at the largest size."""
    return [f"{row.name}: p95 {row.p95:.0f} ms, bar {row.bar:.0f} ms" for row in rows if row.bar and row.p95 > row.bar]


def asks_more(measured: dict[int, list[Row]]) -> list[str]:
    """What asks the database more often among more files."""
    return [
        f"{rows[0].name}: {' then '.join(str(row.queries) for row in rows)} queries"
        for rows in zip(*measured.values(), strict=True)
        if len({row.queries for row in rows}) > 1
    ]


if __name__ == "__main__":
    sys.exit(main())

"""From a decision to the letter in the inbox of the immigration office, at one decision a second."""

import statistics
import time
from collections.abc import Sequence
from contextlib import ExitStack

from bench.files import Crew
from bench.letters_files import decide
from bench.letters_processes import manage
from tinggal.applications.models import Application
from tinggal.letters.models import Dispatch

LOOK = 0.02  # seconds between two looks into the inboxes
PATIENCE = 60.0
HEADING = ("decision → inbox of the kanim, 1 a second", "letters", "p50 s", "p95 s", "longest s")


def delays(files: Sequence[Application], crew: Crew, *, warm_up: int) -> list[float]:
    """Seconds for each file after the first ``warm_up``, with a signing process and an ordinary worker running."""
    decided: dict[int, float] = {}
    seen: dict[int, float] = {}
    with ExitStack() as running:
        for words in ("sign", "work"):
            running.enter_context(manage(words))
        for at, file in enumerate(files):
            if at == warm_up:
                _look(decided, seen, until=time.monotonic() + PATIENCE, count=warm_up)
            begun = time.monotonic()
            decide(file, crew)
            decided[file.pk] = time.monotonic()
            _look(decided, seen, until=begun + (1.0 if at >= warm_up else 0.0), count=len(files) + 1)
        _look(decided, seen, until=time.monotonic() + PATIENCE, count=len(files))
    if len(seen) < len(files):
        raise RuntimeError(f"Only {len(seen)} of {len(files)} letters arrived.")
    return [seen[file.pk] - decided[file.pk] for file in files[warm_up:]]


def row(took: Sequence[float]) -> list[str]:
    """As the heading says."""
    cut = statistics.quantiles(took, n=100, method="inclusive")
    return ["manage.py sign and manage.py work", f"{len(took)}", f"{cut[49]:.2f}", f"{cut[94]:.2f}", f"{max(took):.2f}"]


def _look(decided: dict[int, float], seen: dict[int, float], *, until: float, count: int) -> None:
    """Note what has arrived, until a time or until so many have."""
    while len(seen) < count:
        arrived = Dispatch.objects.filter(letter__application__in=[*decided.keys() - seen.keys()], purpose="act")
        now = time.monotonic()
        seen |= dict.fromkeys(arrived.values_list("letter__application", flat=True), now)
        if time.monotonic() >= until:
            return
        time.sleep(LOOK)

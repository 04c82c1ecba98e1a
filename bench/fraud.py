"""``make bench-fraud``: planted fraud among honest files, and how much of it the signals find, signal by signal.

CASES (5000) files, two in a hundred planted in thirteen patterns, beside honest ones that look alike. Prints recall and
precision of each signal and the time a file takes. The exit code is 1 when the recall of a signal is below 95 % or its
precision below 80 %. SEED in the environment; KEEP=1 writes the figures to where the officers' page reads them.
"""

import csv
import os
import statistics
import sys
import time
from collections import Counter
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from django.conf import settings  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from bench.files import prepare  # noqa: E402
from bench.fraud_officers import officers_and_sponsors  # noqa: E402
from bench.fraud_overlays import overlays  # noqa: E402
from bench.fraud_pictures import pictures  # noqa: E402
from bench.fraud_plants import planted  # noqa: E402
from bench.fraud_rows import write  # noqa: E402
from bench.fraud_world import Case, Town  # noqa: E402
from bench.machine import machine  # noqa: E402
from tinggal.applications.models import Application  # noqa: E402
from tinggal.journal.models import Event  # noqa: E402
from tinggal.signals.models import Signal  # noqa: E402
from tinggal.signals.reactions import compare  # noqa: E402
from tinggal.signals.table import BY_ID, SIGNALS  # noqa: E402

CASES = int(os.environ.get("CASES", "5000"))
SEED = int(os.environ.get("SEED", "4"))
SHARE = 0.02
RECALL, PRECISION = 95.0, 80.0
Score = tuple[str, int, int, float, float]


def main() -> int:
    """Plant, compare, count, print."""
    if settings.PRODUCTION:
        raise SystemExit("This makes files: not in production.")
    prepare()
    town = Town(SEED, today=timezone.localdate())
    groups = planted(town, about=round(CASES * SHARE))
    guilty = [(name, case) for name, group in groups for case in group]
    honest = list(town.honest(CASES - len(guilty)))
    cases: list[tuple[str, Case]] = [*guilty, *(("", case) for case in honest)]
    town.chance.shuffle(cases)
    files = write([case for _name, case in cases], today=town.today)
    truth = {file.pk: name for file, (name, _case) in zip(files, cases, strict=True)}
    kinds = {file.pk: case.kind for file, (_name, case) in zip(files, cases, strict=True)}
    print(f"{machine()}\nseed {SEED}: {len(files):,} files, {len(guilty)} planted ({len(guilty) / len(files):.1%})")
    print("honest look-alikes:", ", ".join(f"{many} {kind}" for kind, many in Counter(kinds.values()).most_common()))
    times = compare_all(files)
    scores = [*scored(truth), *officers_and_sponsors(town)]
    show(scores, truth, kinds)
    print(f"\ncomparing a file: median {statistics.median(times):.0f} ms, p95 {quantile(times):.0f} ms", end="")
    print(f"; the last thousand: median {statistics.median(times[-1000:]):.0f} ms")
    overlays(SEED)
    pictures(town)
    if os.environ.get("KEEP"):
        keep(scores, files=len(files))
    bad = [name for name, _many, _found, recall, precision in scores if recall < RECALL or precision < PRECISION]
    print("below the mark:", ", ".join(bad) or "none")
    return int(bool(bad))


def compare_all(files: list[Application]) -> list[float]:
    """Milliseconds a file, in the order in which they arrive."""
    times = []
    for at, file in enumerate(files):
        if at in (len(files) // 10, len(files) // 2):
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")
        begun = time.perf_counter()
        compare(Event(subject=file.subject, kind="application.at_kanim", number=1))
        times.append(1000 * (time.perf_counter() - begun))
    return times


def scored(truth: dict[int, str]) -> list[Score]:
    """Signal, planted files, found ones, recall and precision in per cent."""
    raised = list(Signal.objects.in_force().values_list("signal", "application_id"))
    scores = []
    for name in dict.fromkeys(row.id for row in SIGNALS if row.seen_by == "officer"):
        guilty = {pk for pk, planted_as in truth.items() if planted_as == name}
        found = {pk for signal, pk in raised if signal == name}
        right = len(guilty & found)
        scores.append((name, len(guilty), right, 100 * right / len(guilty), 100 * right / max(len(found), 1)))
    return scores


def show(scores: list[Score], truth: dict[int, str], kinds: dict[int, str]) -> None:
    """The table, and which honest files were taken for something else."""
    print(f"\n{'signal':<52}{'planted':>8}{'found':>7}{'recall':>9}{'precision':>11}")
    for name, many, found, recall, precision in scores:
        print(f"{name} {BY_ID[name].name!s:<47}{many:>8}{found:>7}{recall:>8.1f}%{precision:>10.1f}%")
    raised = Signal.objects.in_force().values_list("signal", "application_id")
    wrong = Counter((signal, kinds[pk]) for signal, pk in raised if truth[pk] != signal)
    told = ", ".join(f"{signal} on {many} {kind}" for (signal, kind), many in wrong.most_common())
    print("wrong ones:", told or "none")


def quantile(times: list[float]) -> float:
    """The time that one file in twenty exceeds."""
    return statistics.quantiles(times, n=20)[-1]


def keep(scores: list[Score], *, files: int) -> None:
    """For the officers' page."""
    place = Path(settings.ROOT) / "tinggal/signals/measured.csv"
    with place.open("w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        rows.writerow(("signal", "planted", "files", "recall", "precision"))
        rows.writerows((name, many, files, f"{recall:.1f}", f"{right:.1f}") for name, many, _, recall, right in scores)


if __name__ == "__main__":
    sys.exit(main())

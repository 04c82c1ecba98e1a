"""``make race``: two people decide the same file against each other, and workers die between decision and letter.

The last line is ``pairs N decided N both 0 · kills N letters N missing 0 double 0``; the exit code is 1 when it is not.
"""

import os
import random
import signal
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
django.setup()

from django.db import connection, connections  # noqa: E402

from bench.files import Crew, complete_draft, prepare, walk  # noqa: E402
from bench.machine import machine  # noqa: E402
from tinggal.applications.actions import perform  # noqa: E402
from tinggal.applications.models import Application, Decision  # noqa: E402
from tinggal.applications.status import Status  # noqa: E402
from tinggal.journal.models import Delivery  # noqa: E402
from tinggal.journal.working import ORDINARY, signing_queues, work  # noqa: E402
from tinggal.letters.models import Letter  # noqa: E402
from tinggal.lib.workflow import MoveRefused  # noqa: E402

PAIRS = int(os.environ.get("PAIRS", "1000"))
KILLS = int(os.environ.get("KILLS", "200"))
PATIENCE_SECONDS = 180


def decide_against_each_other(crew: Crew, pairs: int) -> tuple[int, int, int]:
    """How many files were decided, how many twice, and how many steps were refused in words."""
    files = [walk(complete_draft(crew, number), crew, to=Status.AT_KASUBDIT) for number in range(pairs)]
    outcomes: Counter[str] = Counter()
    gate = Barrier(2)

    def decide(file: Application, action: str) -> str:
        gate.wait()
        try:
            perform(file, action, by=crew["kasubdit"], reasons=["T-01"] if action == "reject" else ())
        except MoveRefused:
            return "refused"
        return "decided"

    with ThreadPoolExecutor(2) as pool:
        for file in files:
            results = [pool.submit(decide, file, action) for action in ("approve", "reject")]
            outcomes.update(result.result() for result in results)
        list(pool.map(lambda _: connections.close_all(), range(2)))
    decided = Decision.objects.filter(application__in=files).count()
    return decided, max(0, outcomes["decided"] - decided), outcomes["refused"]


def fork_worker() -> int:
    """A worker in a child process that shares nothing with us but the code already loaded; returns its pid."""
    connections.close_all()
    connection.close_pool()
    child = os.fork()
    if child:
        return child
    for stream in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
    work((*ORDINARY, *signing_queues()))
    os._exit(0)


def clear_the_outbox() -> None:
    """Forget what earlier steps still owe, so that the worker's first job is the letter."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs")
        cursor.execute("UPDATE journal_delivery SET done_at = now() WHERE done_at IS NULL")


def kill_workers(crew: Crew, kills: int) -> list[Application]:
    """Decide a file, let the worker begin, and kill it somewhere before, in or after the letter."""
    files = [walk(complete_draft(crew, 10_000 + number), crew, to=Status.AT_KASUBDIT) for number in range(kills)]
    clear_the_outbox()
    chance = random.Random(7)
    spare = [walk(complete_draft(crew, 9_000 + number), crew, to=Status.AT_KASUBDIT) for number in range(2)]
    usual = max(time_of_a_letter(file, crew) for file in spare)
    print(f"a letter takes {usual * 1000:.0f} ms here; workers die at most {usual * 1300:.0f} ms after the decision")
    for file in files:
        worker = fork_worker()
        wait_for_a_listening_worker()
        perform(file, "approve", by=crew["kasubdit"])
        time.sleep(chance.uniform(0.0, 1.3 * usual))
        os.kill(worker, signal.SIGKILL)
        os.waitpid(worker, 0)
    return files


def wait_for_a_listening_worker() -> None:
    """Until the one living worker has registered and waits for jobs."""
    deadline = time.monotonic() + 10
    listening = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND query ~ '^LISTEN'"
    with connection.cursor() as cursor:
        while time.monotonic() < deadline:
            cursor.execute(listening)
            if cursor.fetchone()[0]:
                return
            time.sleep(0.02)


def time_of_a_letter(file: Application, crew: Crew) -> float:
    """Seconds from the decision to the letter with a fresh worker that nobody kills."""
    clear_the_outbox()
    worker = fork_worker()
    wait_for_a_listening_worker()
    perform(file, "approve", by=crew["kasubdit"])
    begun = time.perf_counter()
    while not Letter.objects.filter(application=file).exists() and time.perf_counter() - begun < PATIENCE_SECONDS:
        time.sleep(0.01)
    taken = time.perf_counter() - begun
    os.kill(worker, signal.SIGTERM)
    os.waitpid(worker, 0)
    clear_the_outbox()
    return taken


def settle(files: list[Application]) -> None:
    """One healthy worker finishes what the dead ones left; their jobs come back when their heartbeat is old."""
    worker = fork_worker()
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline and Letter.objects.filter(application__in=files).count() < len(files):
        time.sleep(0.5)
    while time.monotonic() < deadline and Delivery.objects.filter(done_at=None).exists():
        time.sleep(0.5)
    os.kill(worker, signal.SIGTERM)
    os.waitpid(worker, 0)


def main() -> int:
    """Run both, print what came of it, and say whether it is as it must be."""
    crew = prepare()
    print(machine())
    begun = time.perf_counter()
    decided, both, refused = decide_against_each_other(crew, PAIRS)
    print(f"{PAIRS} pairs in {time.perf_counter() - begun:.0f} s: {decided} decided, {refused} refused in words")
    begun = time.perf_counter()
    files = kill_workers(crew, KILLS)
    at_the_kill = Letter.objects.filter(application__in=files).count()
    settle(files)
    letters = Letter.objects.filter(application__in=files).count()
    print(
        f"{KILLS} kills in {time.perf_counter() - begun:.0f} s: {at_the_kill} letters were there when the worker died"
    )
    missing = KILLS - Application.objects.filter(pk__in=[file.pk for file in files], status=Status.ISSUED).count()
    double = letters - Letter.objects.filter(application__in=files).values("application").distinct().count()
    print(
        f"pairs {PAIRS} decided {decided} both {both} · "
        f"kills {KILLS} letters {letters} missing {missing} double {double}"
    )
    good = (decided, both, refused, letters, missing, double) == (PAIRS, 0, PAIRS, KILLS, 0, 0)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())

"""``make crash``: the signing process dies ten thousand times somewhere between a decision and its letter.

Each decided file is tried again and again by fresh processes: each of them is killed at a place between two steps that
chance chooses, or after a time that chance chooses; in the end one is left alone. Then everything is counted. The last
line is ``kills N files F letters F numbers F leaves F missing 0 double 0 broken 0``; exit code 1 when it is not.
KILLS (10000), DRIVERS (2: processes that kill at the same time) and SEED in the environment.
"""

import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from multiprocessing import get_context
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from bench.crash_audit import audit  # noqa: E402
from bench.crash_driver import Tally, drive, forget_connections  # noqa: E402
from bench.files import prepare  # noqa: E402
from bench.letters_witnesses import witnesses  # noqa: E402
from bench.machine import machine  # noqa: E402

KILLS = int(os.environ.get("KILLS", "10000"))
DRIVERS = int(os.environ.get("DRIVERS", "2"))
SEED = int(os.environ.get("SEED", str(time.time_ns() % 10**6)))


def main() -> int:
    """Kill, finish, count, and say whether it is as it must be."""
    crew = prepare()
    print(f"{machine()}\nseed {SEED}", flush=True)
    begun = time.perf_counter()
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="tinggal-witnesses-")))
        running.enter_context(witnesses(folder))
        forget_connections()
        with ProcessPoolExecutor(DRIVERS, mp_context=get_context("fork")) as pool:
            share = -(-KILLS // DRIVERS)
            jobs = [pool.submit(drive, crew, kills=share, driver=at, seed=SEED + at) for at in range(DRIVERS)]
            tally = sum((job.result() for job in jobs), Tally())
    seconds = time.perf_counter() - begun
    print(f"{tally.kills} kills in {seconds:.0f} s ({1000 * seconds / max(tally.kills, 1):.0f} ms each), by place:")
    for place, count in sorted(tally.places.items(), key=lambda one: -one[1]):
        print(f"  {count:6d}  {place}")
    found = audit(tally)
    print("\n".join(found.remarks))
    print(found.line)
    return 0 if found.good else 1


if __name__ == "__main__":
    sys.exit(main())

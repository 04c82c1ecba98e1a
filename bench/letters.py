"""``make bench-letters``: what a letter costs, how many are made a second, how soon they arrive, and what peers do.

PARTS, LETTERS, SECONDS and PEERS in the environment change the sizes. The last lines say how we stand to the bars.
"""

import os
import sys
import tempfile
from contextlib import ExitStack
from itertools import count
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from bench import letters_delay, letters_parts, letters_peers, letters_rate  # noqa: E402
from bench.files import Crew, prepare  # noqa: E402
from bench.letters_files import decide, forget_what_is_owed, undecided  # noqa: E402
from bench.letters_peers import Way  # noqa: E402
from bench.letters_rate import LAYOUTS, Rate, rate  # noqa: E402
from bench.letters_witnesses import witnesses  # noqa: E402
from bench.machine import machine  # noqa: E402
from bench.meters import table  # noqa: E402
from tinggal.letters.kinds import Kind  # noqa: E402
from tinggal.letters.models import Letter  # noqa: E402

PARTS = int(os.environ.get("PARTS", "100"))
LETTERS = int(os.environ.get("LETTERS", "300"))
SECONDS = int(os.environ.get("SECONDS", "60"))
PEERS = int(os.environ.get("PEERS", "100"))
WARM_UP = 20
BAR_RATIO, BAR_SECONDS = 5.0, 5.0
OURS_DOES_MORE = """Ours also holds the decision to the evidence, logs it in public with three witnesses, puts in two \
QR codes
(one a seal), two attached files and the proof, is PDF/A-3a and PDF/UA-1, has a time stamp and long-term data, is
examined anew, encrypted, filed, journaled and sent. The peers do none of that: they typeset and sign."""


def rates(crew: Crew, numbers: "count[int]", *, beside: list[int]) -> list[Rate]:
    """All layouts, each with files of its own."""
    found = []
    for layout in LAYOUTS:
        files = undecided(crew, [next(numbers) for _one in range(LETTERS + WARM_UP)])
        forget_what_is_owed()
        for file in files:
            decide(file, crew)
        found.append(rate(layout, [file.pk for file in files], warm_up=WARM_UP, witnesses=beside))
    return found


def standing(ours: list[Rate], theirs: list[Way], floor: Way, *, took: list[float]) -> bool:
    """Say how we stand to the bars."""
    whole = sorted((way for way in theirs if way.whole), key=lambda way: -way.a_second)
    print("\nHow many times as many letters a second as each peer on one core")
    heading = ("", *(f"× {way.name}" for way in whole), "ms: floor × ")
    rows = [
        [
            one.layout.name,
            *(f"{one.a_second / way.a_second:.1f}" for way in whole),
            f"{floor.a_second / one.a_second:.0f}",
        ]
        for one in ours
    ]
    for line in zip(heading, *rows, strict=True):
        print("  ".join([line[0].ljust(50), *(cell.rjust(38) for cell in line[1:])]))
    one_core, late = ours[0].a_second, sorted(took)[int(0.95 * len(took))]
    singly = max(way.a_second for way in whole if way.by_itself)
    print(f"bar {BAR_RATIO:g}×: {one_core / whole[0].a_second:.1f}× the faster peer, many letters in one call; "
          f"{one_core / singly:.1f}× the faster one that makes a letter when it is decided")  # fmt: skip
    print(f"bar {BAR_SECONDS:g} s: p95 from the decision to the inbox {late:.2f} s")
    return one_core / whole[0].a_second >= BAR_RATIO and late <= BAR_SECONDS


def main() -> int:
    """Measure, print the tables, and say whether the bars are met."""
    crew, numbers = prepare(), count(1)
    print(machine(), flush=True)
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="tinggal-witnesses-")))
        beside = running.enter_context(witnesses(folder))
        files = undecided(crew, [next(numbers) for _one in range(PARTS + WARM_UP)])
        owed = [decide(file, crew) for file in files]
        rows = letters_parts.parts(owed, warm_up=WARM_UP, witnesses=beside)
        print("\n" + table(letters_parts.HEADING, rows), flush=True)
        ours = rates(crew, numbers, beside=beside)
        print("\n" + table(letters_rate.HEADING, [one.row() for one in ours]), flush=True)
        files = undecided(crew, [next(numbers) for _one in range(SECONDS + 3)])
        forget_what_is_owed()
        took = letters_delay.delays(files, crew, warm_up=3)
        print("\n" + table(letters_delay.HEADING, [letters_delay.row(took)]), flush=True)
    written = Letter.objects.filter(kind=Kind.APPROVAL).values_list("writing__content", flat=True)[:PEERS]
    theirs, floor = list(letters_peers.peers(list(written), count=PEERS)), letters_peers.floor()
    print("\n" + table(letters_peers.HEADING, [way.row() for way in (*theirs, floor)]), flush=True)
    print("\n" + OURS_DOES_MORE)
    return 0 if standing(ours, theirs, floor, took=took) else 1


if __name__ == "__main__":
    sys.exit(main())

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
from django.conf import settings

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
django.setup()

from bench import letters_delay, letters_parts, letters_peers, letters_rate  # noqa: E402
from bench.files import Crew, prepare  # noqa: E402
from bench.letters_files import decide, forget_what_is_owed, undecided  # noqa: E402
from bench.letters_parts import Parts  # noqa: E402
from bench.letters_peers import Way  # noqa: E402
from bench.letters_rate import LAYOUTS, Rate, rate  # noqa: E402
from bench.letters_witnesses import witnesses  # noqa: E402
from bench.machine import machine  # noqa: E402
from bench.meters import table  # noqa: E402
from tinggal.letters.kinds import Kind  # noqa: E402
from tinggal.letters.models import Letter  # noqa: E402

Ours = dict[str, float]  # processor milliseconds of a letter of ours
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


def standing(ours: Ours, one_core: Rate, theirs: list[Way], floor: Way, *, took: list[float]) -> bool:
    """Say how we stand to the bars: processor time of a letter, letters a second, and how soon they arrive."""
    whole = sorted((way for way in theirs if way.whole), key=lambda way: way.cpu_ms)
    rows = [[way.name, *(f"{way.cpu_ms / spent:.1f} ×" for spent in ours.values())] for way in whole]
    rows = [[*row, f"{one_core.a_second / way.a_second:.1f} ×"] for row, way in zip(rows, whole, strict=True)]
    print("\n" + table(("CPU of a letter, peer : ours", *ours, "letters a second, one core"), rows))
    print("ours, ms: " + ", ".join(f"{name} {spent:.1f}" for name, spent in ours.items())
          + f"; floor {floor.cpu_ms:.2f}")  # fmt: skip
    same, everything, _singly, beside = ours.values()
    late = sorted(took)[int(0.95 * len(took))]
    first, alone = whole[0], min((way for way in whole if way.by_itself), key=lambda way: way.cpu_ms)
    print(f"bar {BAR_RATIO:g}×, same work: {first.cpu_ms / same:.1f}× the fastest peer ({first.name}); "
          f"{alone.cpu_ms / same:.1f}× the fastest that makes a letter when it is decided ({alone.name})")  # fmt: skip
    print(f"bar {BAR_RATIO:g}×, whole letter: {first.cpu_ms / everything:.1f}× and {alone.cpu_ms / everything:.1f}×; "
          f"with the database {first.cpu_ms / beside:.1f}× and {alone.cpu_ms / beside:.1f}×")  # fmt: skip
    print(f"bar {BAR_SECONDS:g} s: p95 from the decision to the inbox {late:.2f} s")
    return first.cpu_ms / same >= BAR_RATIO and alone.cpu_ms / everything >= BAR_RATIO and late <= BAR_SECONDS


def main() -> int:
    """Measure, print the tables, and say whether the bars are met."""
    crew, numbers = prepare(), count(1)
    print(machine(), flush=True)
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="tinggal-witnesses-")))
        beside = running.enter_context(witnesses(folder))
        pipeline = Parts(beside)
        groups = [undecided(crew, [next(numbers) for _one in range(count)]) for count in (WARM_UP, PARTS, PARTS // 4)]
        forget_what_is_owed()
        _warm, together, singly = (
            pipeline.measured(files, crew, in_a_round=size)
            for files, size in zip(groups, (1, settings.LETTERS_IN_A_ROUND, 1), strict=True)
        )
        print("\n" + table(letters_parts.heading(settings.LETTERS_IN_A_ROUND), letters_parts.rows(together, singly)))
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
    cpu = {
        "typeset + sign, same work": sum(together[part][1] for part in letters_parts.SAME_WORK),
        "whole, in a round": together[letters_parts.WHOLE][1],
        "whole, singly": singly[letters_parts.WHOLE][1],
        "whole and what runs beside, in a round": sum(
            together[part][1] for part in together if part == letters_parts.WHOLE or part in pipeline.beside
        ),
    }
    return 0 if standing(cpu, ours[0], theirs, floor, took=took) else 1


if __name__ == "__main__":
    sys.exit(main())

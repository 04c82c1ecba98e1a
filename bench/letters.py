"""``make bench-letters``: what a letter costs, how many are made a second, how soon they arrive, and what peers do.

ROUNDS, PARTS, LETTERS, SECONDS and PEERS in the environment change the sizes. The last lines say how we stand.
"""

import os
import sys
import tempfile
from collections import defaultdict
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
from bench.letters_files import forget_what_is_owed, undecided  # noqa: E402
from bench.letters_parts import Parts, Spent  # noqa: E402
from bench.letters_peers import Way  # noqa: E402
from bench.letters_rate import LAYOUTS, Rate, rate  # noqa: E402
from bench.letters_standing import standing  # noqa: E402
from bench.letters_witnesses import witnesses  # noqa: E402
from bench.machine import machine  # noqa: E402
from bench.meters import table  # noqa: E402
from tinggal.applications.models import Application  # noqa: E402
from tinggal.letters.kinds import Kind  # noqa: E402
from tinggal.letters.models import Letter  # noqa: E402

ROUNDS = int(os.environ.get("ROUNDS", "5"))
PARTS = int(os.environ.get("PARTS", "25"))
LETTERS = int(os.environ.get("LETTERS", "300"))
SECONDS = int(os.environ.get("SECONDS", "60"))
PEERS = int(os.environ.get("PEERS", "100"))
WARM_UP = 20


def rounds(pipeline: Parts, crew: Crew, numbers: "count[int]") -> tuple[Spent, Spent, list[Way]]:
    """Ours in a round and one by one, then every peer; and again, so that what else the machine does meets all alike.
    The medians."""

    def files(number: int) -> list[Application]:
        found = undecided(crew, [next(numbers) for _one in range(number)])
        forget_what_is_owed()
        return found

    pipeline.measured(files(WARM_UP), crew, in_a_round=1)
    written = Letter.objects.filter(kind=Kind.APPROVAL).values_list("writing__content", flat=True)
    together: list[Spent] = []
    singly: list[Spent] = []
    theirs: dict[str, list[Way]] = defaultdict(list)
    with letters_peers.peers(list(written), count=PEERS) as peers:
        for _round in range(ROUNDS):
            together.append(pipeline.measured(files(PARTS), crew, in_a_round=settings.LETTERS_IN_A_ROUND))
            singly.append(pipeline.measured(files(PARTS), crew, in_a_round=1))
            for name in peers.names:
                theirs[name].append(peers.measure(name))
    ways = [letters_peers.middle(many) for many in theirs.values()]
    return letters_parts.middle(together), letters_parts.middle(singly), ways


def rates(crew: Crew, numbers: "count[int]", *, beside: list[int]) -> list[Rate]:
    """All layouts, each with files of its own."""
    found = []
    for layout in LAYOUTS:
        files = undecided(crew, [next(numbers) for _one in range(LETTERS + WARM_UP)])
        forget_what_is_owed()
        found.append(rate(layout, files, crew, warm_up=WARM_UP, witnesses=beside))
    return found


def main() -> int:
    """Measure, print the tables, and say whether the bars are met."""
    crew, numbers = prepare(), count(1)
    print(machine(), flush=True)
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="tinggal-witnesses-")))
        beside = running.enter_context(witnesses(folder))
        pipeline = Parts(beside)
        together, singly, theirs = rounds(pipeline, crew, numbers)
        floor = letters_peers.floor()
        print("\n" + table(letters_parts.heading(settings.LETTERS_IN_A_ROUND), letters_parts.rows(together, singly)))
        print("\n" + table(letters_peers.HEADING, [way.row() for way in (*theirs, floor)]), flush=True)
        ours = rates(crew, numbers, beside=beside)
        print("\n" + table(letters_rate.HEADING, [one.row() for one in ours]), flush=True)
        files = undecided(crew, [next(numbers) for _one in range(SECONDS + 3)])
        forget_what_is_owed()
        took = letters_delay.delays(files, crew, warm_up=3)
        print("\n" + table(letters_delay.HEADING, [letters_delay.row(took)]), flush=True)
    cpu = {
        letters_parts.SAME: sum(together[part][1] for part in letters_parts.SAME_WORK),
        "whole, in a round": together[letters_parts.WHOLE][1],
        "whole, one by one": singly[letters_parts.WHOLE][1],
        "whole + database + witnesses": sum(
            together[part][1] for part in together if part == letters_parts.WHOLE or part in pipeline.beside
        ),
    }
    return 0 if standing(cpu, ours[0], theirs, floor, took=took) else 1


if __name__ == "__main__":
    sys.exit(main())

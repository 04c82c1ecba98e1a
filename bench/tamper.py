"""``make tamper``: genuine letters, and what forgers could make of them, each checked in three ways.

The three ways: the public page over HTTP, the command ``tinggal-verify``, and the single file that needs nothing of
ours. The last line is ``variants N accepted 0``; the exit code is 1 when it is not.
"""

import os
import sys
import tempfile
import warnings
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402

from bench.files import Crew, prepare  # noqa: E402
from bench.letters_files import decide, undecided, write_now  # noqa: E402
from bench.letters_witnesses import witnesses  # noqa: E402
from bench.meters import table  # noqa: E402
from bench.tampering import variants  # noqa: E402
from bench.tampering.checks import REFUSED, Row, three_ways  # noqa: E402
from bench.tampering.controls import controls, limits  # noqa: E402
from bench.tampering.gathering import gather  # noqa: E402
from bench.tampering.materials import Materials  # noqa: E402
from tinggal.letters.models import Letter  # noqa: E402

Rows = dict[str, Row]


def materials(crew: Crew) -> Materials:
    """An approval and a refusal of two people, through the real pipeline, and some letters before them in the log."""
    letters = []
    for file, action in zip(
        undecided(crew, range(1, 6)), ("approve", "reject", "approve", "approve", "reject"), strict=True
    ):
        write_now(decide(file, crew, action=action))
        letters.append(Letter.objects.get(application=file))
    return gather(*letters[-2:])


def checked(files: dict[str, bytes]) -> Rows:
    """What the three ways say of each file."""
    with tempfile.TemporaryDirectory(prefix="tinggal-tamper-") as folder:
        return three_ways(files, folder=Path(folder))


def shown(heading: str, rows: Rows) -> None:
    """Print a table of the answers."""
    columns = [*next(iter(rows.values()))]
    print(f"\n{heading}\n" + table(("", *columns), [[name, *row.values()] for name, row in rows.items()]), flush=True)


def states(row: Row) -> set[str]:
    """The answers without the reason."""
    return {said for way, said in row.items() if way != "why"}


def main() -> int:
    """Make all variants, check them, print what came of it, and say whether it is as it must be."""
    warnings.filterwarnings("ignore", module="pikepdf|bench")  # it is told that forgeries lose their form fields
    with ExitStack() as running:
        crew = prepare()
        call_command("collectstatic", interactive=False, verbosity=0)
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="tinggal-witnesses-")))
        running.enter_context(witnesses(folder))
        found = materials(crew)
        genuine = checked(controls(found))
        shown("Genuine", genuine)
        forged = checked({name: make(found) for name, make in variants().items()})
        shown("Tampered", forged)
        shown("Our own keys in wrong hands: what a file cannot tell, and the register can", checked(limits(found)))
    families = Counter(name.partition(":")[0] for name in forged)
    print("\n" + ", ".join(f"{family} {count}" for family, count in families.items()))
    refused = [name for name, row in genuine.items() if states(row) != {"valid"}]
    accepted = [name for name, row in forged.items() if not states(row) <= REFUSED]
    for name in refused:
        print(f"REFUSED although genuine: {name}")
    for name in accepted:
        print(f"ACCEPTED although tampered: {name}")
    print(f"variants {len(forged)} accepted {len(accepted)}")
    return 1 if refused or accepted or not settings.SIGNS else 0


if __name__ == "__main__":
    sys.exit(main())

"""``make bench-checks``: what all checks of one file take in the background, and what is left for an officer's eyes.

Clean files of the demonstration are sent in; each is read and judged as the worker does it. COUNT (12) and SECONDS a
field (6: to find it on a page and compare it) in the environment. Ends with 1 when the median is over ten seconds.
"""

import os
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
os.environ.setdefault("LOG_LEVEL", "ERROR")
os.environ.setdefault("SIMULATORS_TRANSPORT", "wsgi")
django.setup()

from django.core.management import call_command  # noqa: E402

from bench.machine import machine  # noqa: E402
from bench.meters import table  # noqa: E402
from tinggal.applications.models import Application  # noqa: E402
from tinggal.applications.status import Status  # noqa: E402
from tinggal.demo.files import make  # noqa: E402
from tinggal.demo.people import officers  # noqa: E402
from tinggal.demo.plan import Entry, plan  # noqa: E402
from tinggal.verification.checks.table import judge  # noqa: E402
from tinggal.verification.models import DocumentFacts  # noqa: E402
from tinggal.verification.papers import papers_of  # noqa: E402
from tinggal.verification.results import Outcome  # noqa: E402

COUNT = int(os.environ.get("COUNT", "12"))
SECONDS = int(os.environ.get("SECONDS", "6"))
BAR = 10.0
HEADING = ("permit", "documents", "s", "compared by the machine", "left for eyes", "by hand before", "after")


@dataclass(frozen=True, slots=True)
class Checked:
    """One file: seconds of all checks, how many results of each outcome, and which are left to look at."""

    permit: str
    documents: int
    seconds: float
    outcomes: Counter[str]
    left: Counter[str]

    @property
    def before(self) -> int:
        """What an officer compared before machines read: everything the checks look at."""
        return self.outcomes.total()

    @property
    def after(self) -> int:
        """What is left: whatever the machine asks or could not compare."""
        return self.before - self.outcomes[Outcome.PASS]

    def row(self) -> list[str]:
        """As the heading says."""
        by_hand = (f"{SECONDS * fields / 60:.1f} min" for fields in (self.before, self.after))
        machine = (f"{self.outcomes[Outcome.PASS]}", f"{self.after}")
        return [self.permit, f"{self.documents}", f"{self.seconds:.1f}", *machine, *by_hand]


def clean_files() -> Iterator[Entry]:
    """Planned files that are paid for and lie at their first desk: one of each permit, then again."""
    at_first = [one for one in plan() if one.status == Status.AT_KANIM and not one.passport_days and not one.owner]
    seen: Counter[str] = Counter()
    ordered = []
    for entry in at_first:
        seen[entry.permit.code] += 1
        ordered.append((seen[entry.permit.code], entry.permit.code, entry.number, entry))
    yield from [entry for *_order, entry in sorted(ordered, key=lambda one: one[:3])[:COUNT]]


def check(entry: Entry) -> Checked:
    """Make the file, then read and judge its documents as if for the first time."""
    file = make(entry)
    DocumentFacts.objects.filter(document__application=file).delete()
    fresh = Application.objects.get(pk=file.pk)
    begun = time.perf_counter()
    results = list(judge(fresh, papers_of(fresh)))
    seconds = time.perf_counter() - begun
    return Checked(
        file.permit_code,
        file.documents.count(),
        seconds,
        Counter(str(result.outcome) for _about, _rule, result in results),
        Counter(f"{rule.id} {result.words}" for _about, rule, result in results if result.outcome != Outcome.PASS),
    )


def main() -> int:
    """Print a row for each file, the sums, and how we stand to the bar."""
    for command in ("migrate", "load_reference", "make_keys"):
        call_command(command, verbosity=0)
    officers()
    print(machine(), flush=True)
    found = [check(entry) for entry in clean_files()]
    print(table(HEADING, [one.row() for one in found]))
    times = sorted(one.seconds for one in found)
    late = times[min(len(times) - 1, int(0.95 * len(times)))]
    fields = [statistics.median(getattr(one, when) for one in found) for when in ("before", "after")]
    print(f"\nmedian {statistics.median(times):.1f} s a file, p95 {late:.1f} s; bar {BAR:g} s for the median")
    print(f"fields looked at by hand in a clean file: {fields[0]:.0f} before, {fields[1]:.0f} after")
    print("\nleft most often, in how many files:")
    often = Counter(what for one in found for what in one.left)
    print("\n".join(f"  {count:3d}  {what}" for what, count in often.most_common(12)))
    return 0 if statistics.median(times) <= BAR else 1


if __name__ == "__main__":
    sys.exit(main())

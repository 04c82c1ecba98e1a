"""``make check-timing``: whether the time of an answer tells a guesser that a code exists (trust T09).

Every question goes through the whole house in this process, known and unknown codes in random turns. The last line is
``difference of medians at most N ms``; the exit code is 1 when it is more than 5.
"""

import os
import random
import statistics
import sys
import time
from collections import defaultdict

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
django.setup()

from django.conf import settings  # noqa: E402
from django.core.cache import cache  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.test import Client  # noqa: E402

from bench.files import complete_draft, prepare, walk  # noqa: E402
from bench.machine import machine  # noqa: E402
from tinggal.applications.actions import perform  # noqa: E402
from tinggal.applications.status import Status  # noqa: E402
from tinggal.letters.models import Letter  # noqa: E402
from tinggal.letters.reactions import issue  # noqa: E402
from tinggal.lib.codes import token  # noqa: E402

TRIES = int(os.environ.get("TRIES", "2000"))
LETTERS = 3
MOST_MS = 5.0
WRONG = {"day": "1", "month": "1", "year": "1901"}
Question = tuple[str, dict[str, str]]


def questions(letter: Letter) -> dict[str, Question]:
    """Every kind of question: its name, and what is posted. A pair differs only in whether the letter exists."""
    none, right = token(), letter.application.answers["birth_date"].split("-")
    known = dict(zip(("year", "month", "day"), right, strict=True))
    return {
        "long code, known": (letter.code, {}),
        "long code, unknown": (none, {}),
        "long code and wrong date, known": (letter.code, WRONG),
        "long code and wrong date, unknown": (none, WRONG),
        "short code and wrong date, known": (letter.short_code, WRONG),
        "short code and wrong date, unknown": (none[:12], WRONG),
        "short code and right date (told, and written down)": (letter.short_code, known),
    }


def measure(letters: list[Letter]) -> dict[str, list[float]]:
    """Milliseconds by kind of question, ``TRIES`` of each, in random turns."""
    client, chance = Client(), random.Random(9)
    names = [name for name in questions(letters[0]) for _try in range(TRIES)]
    chance.shuffle(names)
    times: dict[str, list[float]] = defaultdict(list)
    for at, name in enumerate(names):
        code, secret = questions(letters[at % len(letters)])[name]
        cache.clear()
        begun = time.perf_counter()
        answer = client.post("/check/", {"code": code, **secret})
        times[name].append(1000 * (time.perf_counter() - begun))
        if answer.status_code != 200:
            raise SystemExit(f"{name}: {answer.status_code}")
    return times


def main() -> int:
    """Make letters, ask, print."""
    if settings.PRODUCTION:
        raise SystemExit("This makes letters: not in production.")
    call_command("collectstatic", interactive=False, verbosity=0)
    crew = prepare()
    for number in range(LETTERS):
        file = walk(complete_draft(crew, number), crew, to=Status.AT_KASUBDIT)
        issue(perform(file, "approve", by=crew["kasubdit"]))
    times = measure(list(Letter.objects.select_related("application")))
    medians = {name: statistics.median(found) for name, found in times.items()}
    print(machine())
    print(f"{TRIES:,} questions of each kind, in random turns\n")
    for name, found in times.items():
        print(f"{name:<52} median {medians[name]:6.2f} ms   p95 {statistics.quantiles(found, n=20)[-1]:6.2f} ms")
    pairs = [name for name in medians if name.endswith(", known")]
    apart = {name: abs(medians[name] - medians[name.replace(", known", ", unknown")]) for name in pairs}
    print()
    for name, found_apart in apart.items():
        print(f"{name.removesuffix(', known'):<40} known and unknown are {found_apart:.2f} ms apart")
    print(f"difference of medians at most {max(apart.values()):.2f} ms")
    return int(max(apart.values()) > MOST_MS)


if __name__ == "__main__":
    sys.exit(main())

"""Makes decided files, and lets process after process die over them until each has its letter."""

import os
import random
import signal
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Self

from django.conf import settings
from django.db import connection, connections

from bench.files import Crew
from bench.letters_files import decide, undecided, write_now
from tinggal.journal.models import Delivery
from tinggal.letters import render
from tinggal.letters.kinds import Kind
from tinggal.letters.trusting import trust
from tinggal.lib.crashpoint import arm_when
from tinggal.lib.providers import provider
from tinggal.transparency.lines import hang_up

AT_ONCE = 5  # files made before the next killing; those that wait are written in one round
MOST = 15  # kills of one file, then it is left alone
LATE = slice(-6, -1)  # places that every try passes, up to the last one before the letter is there
BY_CHANCE = 0.3  # of the kills come after a random time instead of at a named place
LONGER, SHORTER = 1.05, 0.8  # so that about one in five processes is done before its time has come
ANY_TIME = "at any time"
Work = Callable[[int], None]


@dataclass
class Tally:
    """What was done: kills by place, and the files (ids of applications) with the number of kills of each."""

    places: Counter[str] = field(default_factory=Counter)
    files: dict[int, int] = field(default_factory=dict)
    unfinished: int = 0

    @property
    def kills(self) -> int:
        """How many processes died."""
        return sum(self.places.values())

    def __add__(self, other: Self) -> "Tally":
        return Tally(self.places + other.places, self.files | other.files, self.unfinished + other.unfinished)


@dataclass
class Killer:
    """Chooses where or when processes die. ``soon``: the longest time in seconds after which one is killed."""

    chance: random.Random
    places: list[str] = field(default_factory=list)
    soon: float = 0.0

    def once(self, delivery: int) -> str:
        """Let a process try this letter and die; where it died, "" if it was done before."""
        if self.chance.random() < BY_CHANCE:
            died = killed_after(delivery, self.chance.uniform(0.0, self.soon))
            self.soon *= LONGER if died else SHORTER
            return died
        wished = self.chance.choice(self.places)
        late = wished if wished == self.places[-1] else self.chance.choice(self.places[LATE])
        return killed_at(delivery, wished, or_at=late)

    def again_and_again(self, delivery: int, *, most: int, tally: Tally) -> int:
        """Kill process after process over one letter until it is there or ``most`` have died; says how many died."""
        for died in range(most):
            place = self.once(delivery)
            if not place:
                return died
            tally.places[place] += 1
        return most


def drive(crew: Crew, *, kills: int, driver: int, seed: int) -> Tally:
    """Kill so many times, on files of this driver's own."""
    killer, tally = Killer(random.Random(seed)), Tally()
    numbers = iter(range(1_000_000 * (driver + 1), 1_000_000 * (driver + 2)))
    while tally.kills < kills:
        made = _decided(crew, [next(numbers) for _one in range(AT_ONCE)])
        warm_up()
        forget_connections()
        if not killer.places:
            file, delivery = made.pop()
            killer.places, killer.soon = learn(delivery)
            tally.files[file] = 0
        for file, delivery in made:
            most = min(MOST, kills - tally.kills)
            tally.files[file] = killer.again_and_again(delivery, most=most, tally=tally)
            tally.unfinished += finish(delivery)
    return tally


def killed_at(delivery: int, place: str, *, or_at: str) -> str:
    """Let a process try this letter and die at a place, or later if it has that behind it; where, "" if it lived."""
    reading, writing = os.pipe()

    def here(name: str) -> bool:
        return name in {place, or_at} and os.write(writing, name.encode()) > 0

    child = _child(lambda: arm_when(here), delivery)
    os.close(writing)
    with os.fdopen(reading) as said:
        died = said.read()
    return died if os.WIFSIGNALED(os.waitpid(child, 0)[1]) else ""


def killed_after(delivery: int, seconds: float) -> str:
    """Let a process try this letter and kill it after a while; "" when it was done before."""
    child = _child(lambda: None, delivery)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    return ANY_TIME if os.WIFSIGNALED(os.waitpid(child, 0)[1]) else ""


def finish(delivery: int) -> int:
    """A healthy process; 1 when it could not finish the letter."""
    return int(os.waitpid(_child(lambda: None, delivery), 0)[1] != 0)


def learn(delivery: int) -> tuple[list[str], float]:
    """The names of all places a letter passes, in a healthy process, and its seconds."""
    reading, writing = os.pipe()
    begun = time.perf_counter()
    child = _child(lambda: arm_when(lambda name: os.write(writing, f"{name}\n".encode()) < 0), delivery)
    os.close(writing)
    with os.fdopen(reading) as names:
        passed = names.read().splitlines()
    if os.waitpid(child, 0)[1]:
        raise RuntimeError("A healthy process could not write a letter.")
    return list(dict.fromkeys(passed)), time.perf_counter() - begun


def warm_up() -> None:
    """Read keys and fonts before the processes are forked. Typesetting itself must wait: its threads would be lost."""
    signer = provider("signer")
    signer.certificate_by  # noqa: B018  opens the key
    signer._evidence(signer.signatory(), stamper=signer.stamper(), token=None)
    provider("sealer")
    trust()
    hang_up()
    for kind in (Kind.APPROVAL, Kind.REFUSAL):
        render._compiler(render.TEMPLATE_VERSION, kind)


def forget_connections() -> None:
    """Close everything that leads to the database, threads too: a child must share nothing with us."""
    connections.close_all()
    connection.close_pool()


def _decided(crew: Crew, numbers: Sequence[int]) -> list[tuple[int, int]]:
    """Fresh decided files: the application and the delivery that becomes its letter; every third is refused."""
    actions = ("approve", "approve", "reject")
    files = undecided(crew, numbers)
    return [(file.pk, decide(file, crew, action=actions[at % 3])) for at, file in enumerate(files)]


def _child(prepare: Callable[[], object], delivery: int) -> int:
    """A process that tries the letter once and ends with 0, or 1 when it failed; its id."""
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        if Delivery.objects.filter(pk=delivery, attempts__gte=settings.DELIVERY_ATTEMPTS - 1).exists():
            Delivery.objects.filter(pk=delivery).update(attempts=0, dead_at=None)  # as "Try again" does
        prepare()
        write_now(delivery)
        code = 0
    finally:
        os._exit(code)
    raise AssertionError

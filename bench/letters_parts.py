"""What one letter costs, part by part: clock and processor, in this process, through the real pipeline."""

import gc
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from statistics import median
from typing import Any

from django.test import override_settings

from bench.files import Crew
from bench.letters_files import decide, write_now
from bench.meters import backends, cpu_ms
from tinggal.applications.models import Application
from tinggal.intake import vault
from tinggal.letters import filing, writing
from tinggal.lib.providers import provider
from tinggal.transparency import sequencing

WHOLE = "whole letter"
Spent = Mapping[str, tuple[float, float]]  # clock and CPU milliseconds of a letter, by part
SAME_WORK, SAME = ("render", "sign"), "same work"


class Stopwatch:
    """Clock and processor milliseconds by part, over all letters; a part inside another counts in both."""

    def __init__(self) -> None:
        self.took: dict[str, list[tuple[float, float]]] = defaultdict(list)

    def watch(self, owner: Any, name: str, part: str) -> None:
        """From now on time every call of a function where its caller looks it up."""
        setattr(owner, name, self.timed(getattr(owner, name), part))

    def timed(self, work: Callable[..., Any], part: str) -> Callable[..., Any]:
        """The same function, timed."""

        def run(*given: Any, **named: Any) -> Any:
            clock, cpu = time.perf_counter(), time.process_time()
            try:
                return work(*given, **named)
            finally:
                self.took[part].append((1000 * (time.perf_counter() - clock), 1000 * (time.process_time() - cpu)))

        return run

    def each(self, part: str, *, letters: int) -> tuple[float, float]:
        """Clock and processor milliseconds of a part for one letter: its sum over all, shared out."""
        clock, cpu = (sum(one[at] for one in self.took[part]) / letters for at in (0, 1))
        return clock, cpu


class Parts:
    """Watches the pipeline from now on, and measures letters in it. Make one in a process."""

    def __init__(self, witnesses: Sequence[int]) -> None:
        gc.freeze()  # as ``manage.py sign`` does
        self._watch = Stopwatch()
        self.beside: dict[str, Callable[[], Sequence[int]]] = {
            "beside it: database": backends,
            "beside it: three witnesses": lambda: [*witnesses],
        }
        for (owner, name), part in PARTS.items():
            self._watch.watch(provider(owner) if isinstance(owner, str) else owner, name, part)

    def measured(self, files: Sequence[Application], crew: Crew, *, in_a_round: int) -> Spent:
        """Decide these files, then make their letters: clock and CPU milliseconds by part, and the whole; of what runs
        beside it only CPU."""
        with override_settings(LETTERS_IN_A_ROUND=in_a_round):
            deliveries = [decide(file, crew) for file in files]
            self._watch.took.clear()
            before = {name: cpu_ms(pids()) or 0.0 for name, pids in self.beside.items()}
            whole = self._watch.timed(write_now, WHOLE)
            for delivery in deliveries:
                whole(delivery)
        found = {part: self._watch.each(part, letters=len(files)) for part in (*PARTS.values(), WHOLE)}
        for name, pids in self.beside.items():
            found[name] = (0.0, ((cpu_ms(pids()) or 0.0) - before[name]) / len(files))
        return found


def middle(spent: Sequence[Spent]) -> Spent:
    """The medians of several measurements, part by part."""
    return {part: (median(one[part][0] for one in spent), median(one[part][1] for one in spent)) for part in spent[0]}


def heading(most: int) -> tuple[str, ...]:
    """Over ``rows``."""
    return ("ms a letter", f"clock, up to {most} in a round", "CPU", "clock, one by one", "CPU")


def rows(together: Spent, singly: Spent) -> list[list[str]]:
    """As the heading says."""
    return [[part, *(f"{ms:.2f}" if ms else "–" for ms in (*together[part], *singly[part]))] for part in together]


PARTS = {
    (writing, "begin"): "evidence, words, number, entry",
    (writing, "include_all"): "log",
    (sequencing, "_give_places"): "  sequence",
    (sequencing, "sign_latest"): "  checkpoint",
    (sequencing, "vouched_head"): "  witnesses",
    (writing, "seal_for"): "seal",
    (writing, "render"): "render",
    ("signer", "sign"): "sign",
    ("stamper", "stamp"): "  time stamp in it",
    (filing, "check_letter"): "examine",
    (vault, "put"): "store",
    (filing, "_file"): "file, journal, dispatch",
}

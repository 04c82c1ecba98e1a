"""What one letter costs, part by part: clock and processor, in this process, through the real pipeline."""

import statistics
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

from bench.letters_files import write_now
from bench.meters import backends, cpu_ms
from tinggal.intake import vault
from tinggal.letters import writing
from tinggal.lib.providers import provider
from tinggal.transparency import sequencing

HEADING = ("ms a letter, medians", "clock", "CPU")
WHOLE = "whole letter"


class Stopwatch:
    """Clock and processor milliseconds by part, one pair for each letter; a part inside another counts in both."""

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

    def row(self, part: str, *, letters: int) -> list[str]:
        """Medians; a part that a letter passes more than once counts with its sum."""
        took = self.took[part]
        each = len(took) / letters
        clock, cpu = (statistics.median(one[at] for one in took) * max(each, 1) for at in (0, 1))
        return [part, f"{clock:.2f}", f"{cpu:.2f}"]


def parts(deliveries: Sequence[int], *, warm_up: int, witnesses: Sequence[int]) -> list[list[str]]:
    """One row for each part of a letter. The first ``warm_up`` letters are not counted."""
    for delivery in deliveries[:warm_up]:
        write_now(delivery)
    measured = deliveries[warm_up:]
    watch = Stopwatch()
    watch_the_pipeline(watch)
    others = {"database": backends(), "three witnesses": witnesses}
    before = {name: cpu_ms(pids) for name, pids in others.items()}
    whole = watch.timed(write_now, WHOLE)
    for delivery in measured:
        whole(delivery)
    after = {name: cpu_ms(pids) for name, pids in others.items()}
    rows = [watch.row(part, letters=len(measured)) for part in (*dict.fromkeys(PARTS.values()), WHOLE)]
    for name, pids in others.items():
        spent = ((after[name] or 0.0) - (before[name] or 0.0)) / len(measured)
        rows.append([f"beside it: {name}", "–", f"{spent:.2f}" if pids else "?"])
    return rows


PARTS = {
    (writing, "begin"): "evidence, words, number, entry",
    (writing, "include"): "log",
    (sequencing, "_give_places"): "  sequence",
    (sequencing, "sign_latest"): "  checkpoint",
    (sequencing, "vouched_head"): "  witnesses",
    (writing, "seal_for"): "seal",
    (writing, "render"): "render",
    ("signer", "sign"): "sign",
    ("stamper", "stamp"): "  time stamp in it",
    (writing, "check_letter"): "examine",
    (vault, "put"): "store",
    (writing, "_file"): "file, journal, dispatch",
}


def watch_the_pipeline(watch: Stopwatch) -> None:
    """Time every part in this process, for good."""
    for (owner, name), part in PARTS.items():
        watch.watch(provider(owner) if isinstance(owner, str) else owner, name, part)

"""``make bench-uploads``: hands in the whole corpus, and then a thousand files in a row; ends with 1 on any mismatch.

UPLOADS=… for another number than 1,000; FAMILY=… for one family of the corpus only; SLOW=… seconds above which a file
is not sent again in the long row.
"""

import io
import os
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path

import pikepdf
from django.conf import settings

if not settings.configured:
    settings.configure(CLAMD_ADDRESS="", USE_I18N=False)

from bench.corpus.everything import everything
from bench.corpus.sample import ACCEPTED, Sample, neutralised, refused
from bench.meters import Reading, table
from tinggal.intake.receive import Received, receive
from tinggal.intake.words import WORDS, Unusable

UPLOADS = int(os.environ.get("UPLOADS", "1000"))
FAMILY = os.environ.get("FAMILY", "")
SLOW = float(os.environ.get("SLOW", "2"))
AT_ONCE = 2
MOST_GROWTH = 32  # megabytes; what is freed is not always given back
_WARM = 50


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file, in milliseconds; ``wrong`` says what should not be."""

    sample: Sample
    fate: str
    ms: float
    wrong: str = ""


def hand_in(sample: Sample, content: bytes) -> Outcome:
    begun = time.perf_counter()
    try:
        taken = receive(io.BytesIO(content), name="upload.pdf", accepts=sample.accepts)
    except Unusable as refusal:
        ms = 1000 * (time.perf_counter() - begun)
        wrong = "" if str(WORDS[refusal.code]) % refusal.details == refusal.words else "other words"
        return _judged(sample, refused(refusal.code), ms, wrong)
    ms = 1000 * (time.perf_counter() - begun)
    fate = neutralised(*taken.notes) if taken.notes else ACCEPTED
    left = [mark for mark in sample.marks if mark in inside(taken)]
    return _judged(sample, fate, ms, f"still inside: {left}" if left else "")


def inside(taken: Received) -> bytes:
    """Every byte of a file made harmless, unpacked where it is packed."""
    if taken.content_type != "application/pdf":
        return taken.content
    with pikepdf.open(io.BytesIO(taken.content)) as pdf:
        streams = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        written = [thing.unparse(resolved=True) for thing in pdf.objects if not isinstance(thing, pikepdf.Stream)]
        keys = [str(key).encode() for stream in streams for key, _ in stream.items()]
        raw = [stream.read_raw_bytes() for stream in streams]
        return b"\n".join([taken.content, *written, *keys, *raw, *map(_unpacked, streams)])


def _unpacked(stream: pikepdf.Stream) -> bytes:
    try:
        return bytes(stream.read_bytes())
    except pikepdf.PdfError:
        return b""


def _judged(sample: Sample, fate: str, ms: float, wrong: str) -> Outcome:
    expected = fate in sample.fates
    return Outcome(sample, fate, ms, wrong or ("" if expected else f"meant: {' or '.join(sample.fates)}"))


def memory() -> float:
    """Megabytes this process holds now."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def open_files() -> int:
    return len(os.listdir("/proc/self/fd"))


def once(families: dict[str, list[Sample]]) -> dict[str, list[Outcome]]:
    """Every file of the corpus, two at a time."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        return {
            name: list(pool.map(lambda sample: hand_in(sample, sample.make()), samples))
            for name, samples in families.items()
        }


def in_a_row(outcomes: Sequence[Outcome]) -> tuple[Reading, list[Outcome], float, int]:
    """Many uploads of what was not slow; with the megabytes and the open files by which this process has grown."""
    quick = [outcome.sample for outcome in outcomes if outcome.ms < SLOW * 1000]
    contents = {sample.name: sample.make() for sample in quick}

    def again(samples: Iterator[Sample]) -> list[Outcome]:
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return list(pool.map(lambda sample: hand_in(sample, contents[sample.name]), samples))

    again(islice(cycle(quick), _WARM))
    before, files = memory(), open_files()
    done = again(islice(cycle(quick), UPLOADS))
    reading = Reading([outcome.ms for outcome in done])
    return reading, [outcome for outcome in done if outcome.wrong], memory() - before, open_files() - files


def counts(outcomes: Sequence[Outcome]) -> list[str]:
    found = Counter(outcome.fate.partition(":")[0] for outcome in outcomes)
    wrong = sum(bool(outcome.wrong) for outcome in outcomes)
    reading = Reading([outcome.ms for outcome in outcomes])
    fates = [str(found[fate]) for fate in ("accepted", "neutralised", "refused")]
    return [str(len(outcomes)), *fates, str(wrong), f"{reading.percentile(50):.0f}", f"{max(reading.times):.0f}"]


def main() -> int:
    """The table, the mismatches by name, and what a thousand uploads leave behind."""
    families = {name: samples for name, samples in everything().items() if FAMILY in name}
    by_family = once(families)
    every = [outcome for outcomes in by_family.values() for outcome in outcomes]
    rows = [[name, *counts(outcomes)] for name, outcomes in by_family.items()] + [["together", *counts(every)]]
    print(table(["files", "number", "accepted", "neutralised", "refused", "mismatches", "median ms", "slowest"], rows))
    reasons = Counter(outcome.fate for outcome in every)
    print("\n" + "\n".join(f"{number:4}  {fate}" for fate, number in reasons.most_common()))
    wrong = [outcome for outcome in every if outcome.wrong]
    growth, files = 0.0, 0
    if UPLOADS:
        held = memory()
        reading, again, growth, files = in_a_row(every)
        wrong += again
        times = f"median {reading.percentile(50):.0f} ms, p95 {reading.percentile(95):.0f} ms"
        print(f"\n{UPLOADS} uploads in a row, {AT_ONCE} at a time: {times}")
        print(f"this process holds {held:.0f} MB before and {memory():.0f} MB after, and {files} more open files;")
        print(f"since upload {_WARM} it has grown by {growth:.1f} MB")
    for outcome in wrong:
        print(f"MISMATCH {outcome.sample.name}: {outcome.fate} ({outcome.wrong})")
    leaked = growth > MOST_GROWTH or files > 0
    print(f"\nMismatches: {len(wrong)}" + ("; memory or files leaked" if leaked else ""))
    return 1 if wrong or leaked else 0


if __name__ == "__main__":
    sys.exit(main())

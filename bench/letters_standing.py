"""How our letters stand to the bars, in the figures of one run (docs/decisions/0023)."""

from collections.abc import Mapping, Sequence

from bench.letters_parts import SAME
from bench.letters_peers import Way
from bench.letters_rate import Rate
from bench.meters import table

BAR_RATIO, BAR_SECONDS = 5.0, 5.0
Ours = Mapping[str, float]  # processor milliseconds of a letter of ours
OURS_DOES_MORE = """\
Same work is typesetting, signature and time stamp. Ours is always PDF/A-3a and PDF/UA-1 with two QR codes (one a seal),
two attached files and long-term data; theirs has one QR code and no stamp, and is PDF/A-2 only where it says so.
The whole letter also holds the decision to the evidence, is logged in public with three witnesses, examined anew,
encrypted, filed, journaled and sent. The peers do none of that: beside it too they only typeset and sign."""


def standing(ours: Ours, one_core: Rate, theirs: Sequence[Way], floor: Way, *, took: Sequence[float]) -> bool:
    """Print both ratios for every peer and say whether the bars are met: the same work beside the fastest of all peers,
    whatever it leaves out, and the time from a decision to the inbox."""
    makers = sorted((way for way in theirs if way.whole), key=lambda way: way.cpu_ms)
    rows = [
        [way.name, f"{way.cpu_ms:.0f}", *(f"{way.cpu_ms / spent:.1f} ×" for spent in ours.values()),
         f"{one_core.a_second / way.a_second:.1f} ×"]
        for way in makers
    ]  # fmt: skip
    print("\n" + table(("peer : ours, CPU of a letter", "peer, ms", *ours, "letters a second, one core"), rows))
    told = ", ".join(f"{name} {spent:.1f}" for name, spent in ours.items())
    print(f"ours, ms: {told}; floor {floor.cpu_ms:.2f}\n\n{OURS_DOES_MORE}\n")
    fastest, alone = makers[0], next(way for way in makers if way.by_itself)
    same, whole, *_others = ours.values()
    late = sorted(took)[int(0.95 * len(took))]
    print(f"bar {BAR_RATIO:g}×, {SAME}: {fastest.cpu_ms / same:.1f}× the fastest peer ({fastest.name}); "
          f"{alone.cpu_ms / same:.1f}× the fastest that makes a letter when it is decided ({alone.name})")  # fmt: skip
    print(
        f"no bar, whole letter beside their part of it: {fastest.cpu_ms / whole:.1f}× and {alone.cpu_ms / whole:.1f}×"
    )
    print(f"bar {BAR_SECONDS:g} s: p95 from the decision to the inbox {late:.2f} s")
    return fastest.cpu_ms / same >= BAR_RATIO and late <= BAR_SECONDS

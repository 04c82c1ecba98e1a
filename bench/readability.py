"""``make bench-readability``: how many faults the intake sees in drawn pictures, and how often it troubles good ones.

Pictures are looked at by the code of the parser; the time is that of whole uploads. Prints recall by fault and
strength, false alarms and refusals among good pages, and the time of photos of ten megabytes; the exit code is 1 when a
goal is missed.
"""

import io
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterable
from os import environ
from random import Random

import django
from PIL import Image

environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
django.setup()

from bench.machine import processor  # noqa: E402
from bench.readability_faults import STRENGTHS, STRONG, faulty_pages  # noqa: E402
from bench.readability_pictures import Drawn, carried, good_pages, sheet  # noqa: E402
from tinggal.intake.parser.legibility import insist_on_legible, measures_of  # noqa: E402
from tinggal.intake.parser.quality import look_at  # noqa: E402
from tinggal.intake.parser.refusal import Refused  # noqa: E402
from tinggal.intake.receive import receive  # noqa: E402
from tinggal.intake.words import DONE_FOR_YOU  # noqa: E402

GOOD, EACH, SEED = int(environ.get("GOOD", "100")), int(environ.get("EACH", "5")), int(environ.get("SEED", "3"))
TIMED = 20
RECALL, ALARMS, SECONDS = 0.95, 0.03, 3.0
MEANS = {  # what may be said of a fault: of some pages more than one thing is true
    "blurred": {"blurred", "shaken"},
    "cut": {"cut", "corner"},
    "faint": {"faint", "blank"},
    "no_print": {"no_print", "dark"},
    "low_resolution": {"low_resolution", "blurred"},
}


def told(picture: Drawn) -> set[str]:
    """The codes an upload of this picture comes back with; a refusal counts as its code."""
    opened = Image.open(io.BytesIO(picture.jpeg)).convert("RGB")
    try:
        insist_on_legible([measures_of(opened)])
    except Refused as refused:
        return {f"refused:{refused.code}"}
    return {flaw.code for flaw in look_at(opened, page=1).flaws}


def good(pictures: Iterable[Drawn]) -> tuple[float, int]:
    """The share of good pages of which something is said, and how many were refused."""
    troubled, refused, count = 0, 0, 0
    for picture in pictures:
        codes = told(picture)
        count += 1
        refused += any(code.startswith("refused") for code in codes)
        troubled += bool(codes - DONE_FOR_YOU)
        if codes:
            print(f"  {picture.name}: {', '.join(sorted(codes))}")
    print(f"good pages: {count}, something said of {troubled}, refused {refused}")
    return troubled / count, refused


def faulty(pictures: Iterable[Drawn]) -> float:
    """The lowest recall of strong faults; prints all of them."""
    seen: dict[tuple[str, int], list[bool]] = defaultdict(list)
    for picture in pictures:
        codes = {code.removeprefix("refused:") for code in told(picture)}
        wanted = MEANS.get(picture.fault, {picture.fault})
        kind = picture.name.rsplit("-", 2)[0]
        seen[kind, picture.strength].append(bool(codes & (wanted | {"blank"} if kind == "no_print" else wanted)))
    for kind in dict.fromkeys(kind for kind, _strength in seen):
        shares = [statistics.mean(seen[kind, strength]) for strength in range(len(STRENGTHS))]
        parts = (f"{name} {share:4.0%}" for name, share in zip(STRENGTHS, shares, strict=True))
        print(f"{kind:16} {'   '.join(parts)}")
    strong = [found for (_kind, strength), every in seen.items() if strength == STRONG for found in every]
    print(f"strong faults: {len(strong)}, seen {statistics.mean(strong):.1%}")
    return statistics.mean(strong)


def ten_megabytes(seed: int) -> bytes:
    """A photo of twelve million dots with fine noise, as phones make them: about ten megabytes."""
    chance = Random(f"large {seed}")
    page = Image.fromarray(carried(sheet(seed, chance), chance)).resize((3000, 4000), Image.Resampling.BICUBIC)
    noise = Image.effect_noise(page.size, 26).convert("RGB")
    file = io.BytesIO()
    Image.blend(page, noise, 0.3).save(file, "JPEG", quality=97)
    return file.getvalue()[: 10 * 1024 * 1024]


def timed() -> float:
    """Seconds of the 19th of 20 large photos, from upload to answer."""
    times, sizes = [], []
    for seed in range(TIMED):
        content = ten_megabytes(seed)
        sizes.append(len(content))
        began = time.monotonic()
        receive(io.BytesIO(content), name="large.jpg")
        times.append(time.monotonic() - began)
    slowest = sorted(times)[-2]
    size = statistics.mean(sizes) / 1e6
    print(f"photos of 12 million dots, {size:.1f} MB: median {statistics.median(times):.2f} s, p95 {slowest:.2f} s")
    return slowest


def main() -> int:
    """Print everything; 1 when a goal is missed."""
    print(processor())
    troubled, refused = good(good_pages(GOOD, seed=SEED))
    recall = faulty(faulty_pages(EACH, seed=SEED))
    slowest = timed()
    return int(troubled > ALARMS or refused > 0 or recall < RECALL or slowest > SECONDS)


if __name__ == "__main__":
    sys.exit(main())

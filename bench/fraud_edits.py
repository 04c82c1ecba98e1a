"""``python -m bench.fraud_edits``: how often honest pictures are taken for edited ones, and how many edits are found.

Scans with grain, pages drawn by a machine, and portraits; each as it is, cropped and saved again, and as messengers
pass it on. PAGES (40), SEED in the environment; PHOTOS names a folder of one's own honest pictures to be tried as well.
"""

import io
import math
import os
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

import numpy as np
from PIL import Image

from bench.reading_layout import as_pdf, as_scan, drawn
from tinggal.intake.parser.edited import edits_in
from tinggal.intake.parser.pages import draw

PAGES, SEED = int(os.environ.get("PAGES", "40")), int(os.environ.get("SEED", "1"))
SIZES = ((60, 28), (200, 120))
QUALITIES = (0, 95, 90, 85)
_INK = 25.0  # grey levels: there is something to copy
Change = Callable[[Image.Image, Random], Image.Image]


def main() -> int:
    """Print both tables. The exit code is 1 when an honest picture was noted."""
    chance = Random(SEED)
    kinds = dict(_honest_pictures(chance))
    print(f"seed {SEED}\n\n{'honest pictures':<44}{'pictures':>9}{'noted':>7}")
    noted, looked, times = 0, 0, list[tuple[int, float]]()
    for kind, pictures in kinds.items():
        for name, change in HONEST.items():
            found = [bool(_looked(change(one, chance), times)) for one in pictures]
            noted, looked = noted + sum(found), looked + len(found)
            print(f"{f'{kind}, {name}':<44}{len(found):>9}{sum(found):>7}", flush=True)
    print(
        f"{'all honest pictures':<44}{looked:>9}{noted:>7}   at most {_bound(noted, looked):.1%} with 95 % sureness\n"
    )
    print(f"{'edited scans':<44}{'pictures':>9}{'found':>7}")
    for name, edit in EDITS.items():
        for size in SIZES:
            edited = [edit(one, size, chance, kinds["scans"]) for one in kinds["scans"]]
            for quality in QUALITIES:
                found = [bool(_looked(saved(one, quality), times)) for one in edited]
                told = f"{name}, {size[0]} × {size[1]} dots, {f'JPEG {quality}' if quality else 'PNG'}"
                print(f"{told:<44}{len(found):>9}{sum(found):>7}", flush=True)
    each = sorted(took for _dots, took in times)
    print(f"\nprocessor time a picture: median {1000 * each[len(each) // 2]:.0f} ms, longest {1000 * each[-1]:.0f} ms")
    return int(noted > 0)


def _looked(picture: Image.Image, times: list[tuple[int, float]]) -> list[dict[str, object]]:
    began = time.process_time()
    found = edits_in(picture)
    times.append((picture.width * picture.height, time.process_time() - began))
    return found


def _bound(noted: int, looked: int) -> float:
    """Wilson's upper limit."""
    share, z = noted / looked, 1.645
    middle = share + z * z / (2 * looked)
    around = z * math.sqrt((share * (1 - share) + z * z / (4 * looked)) / looked)
    return (middle + around) / (1 + z * z / looked)


def _honest_pictures(chance: Random) -> Iterator[tuple[str, list[Image.Image]]]:
    papers = drawn(seed=SEED)
    chosen = [papers[chance.randrange(len(papers))] for _ in range(PAGES)]
    yield "scans", [_open(as_scan(one, seed=chance.randrange(10**6), dots=1400)) for one in chosen]
    yield "pages drawn by a machine", [draw(as_pdf(one), pages=[0], width=1000)[0] for one in chosen[: PAGES // 2]]
    folder = os.environ.get("PHOTOS")
    if folder:
        yield "own pictures", [_open(path.read_bytes()) for path in sorted(Path(folder).iterdir())]


def messenger(picture: Image.Image, chance: Random) -> Image.Image:
    """At most 1,280 dots long, much compressed."""
    small = picture.copy()
    small.thumbnail((1280, 1280), Image.Resampling.LANCZOS)
    return saved(small, chance.randint(60, 78))


def cropped(picture: Image.Image, chance: Random) -> Image.Image:
    """By a few dots on every side, so that the blocks lie elsewhere, and saved again."""
    left, top, right, bottom = (chance.randint(1, 40) for _ in range(4))
    return saved(picture.crop((left, top, picture.width - right, picture.height - bottom)), chance.randint(70, 95))


def saved(picture: Image.Image, quality: int) -> Image.Image:
    """As a JPEG; 0 leaves the dots as they are."""
    if not quality:
        return picture
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return _open(out.getvalue())


HONEST: dict[str, Change] = {
    "as it is": lambda one, _chance: one,
    "cropped and saved again": cropped,
    "by messenger": messenger,
    "by messenger, cropped, by messenger": lambda one, chance: messenger(
        cropped(messenger(one, chance), chance), chance
    ),
}
Edit = Callable[[Image.Image, tuple[int, int], Random, list[Image.Image]], Image.Image]


def copied(picture: Image.Image, size: tuple[int, int], chance: Random, _others: list[Image.Image]) -> Image.Image:
    """One place with print laid over another one."""
    return _laid(picture, picture, size, chance)


def pasted(picture: Image.Image, size: tuple[int, int], chance: Random, others: list[Image.Image]) -> Image.Image:
    """A place with print of another scan laid over one of this."""
    return _laid(picture, chance.choice([one for one in others if one is not picture]), size, chance)


EDITS: dict[str, Edit] = {"copied": copied, "pasted from another": pasted}


def _laid(picture: Image.Image, source: Image.Image, size: tuple[int, int], chance: Random) -> Image.Image:
    x, y = _written(source, size, chance)
    for _ in range(100):
        left, top = _written(picture, size, chance)
        if source is not picture or abs(left - x) > size[0] or abs(top - y) > size[1]:
            break
    edited = picture.copy()
    edited.paste(source.crop((x, y, x + size[0], y + size[1])), (left, top))
    return edited


def _written(picture: Image.Image, size: tuple[int, int], chance: Random) -> tuple[int, int]:
    levels = np.asarray(picture.convert("L"), np.float32)
    for _ in range(400):
        x, y = chance.randrange(20, picture.width - size[0] - 20), chance.randrange(20, picture.height - size[1] - 20)
        if levels[y : y + size[1], x : x + size[0]].std() > _INK:
            break
    return x, y


def _open(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content)).convert("RGB")


if __name__ == "__main__":
    sys.exit(main())

"""Draws pages as people send them, scanned or photographed on a table, for ``bench.readability``.

The same seed draws the same pictures; nobody in them exists.
"""

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from random import Random

import cv2
import numpy as np
import pypdfium2
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ml.mrz.generate import generate
from tinggal.catalogue.permits import PERMITS
from tinggal.demo.cases import PLACES, case
from tinggal.demo.papers import paper
from tinggal.demo.pictures import passport_page

Dots = NDArray[np.uint8]
DAY = date(2026, 7, 1)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One JPEG. ``fault`` is the code that should be reported, "" for a good page; ``strength`` 0 to 2;
    ``turned``: degrees by which the page was turned counter-clockwise."""

    name: str
    jpeg: bytes
    fault: str = ""
    strength: int = 0
    turned: int = 0


def good_pages(count: int, *, seed: int = 1) -> Iterator[Drawn]:
    """Readable pages: scans, photos on a table, a little soft, a little uneven, a little askew."""
    for number in range(count):
        chance = Random(f"good {seed} {number}")
        if number % 5 == 4:
            yield Drawn(f"good-passport-{number}", generate(1000 * seed + number, level=chance.choice((1, 2))).jpeg)
            continue
        yield Drawn(f"good-{number}", as_jpeg(carried(sheet(number, chance), chance), chance))


def sheet(number: int, chance: Random) -> Dots:
    """A flat page: a letter of some kind about 1,650 dots wide, or every third time a passport about 1,500 wide."""
    permit = chance.choice(PERMITS)
    one = case(chance.randrange(500), permit, place=chance.choice(PLACES), today=DAY)
    if number % 3 == 2:
        picture = Image.open(io.BytesIO(passport_page(one.person))).convert("RGB")
        picture = picture.resize((1500, 1052), Image.Resampling.LANCZOS)
        return np.asarray(picture)
    wanted = [each for each in permit.requirements if each.code not in ("passport", "photo")]
    content = paper(chance.choice(wanted), one).content
    drawn = pypdfium2.PdfDocument(content)[0].render(scale=200 / 72).to_pil().convert("RGB")
    if number % 6 == 4:
        drawn = _form(drawn, chance)
    return np.asarray(drawn)


def carried(page: Dots, chance: Random) -> Dots:
    """As it arrives: half of them scanned, half photographed on a table."""
    return scanned(page, chance) if chance.random() < 0.5 else photographed(page, chance)


def scanned(page: Dots, chance: Random, *, noise: float = 2) -> Dots:
    """Flat, whole, perhaps a little askew; the ground around it is white."""
    angle = chance.uniform(-1.2, 1.2)
    return noisy(spun_on(page, angle, ground=(255, 255, 255)), noise, chance)


def photographed(page: Dots, chance: Random, *, askew: float = 4, light: float = 0.25, wide: int = 0) -> Dots:
    """On a table with an edge of it all around, from somewhere above, in uneven light."""
    high, broad = page.shape[:2]
    margin = chance.uniform(0.04, 0.12) * broad
    size = (round(broad + 2.4 * margin), round(high + 2.4 * margin))
    corners = np.array([[0, 0], [broad, 0], [broad, high], [0, high]], np.float32)
    lean = chance.uniform(0, 0.03) * broad
    there = corners + 1.2 * margin + np.array([[chance.uniform(-lean, lean) for _ in "xy"] for _ in range(4)])
    there = _spun(there, math.radians(chance.uniform(-askew, askew)))
    there = _fit(there, size, margin=0.3 * margin)
    plane = cv2.getPerspectiveTransform(corners, there.astype(np.float32))
    ground = table(size, chance)
    laid = cv2.warpPerspective(page, plane, size, flags=cv2.INTER_AREA)
    mask = cv2.warpPerspective(np.full((high, broad), 255, np.uint8), plane, size)[:, :, None] / 255.0
    both = laid * mask + ground * (1 - mask)
    both *= _uneven(size, chance, light)[:, :, None]
    both *= chance.uniform(0.8, 0.98)
    soft = cv2.GaussianBlur(both.clip(0, 255).astype(np.uint8), (0, 0), chance.uniform(0.4, 0.9))
    if wide:
        soft = cv2.resize(soft, (wide, round(wide * soft.shape[0] / soft.shape[1])), interpolation=cv2.INTER_CUBIC)
    return noisy(soft, 4, chance)


def table(size: tuple[int, int], chance: Random) -> Dots:
    """A table top: wood or cloth, dark or middling, never as light as paper."""
    dice = np.random.default_rng(chance.getrandbits(32))
    wide, high = size
    grain = dice.normal(0, 1, (high // 8 + 2, max(2, wide // 120) + 2)).astype(np.float32)
    grain = cv2.resize(grain, size, interpolation=cv2.INTER_CUBIC)
    colour = np.array(chance.choice(((92, 64, 44), (60, 60, 66), (120, 96, 70), (38, 44, 60), (110, 112, 108))))
    return (colour + 9 * grain[:, :, None]).clip(0, 255).astype(np.uint8)


def _form(page: Image.Image, chance: Random) -> Image.Image:
    """The letter as a coloured form: a tinted ground, ruled boxes, a round stamp, a signature."""
    tint = Image.new("RGB", page.size, chance.choice(((250, 244, 222), (228, 240, 236), (244, 230, 232))))
    both = Image.blend(page, tint, 0.35)
    pen = ImageDraw.Draw(both)
    for down in range(1300, 1720, 70):
        pen.line((180, down, page.width - 180, down), fill=(60, 60, 90), width=2)
    pen.ellipse((1000, 1500, 1300, 1800), outline=(60, 40, 150), width=7)
    pen.line(
        [(820 + 9 * step, 1640 + round(40 * math.sin(step / 3))) for step in range(60)], fill=(20, 20, 90), width=4
    )
    return both


def spun_on(page: Dots, angle: float, *, ground: tuple[int, int, int]) -> Dots:
    high, wide = page.shape[:2]
    plan = cv2.getRotationMatrix2D((wide / 2, high / 2), angle, 1)
    cos, sin = abs(plan[0, 0]), abs(plan[0, 1])
    size = (round(high * sin + wide * cos), round(high * cos + wide * sin))
    plan[:, 2] += (size[0] - wide) / 2, (size[1] - high) / 2
    return cv2.warpAffine(page, plan, size, flags=cv2.INTER_LINEAR, borderValue=ground)


def _spun(points: NDArray[np.float64], angle: float) -> NDArray[np.float64]:
    middle = points.mean(axis=0)
    spin = np.array([[math.cos(angle), -math.sin(angle)], [math.sin(angle), math.cos(angle)]])
    return (points - middle) @ spin.T + middle


def _fit(points: NDArray[np.float64], size: tuple[int, int], *, margin: float) -> NDArray[np.float64]:
    """Moved and made smaller until the whole of it lies inside."""
    low, top = points.min(axis=0), points.max(axis=0)
    scale = min(1.0, *((np.array(size) - 2 * margin) / (top - low)))
    return (points - (low + top) / 2) * scale + np.array(size) / 2


def _uneven(size: tuple[int, int], chance: Random, light: float) -> NDArray[np.float32]:
    wide, high = size
    down, right = np.mgrid[0:high, 0:wide].astype(np.float32)
    angle = chance.uniform(0, 6.28)
    slope = (right / wide - 0.5) * math.cos(angle) + (down / high - 0.5) * math.sin(angle)
    return 1 + (slope * light * chance.random()).astype(np.float32)


def noisy(picture: Dots, level: float, chance: Random) -> Dots:
    dice = np.random.default_rng(chance.getrandbits(32))
    noise = dice.normal(0, level, picture.shape[:2]).astype(np.float32)[:, :, None]
    return (picture.astype(np.float32) + noise).clip(0, 255).astype(np.uint8)


def as_jpeg(picture: Dots, chance: Random) -> bytes:
    written = io.BytesIO()
    Image.fromarray(picture).save(written, "JPEG", quality=chance.randint(72, 92))
    return written.getvalue()

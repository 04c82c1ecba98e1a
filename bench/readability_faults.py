"""Spoils drawn pages as people do: out of focus, in bad light, cut off, upside down. Each fault in three strengths."""

import math
from collections.abc import Callable, Iterator, Mapping
from random import Random

import cv2
import numpy as np
from PIL import Image, ImageDraw

from bench.readability_pictures import Dots, Drawn, as_jpeg, carried, noisy, photographed, sheet, spun_on

STRENGTHS = ("weak", "middling", "strong")
STRONG = 2
Spoilt = tuple[Dots, int]
"""A picture, and by how many degrees its page was turned counter-clockwise."""


def faulty_pages(each: int, *, seed: int = 1) -> Iterator[Drawn]:
    """Of every fault ``each`` pictures in every strength."""
    for code, spoil in FAULTS.items():
        for strength in range(len(STRENGTHS)):
            for number in range(each):
                chance = Random(f"{code} {seed} {strength} {number}")
                page, turned = spoil(sheet(number + 3 * strength, chance), chance, strength)
                fault = code.partition(" ")[0]
                yield Drawn(f"{code}-{STRENGTHS[strength]}-{number}", as_jpeg(page, chance), fault, strength, turned)


def _blurred(page: Dots, chance: Random, strength: int) -> Spoilt:
    soft = cv2.GaussianBlur(carried(page, chance), (0, 0), (3.0, 4.5, 8.0)[strength])
    return noisy(soft, 2, chance), 0


def _shaken(page: Dots, chance: Random, strength: int) -> Spoilt:
    length = (11, 17, 27)[strength]
    kernel = np.zeros((length, length), np.float32)
    angle = chance.uniform(0, math.pi)
    middle, reach = length // 2, (length - 1) / 2
    ends = [
        (round(middle + way * reach * math.cos(angle)), round(middle + way * reach * math.sin(angle)))
        for way in (-1, 1)
    ]
    cv2.line(kernel, ends[0], ends[1], 1)
    return noisy(cv2.filter2D(carried(page, chance), -1, kernel / kernel.sum()), 2, chance), 0


def _partly_blurred(page: Dots, chance: Random, strength: int) -> Spoilt:
    """Sharp on one side, soft on the other: a third to a half of the page is out of focus."""
    picture = carried(page, chance)
    soft = cv2.GaussianBlur(picture, (0, 0), (3.5, 5.5, 9.0)[strength])
    high, _wide = picture.shape[:2]
    start = chance.uniform(0.5, 0.62)
    ramp = ((np.arange(high) / high - start) / 0.06).clip(0, 1)[:, None, None]
    mixed = (
        picture * (1 - ramp) + soft * ramp if chance.random() < 0.5 else picture * ramp[::-1] + soft * (1 - ramp[::-1])
    )
    return mixed.astype(np.uint8), 0


def _glare(page: Dots, chance: Random, strength: int) -> Spoilt:
    """A lamp mirrored on print: the middle burns out, a halo goes over into the paper."""
    picture = photographed(page, chance).astype(np.float32) * 0.9
    high, wide = picture.shape[:2]
    down, right = np.mgrid[0:high, 0:wide].astype(np.float32)
    spread = (0.035, 0.06, 0.1)[strength] * wide
    x, y = chance.uniform(0.28, 0.72) * wide, chance.uniform(0.2, 0.55) * high
    spot = np.exp(-(((right - x) / spread) ** 2) - ((down - y) / (spread * chance.uniform(0.7, 1.4))) ** 2)
    return (picture + (420 * spot)[:, :, None]).clip(0, 255).astype(np.uint8), 0


def _dark(page: Dots, chance: Random, strength: int) -> Spoilt:
    picture = photographed(page, chance).astype(np.float32) * (0.36, 0.24, 0.13)[strength]
    return noisy(picture.clip(0, 255).astype(np.uint8), 3, chance), 0


def _faint(page: Dots, chance: Random, strength: int) -> Spoilt:
    picture = carried(page, chance).astype(np.float32)
    share = (0.2, 0.13, 0.08)[strength]
    return noisy((picture * share + chance.uniform(150, 215) * (1 - share)).clip(0, 255).astype(np.uint8), 2, chance), 0


def _cut(page: Dots, chance: Random, strength: int) -> Spoilt:
    """One side of the page lies outside the picture."""
    picture = photographed(page, chance, askew=2)
    high, wide = picture.shape[:2]
    share = (0.17, 0.24, 0.34)[strength]
    side = chance.choice("lrtb")
    left, right = (round(share * wide) if side == "l" else 0), (wide - round(share * wide) if side == "r" else wide)
    top, bottom = (round(share * high) if side == "t" else 0), (high - round(share * high) if side == "b" else high)
    return np.ascontiguousarray(picture[top:bottom, left:right]), 0


def _cut_print(page: Dots, chance: Random, strength: int) -> Spoilt:
    """A scan that lost the beginning of its lines."""
    off = round((0.15, 0.22, 0.3)[strength] * page.shape[1])
    return noisy(np.ascontiguousarray(page[:, off:]), 2, chance), 0


def _corner(page: Dots, chance: Random, strength: int) -> Spoilt:
    """A corner is folded over or torn off."""
    high, wide = page.shape[:2]
    reach = (0.16, 0.24, 0.34)[strength] * wide
    corners = {0: (0, 0), 1: (wide, 0), 2: (wide, high), 3: (0, high)}
    at_x, at_y = corners[chance.randrange(4)]
    away_x, away_y = (reach if at_x == 0 else -reach), (reach if at_y == 0 else -reach)
    marked = page.copy()
    cv2.fillPoly(
        marked, [np.array([[at_x, at_y], [at_x + away_x, at_y], [at_x, at_y + away_y]], np.int32)], (70, 66, 60)
    )
    return photographed(marked, chance), 0


def _on_its_side(page: Dots, chance: Random, strength: int) -> Spoilt:
    quarters = (1, 2, 3)[strength]
    return np.ascontiguousarray(np.rot90(carried(page, chance), quarters)), 90 * quarters


def _tilted(page: Dots, chance: Random, strength: int) -> Spoilt:
    angle = (9, 14, 22)[strength] * chance.choice((-1, 1))
    return noisy(spun_on(page, angle, ground=(80, 70, 60)), 3, chance), 0


def _coarse(page: Dots, chance: Random, strength: int) -> Spoilt:
    """So few dots that print of ordinary size has hardly any."""
    share = (0.29, 0.24, 0.19)[strength]
    picture = carried(page, chance)
    return cv2.resize(picture, None, fx=share, fy=share, interpolation=cv2.INTER_AREA), 0


def _back_of_a_page(page: Dots, chance: Random, strength: int) -> Spoilt:
    """The empty back; print shines through, mirrored and faint, or the page has a cover's colour and an emblem."""
    if chance.random() < 0.5:
        through = page[:, ::-1].astype(np.float32) * 0.03 + 0.97 * 240
        return photographed(through.astype(np.uint8), chance), 0
    cover = Image.new("RGB", (1000, 1400), chance.choice(((20, 70, 50), (110, 20, 40), (25, 35, 80))))
    pen = ImageDraw.Draw(cover)
    pen.ellipse((330, 420, 670, 760), outline=(205, 175, 90), width=14)
    pen.text((500, 250), "UTOPIA", fill=(205, 175, 90), font_size=90, anchor="mm")
    pen.text((500, 960), "PASSPORT", fill=(205, 175, 90), font_size=80, anchor="mm")
    return photographed(np.asarray(cover), chance), 0


FAULTS: Mapping[str, Callable[[Dots, Random, int], Spoilt]] = {
    "blurred": _blurred,
    "blurred shaken": _shaken,
    "blurred partly": _partly_blurred,
    "glare": _glare,
    "dark": _dark,
    "faint": _faint,
    "cut": _cut,
    "cut print": _cut_print,
    "cut corner": _corner,
    "turned": _on_its_side,
    "tilted": _tilted,
    "low_resolution": _coarse,
    "no_print": _back_of_a_page,
}

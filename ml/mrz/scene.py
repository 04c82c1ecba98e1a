"""A document as it arrives: turned, bent, on a table, through a lens, in some light, as JPEG."""

import io
import math
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from ml.mrz.ground import guilloche, table
from ml.mrz.levels import Level
from ml.mrz.light import lit, shaken
from ml.mrz.page import SCALE, Page

PASSPORT: Final = 125 * SCALE


def photographed(page: Page, level: Level, chance: Random, *, dice: np.random.Generator) -> bytes:
    """The JPEG file."""
    factor = chance.randint(*level.width) / PASSPORT
    sheet = page.picture.resize((round(page.picture.width * factor), round(page.picture.height * factor)), _AREA)
    box = _around(page.zones, factor)
    if level.curl and chance.random() < 0.7:
        sheet = _curled(sheet, chance, swing=chance.uniform(0, level.curl) * sheet.width)
    if level.photo and chance.random() < 0.5:
        sheet, box = _open_book(sheet, box, chance)
    picture, zone = _laid(sheet, box, level, chance, dice=dice)
    pixels = shaken(lit(picture, level, chance, zone=zone), level, chance, dice=dice)
    if chance.random() < level.turned:
        pixels = np.ascontiguousarray(np.rot90(pixels, chance.choice((1, 2, 3))))
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "JPEG", quality=chance.randint(*level.jpeg))
    return out.getvalue()


_AREA: Final = Image.Resampling.BOX
Box = tuple[float, float, float, float]


def _around(zones: tuple[Box, ...], factor: float) -> Box:
    left, top, right, bottom = (np.array(side) * factor for side in zip(*zones, strict=True))
    return float(left.min()), float(top.min()), float(right.max()), float(bottom.max())


def _curled(sheet: Image.Image, chance: Random, *, swing: float) -> Image.Image:
    """Bent like a page held at its ends: every column is shifted up or down."""
    phase, bends = chance.uniform(0, math.pi), chance.uniform(0.7, 1.4)
    step, mesh = 8, []
    shift = [swing * math.sin(math.pi * bends * x / sheet.width + phase) for x in range(sheet.width + step + 1)]
    for left in range(0, sheet.width, step):
        right = min(left + step, sheet.width)
        here, there = shift[left], shift[right]
        quad = (left, -here, left, sheet.height - here, right, sheet.height - there, right, -there)
        mesh.append(((left, 0, right, sheet.height), quad))
    border = math.ceil(abs(swing)) + 1
    bent = sheet.transform(sheet.size, Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)
    out = sheet.copy()
    out.paste(bent.crop((0, border, sheet.width, sheet.height - border)), (0, border))
    return out


def _open_book(sheet: Image.Image, box: Box, chance: Random) -> tuple[Image.Image, Box]:
    """With the facing page above."""
    high = round(sheet.height * chance.uniform(0.3, 0.9))
    facing = Image.new("RGB", (sheet.width, high), (chance.randint(190, 240),) * 3)
    both = Image.new("RGB", (sheet.width, high + sheet.height))
    both.paste(guilloche(facing, chance, strength=0.3, count=12), (0, 0))
    both.paste(sheet, (0, high))
    return both, (box[0], box[1] + high, box[2], box[3] + high)


def _laid(
    sheet: Image.Image, box: Box, level: Level, chance: Random, *, dice: np.random.Generator
) -> tuple[Image.Image, Box]:
    """On a table, seen from somewhere above; also where the zone now is."""
    wide, high = sheet.size
    margin, angle = chance.uniform(*level.margin) * wide, math.radians(chance.uniform(-level.rotation, level.rotation))
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], float)
    turn = np.array([[math.cos(angle), math.sin(angle)], [-math.sin(angle), math.cos(angle)]])
    seen = (corners - (wide / 2, high / 2)) @ turn + dice.uniform(-1, 1, (4, 2)) * level.perspective * wide
    seen += margin - seen.min(axis=0)
    width, height = (int(side) for side in seen.max(axis=0) + margin)
    back = _homography(seen, corners)
    arguments = ((width, height), Image.Transform.PERSPECTIVE, tuple(back), Image.Resampling.BICUBIC)
    picture = table(chance, dice, width=width, height=height, textured=level.photo)
    picture.paste(sheet.transform(*arguments), (0, 0), Image.new("L", sheet.size, 255).transform(*arguments))
    left, top, right, bottom = box
    ends = _through(_homography(corners, seen), np.array([[left, top], [right, top], [right, bottom], [left, bottom]]))
    return picture, (*ends.min(axis=0).tolist(), *ends.max(axis=0).tolist())


def _homography(here: NDArray[np.float64], there: NDArray[np.float64]) -> NDArray[np.float64]:
    """Eight numbers that take four points to four others."""
    rows, right = [], []
    for (x, y), (u, v) in zip(here, there, strict=True):
        rows += [[x, y, 1, 0, 0, 0, -u * x, -u * y], [0, 0, 0, x, y, 1, -v * x, -v * y]]
        right += [u, v]
    return np.linalg.solve(np.array(rows, float), np.array(right, float))


def _through(eight: NDArray[np.float64], points: NDArray[np.float64]) -> NDArray[np.float64]:
    matrix = np.append(eight, 1).reshape(3, 3)
    moved = np.c_[points, np.ones(len(points))] @ matrix.T
    return np.asarray(moved[:, :2] / moved[:, 2:])

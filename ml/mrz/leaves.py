"""Leaves for the detector: any document with lines in its zone, quickly drawn, and where its first and last line are.

Rougher and more varied than ``page``, which draws the documents of measurements: the two share no drawing, so that
what is measured is not what was learnt.
"""

from dataclasses import dataclass
from random import Random
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ml.mrz.fonts import LINES, PROSE, font
from ml.mrz.lines import invented
from ml.mrz.page import CLOSE, EM, LEADING, PITCH, SIZES
from ml.mrz.strips import text
from tinggal.mrz.formats import BY_NAME, Format

SCALE: Final = 6  # pixels to the millimetre
SHARES: Final = {"TD3": 8, "TD1": 8, "TD2": 3, "MRV-A": 2, "MRV-B": 1}
Pixels = NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Leaf:
    """Grey pixels, and pictures of the same size where the first and the last line of the zone are white."""

    pixels: Pixels
    first: Pixels
    last: Pixels

    def changed(self, pixels: Pixels, first: Pixels, last: Pixels) -> "Leaf":
        """The same after something has happened to all three."""
        return Leaf(np.ascontiguousarray(pixels), np.ascontiguousarray(first), np.ascontiguousarray(last))


def leaf(chance: Random, *, empty: bool = False) -> Leaf:
    """A leaf of any size; ``empty``: without a zone."""
    form = BY_NAME[chance.choices(list(SHARES), list(SHARES.values()))[0]]
    width = round(SIZES[form.name][0] * SCALE * chance.uniform(0.97, 1.03))
    height = round(SIZES[form.name][1] * SCALE * chance.uniform(0.95, 1.05))
    paper = chance.uniform(120, 252)
    pixels = wavy(np.full((height, width), paper, np.uint8), chance, count=chance.randint(0, 60))
    top = height - round((13 + 6.5 * (form.rows - 1) + chance.uniform(0, 8)) * SCALE)
    if chance.random() < 0.7:
        calm = chance.uniform(max(110, paper - 30), 253)
        share = chance.uniform(0.1, 1)
        pixels[top:] = (pixels[top:] * share + calm * (1 - share)).astype(np.uint8)
    pixels = _printed(pixels, chance, top=top, paper=round(paper))
    if empty:
        return Leaf(pixels, np.zeros_like(pixels), np.zeros_like(pixels))
    return _with_zone(pixels, form, chance, paper=paper)


def wavy(pixels: Pixels, chance: Random, *, count: int) -> Pixels:
    """Under security lines."""
    over, right = pixels.copy(), np.arange(0, pixels.shape[1], 5)
    for _line in range(count):
        swing, wave, slope = chance.uniform(3, 40), chance.uniform(0.003, 0.08), chance.uniform(-0.6, 0.6)
        down = chance.uniform(0, len(pixels)) + swing * np.sin(wave * right + chance.uniform(0, 6.3)) + slope * right
        points = np.stack([right, down.astype(int)], 1).astype(np.int32)
        cv2.polylines(over, [points], False, chance.uniform(40, 250), 1, cv2.LINE_AA)
    strength = chance.uniform(0.05, 0.6)
    return cv2.addWeighted(over, strength, pixels, 1 - strength, 0)


def words(chance: Random) -> str:
    """Words of no language, in capitals or not."""
    letters = "ABCDEFGHIJKLMNOPRSTUVWY" if chance.random() < 0.6 else "abcdefghijklmnoprstuvwy"
    sizes = [chance.randint(2, 9) for _word in range(chance.randint(1, 4))]
    return " ".join("".join(chance.choice(letters) for _letter in range(size)) for size in sizes)


def prose(pixels: Pixels, chance: Random) -> Pixels:
    """With some lines of print, as on a letter, a form or the facing page."""
    picture = Image.fromarray(pixels)
    pen, face = ImageDraw.Draw(picture), font(chance.choice(PROSE), chance.randint(9, 22))
    down, shade, step = chance.randint(0, len(pixels) // 2), chance.randint(0, 255), chance.randint(12, 40)
    left = chance.randint(0, pixels.shape[1] // 3)
    while down < len(pixels) and chance.random() < 0.97:
        pen.text((left, down), f"{words(chance)} {words(chance)}", font=face, fill=shade)
        down += step
    return np.array(picture)


def _printed(pixels: Pixels, chance: Random, *, top: int, paper: int) -> Pixels:
    """A portrait, captions and values, sometimes a word across all of it."""
    picture = Image.fromarray(pixels)
    pen, (width, _height) = ImageDraw.Draw(picture), picture.size
    on_left, unit = chance.random() < 0.85, picture.width / 125
    left, down = (chance.uniform(3, 8) if on_left else chance.uniform(85, 90)) * unit, chance.uniform(8, 20) * unit
    wide, high = chance.uniform(26, 35) * unit, min(chance.uniform(30, 45) * unit, top - down)
    if high > 20:
        pen.rectangle((left, down, left + wide, down + high), fill=chance.randint(60, 240))
        head = (left + wide * 0.2, down + high * 0.15, left + wide * 0.8, down + high * 0.75)
        pen.ellipse(head, fill=chance.randint(40, 240))
        pen.chord((left, down + high * 0.75, left + wide, down + high * 1.25), 180, 360, fill=chance.randint(5, 220))
    column = (chance.uniform(38, 48) if on_left else chance.uniform(4, 8)) * unit
    title = font(chance.choice(PROSE), chance.randint(14, 32))
    pen.text(
        (column if chance.random() < 0.5 else 6 * unit, 3 * SCALE),
        words(chance),
        font=title,
        fill=chance.randint(0, 130),
    )
    line, style = chance.uniform(6, 12) * SCALE, chance.choice(PROSE)
    while line < top - 20:
        if chance.random() < 0.8:
            pen.text(
                (column, line), words(chance), font=font(style, chance.randint(7, 12)), fill=chance.randint(0, 150)
            )
            line += 2 * SCALE
        value = words(chance) if chance.random() < 0.7 else f"{chance.randint(1, 10**6)} {chance.randint(1, 10**5)}"
        pen.text((column, line), value, font=font(style, chance.randint(12, 22)), fill=chance.randint(0, 120))
        line += chance.uniform(2.8, 6) * SCALE
    if chance.random() < 0.2:
        across = Image.new("L", picture.size, 0)
        ImageDraw.Draw(across).text(
            (width * 0.2, 40), words(chance), font=font(PROSE[0], chance.randint(40, 90)), fill=120
        )
        picture.paste(chance.randint(40, 160), mask=across.rotate(chance.uniform(-40, 40)))
    return np.array(picture)


def _with_zone(pixels: Pixels, form: Format, chance: Random, *, paper: float) -> Leaf:
    known = chance.random() < 0.65
    lines = invented(form, chance) if known else tuple(text(chance, length=form.length) for _row in range(form.rows))
    path = chance.choices([path for path, _share in LINES], [share for _path, share in LINES])[0]
    face = font(path, round(EM * SCALE * chance.uniform(0.92, 1.08)))
    pitch, apart = PITCH * SCALE * chance.uniform(0.96, 1.03), (LEADING + chance.uniform(-0.85, 0.55)) * SCALE
    apart = chance.uniform(CLOSE, LEADING) * SCALE if form.rows == 3 else apart
    height, width = pixels.shape
    long = form.length * pitch
    left = max(SCALE, min(chance.uniform(3.5, 8) * SCALE, width - long - 1.5 * SCALE))
    foot = height - chance.uniform(3.5, 9.5) * SCALE
    mask, places = Image.new("L", (width, height), 0), []
    pen = ImageDraw.Draw(mask)
    for row, line in enumerate(lines):
        down = foot - apart * (form.rows - 1 - row)
        for place, sign in enumerate(line):
            pen.text((left + place * pitch, down), sign, font=face, fill=255, anchor="ls")
        place_of = np.zeros_like(pixels)
        box = [round(side) for side in (left, down - 2.9 * SCALE, left + long, down)]
        cv2.rectangle(place_of, (box[0], box[1]), (box[2], box[3]), 255, -1)
        places.append(place_of)
    ink = np.asarray(mask)
    if chance.random() < 0.3:
        ink = cv2.dilate(ink, np.ones((2, 2), np.uint8))
    cover = cv2.GaussianBlur(ink, (0, 0), 0.6).astype(np.float32) / 255 * chance.uniform(0.75, 1)
    shade = paper * (chance.uniform(0, 0.5) if chance.random() < 0.85 else chance.uniform(0.5, 0.72))
    return Leaf(np.clip(pixels * (1 - cover) + shade * cover, 0, 255).astype(np.uint8), places[0], places[-1])

"""A flat, clean document: the data page of a passport, a card or a visa, twelve pixels to the millimetre."""

from dataclasses import dataclass
from random import Random
from typing import Final

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from ml.mrz.fonts import OCR_B, OCR_B_SHARP, SANS, font
from ml.mrz.ground import guilloche, plain
from tinggal.mrz.formats import Format

SCALE: Final = 12
SIZES: Final = {  # millimetres: Doc 9303-4 to -7
    "TD3": (125, 88), "TD1": (85.6, 54), "TD2": (105, 74), "MRV-A": (120, 80), "MRV-B": (105, 74),
}  # fmt: skip
TITLES: Final = ("REPUBLIC OF UTOPIA", "UNITED STATES OF ARCADIA", "KINGDOM OF ERIADOR", "PASSPORT PASSEPORT")
PITCH, LEADING, EM = 2.54, 6.35, 3.513  # millimetres: ten signs to the inch; line to line; size of OCR-B
CLOSE: Final = 4.2  # line to line on many cards


@dataclass(frozen=True, slots=True)
class Page:
    """A picture and where its lines stand: ``zones`` are boxes (left, top, right, bottom) in its pixels."""

    picture: Image.Image
    zones: tuple[tuple[float, float, float, float], ...]


def page(form: Format, lines: tuple[str, ...], chance: Random, *, dice: np.random.Generator) -> Page:
    """The document as it leaves the printer."""
    wide, high = SIZES[form.name]
    width, height = round(wide * SCALE), round(high * SCALE)
    paper = Image.fromarray(plain(chance, width=width, height=height).astype(np.uint8))
    paper = guilloche(paper, chance, strength=chance.uniform(0.15, 0.5), count=chance.randint(10, 40))
    zone_top = height - round((10.4 + LEADING * (form.rows - 1) + 6.4) * SCALE)
    if chance.random() < 0.7:
        calm = Image.new("RGB", (width, height - zone_top), (chance.randint(232, 252),) * 3)
        below = paper.crop((0, zone_top, width, height))
        paper.paste(Image.blend(below, calm, chance.uniform(0.3, 0.85)), (0, zone_top))
    _portrait(paper, chance, bottom=zone_top)
    _print(paper, chance, lines, bottom=zone_top)
    return _with_zone(paper, lines, chance, dice=dice)


def _portrait(paper: Image.Image, chance: Random, *, bottom: int) -> None:
    left, top = 5 * SCALE, min(14 * SCALE, bottom // 3)
    width, height = paper.width // 4, bottom - top - SCALE
    face = Image.new("RGB", (width, height), _shade(chance, 150, 235))
    pen = ImageDraw.Draw(face)
    pen.ellipse((0, height * 0.75, width, height * 1.4), fill=_shade(chance, 10, 150))
    pen.ellipse((width * 0.22, height * 0.15, width * 0.78, height * 0.8), fill=_shade(chance, 90, 220))
    pen.chord((width * 0.2, height * 0.1, width * 0.8, height * 0.55), 180, 360, fill=_shade(chance, 10, 90))
    paper.paste(face.filter(ImageFilter.GaussianBlur(4)), (left, top))


def _print(paper: Image.Image, chance: Random, lines: tuple[str, ...], *, bottom: int) -> None:
    pen, left, top = ImageDraw.Draw(paper), round(paper.width * 0.36), 3 * SCALE
    pen.text((left, top), chance.choice(TITLES), font=font(SANS, round(3.4 * SCALE)), fill=_shade(chance, 0, 70))
    step = max(4 * SCALE, (bottom - 9 * SCALE) // 7)
    words = [word for word in " ".join(lines).replace("<", " ").split() if len(word) < 15] or ["-"]
    for row, top in enumerate(range(9 * SCALE, bottom - 4 * SCALE, step)):
        caption, value = f"{row + 1}. Name / Nom", chance.choice(words)
        pen.text((left, top), caption, font=font(SANS, round(1.5 * SCALE)), fill=_shade(chance, 0, 90))
        pen.text((left, top + 1.7 * SCALE), value, font=font(SANS, round(2.6 * SCALE)), fill=_shade(chance, 0, 70))


def _with_zone(paper: Image.Image, lines: tuple[str, ...], chance: Random, *, dice: np.random.Generator) -> Page:
    face = font(chance.choice((OCR_B, OCR_B, OCR_B_SHARP)), round(EM * SCALE * chance.uniform(0.97, 1.03)))
    pitch, leading = PITCH * SCALE * chance.uniform(0.985, 1.015), _leading(len(lines), chance) * SCALE
    long = len(lines[0]) * pitch
    left = min((5.0 + chance.uniform(-1.2, 1.5)) * SCALE, paper.width - long - 1.5 * SCALE)
    base = paper.height - (6.2 + chance.uniform(-1.2, 2)) * SCALE - leading * (len(lines) - 1)
    mask, zones = Image.new("L", paper.size, 0), []
    pen = ImageDraw.Draw(mask)
    for row, line in enumerate(lines):
        foot = base + row * leading
        for place, sign in enumerate(line):
            pen.text((left + place * pitch, foot), sign, font=face, fill=255, anchor="ls")
        zones.append((left, foot - 2.7 * SCALE, left + long, foot + 0.2 * SCALE))
    ink = np.asarray(_spread(mask, chance, dice=dice), np.float32)[:, :, None] / 255 * chance.uniform(0.8, 1)
    colour = chance.randint(5, 75)
    picture = np.asarray(paper, np.float32) * (1 - ink) + colour * ink
    return Page(Image.fromarray(picture.astype(np.uint8)), tuple(zones))


def _leading(rows: int, chance: Random) -> float:
    """Cards set their three lines closer than the standard's drawing does, each state in its own way."""
    return chance.uniform(CLOSE, LEADING) if rows == 3 else LEADING + chance.uniform(-0.5, 0.3)


def _spread(mask: Image.Image, chance: Random, *, dice: np.random.Generator) -> Image.Image:
    """Ink that runs, or does not quite cover."""
    fate = chance.random()
    if fate < 0.2:
        mask = mask.filter(ImageFilter.MaxFilter(3))
    elif fate < 0.3:
        mask = mask.filter(ImageFilter.MinFilter(3))
    if chance.random() < 0.2:
        dots = Image.fromarray((dice.random((mask.height // 2, mask.width // 2)) * 255).astype(np.uint8))
        cover = np.asarray(dots.resize(mask.size, Image.Resampling.BILINEAR), np.float32) / 255
        mask = Image.fromarray((np.asarray(mask, np.float32) * np.clip(0.55 + cover * 0.9, 0, 1)).astype(np.uint8))
    return mask.filter(ImageFilter.GaussianBlur(chance.uniform(0.5, 1.1)))


def _shade(chance: Random, low: int, high: int) -> tuple[int, int, int]:
    return chance.randint(low, high), chance.randint(low, high), chance.randint(low, high)

"""Lines drawn out straight, as the recogniser gets them, with the signs in them and where each one stands.

Made for speed (a few milliseconds each): drawn from prepared glyphs, bent, lit, blurred and pressed with OpenCV.
"""

import math
import string
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random
from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from ml.mrz.fonts import LINES, font
from ml.mrz.lines import invented
from tinggal.mrz.check_digits import ALPHABET, FILLER
from tinggal.mrz.formats import FORMATS
from tinggal.mrz.lines import HEIGHT, SIGNS, WIDTH, evened, levelled

PITCH: Final = 30  # pixels from sign to sign before the camera
TALL, TOP, EDGE = 128, 32, 8  # the drawn sheet, where a glyph's box begins in it, and how far glyphs may lap over
EVENED, TURNED = 0.25, 0.4  # shares of strips made even in light, and of hard ones pressed while turned
ALIKE: Final = "O0QDUVWMNBIL1Z2S5G6C8BEF7TPRKXY4A"
MANY: Final = ALPHABET + string.digits + "000"
Grey = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Strip:
    """``pixels`` (32 × 704, mean 0), the ``signs`` in them, and their ``places``: middles in pixels from the left."""

    pixels: Grey
    signs: str
    places: NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Sheet:
    """A line of ink before the camera: what covers the paper (0–255), a digit's height, the middles of the signs."""

    ink: NDArray[np.uint8]
    digit: int
    places: NDArray[np.float64]


def strip(chance: Random, dice: np.random.Generator) -> Strip:
    """A line of 44, 36 or 30 signs, from easy to all but lost."""
    signs = text(chance, length=chance.choice((44, 44, 44, 44, 36, 30)))
    hard = chance.random()
    sheet = _sheet(signs, chance, dice)
    seen, places = _seen(sheet, chance, dice, hard=hard)
    long = min(WIDTH, round(WIDTH * (len(signs) + 2.2) / (SIGNS + 2.2)))
    way = cv2.INTER_AREA if seen.shape[1] > long else chance.choice((cv2.INTER_CUBIC, cv2.INTER_LINEAR))
    flat = cv2.resize(seen, (long, HEIGHT), interpolation=way).astype(np.float32)
    pixels = np.zeros((HEIGHT, WIDTH), np.float32)
    pixels[:, :long] = evened(flat) if chance.random() < EVENED else levelled(flat)
    return Strip(pixels, signs, places * long)


def text(chance: Random, *, length: int) -> str:
    """A line of a zone, or signs at random, which teach that any sign may stand beside any other, or many times."""
    kind = chance.random()
    if kind < 0.55:
        return chance.choice(invented(chance.choice([form for form in FORMATS if form.length == length]), chance))
    if kind < 0.68:
        return "".join(chance.choice(ALPHABET) for _sign in range(length))
    if kind < 0.8:
        return "".join(chance.choice(MANY) * chance.randint(1, 9) for _run in range(length))[:length]
    signs, longest = (string.ascii_uppercase + string.digits, 9) if kind < 0.9 else (ALIKE, 12)
    line = ""
    while len(line) < length:
        line += "".join(chance.choice(signs) for _sign in range(chance.randint(1, longest)))
        line += FILLER * chance.choice((0, 1, 1, 2, 3, 8))
    return line[:length]


@cache
def _glyphs(face: Path, wide: float) -> tuple[dict[str, NDArray[np.uint8]], int]:
    """Pictures of all signs, and the height of a digit."""
    size = round(100 * PITCH / font(face, 100).getlength("0"))
    pen_face = font(face, size)
    box = pen_face.getbbox("0")
    pictures = {}
    for sign in ALPHABET:
        picture = Image.new("L", (PITCH + 2 * EDGE, 64), 0)
        ImageDraw.Draw(picture).text((EDGE, 14 - box[1]), sign, font=pen_face, fill=255)
        narrow = np.asarray(picture.resize((round(picture.width * wide), 64), Image.Resampling.BICUBIC))
        out = np.zeros((64, PITCH + 2 * EDGE), np.uint8)
        from_, to = max(0, (narrow.shape[1] - out.shape[1]) // 2), max(0, (out.shape[1] - narrow.shape[1]) // 2)
        kept = min(narrow.shape[1], out.shape[1])
        out[:, to : to + kept] = narrow[:, from_ : from_ + kept]
        pictures[sign] = out
    return pictures, round(box[3] - box[1])


def _sheet(signs: str, chance: Random, dice: np.random.Generator) -> Sheet:
    face = chance.choices([path for path, _share in LINES], [share for _path, share in LINES])[0]
    glyphs, digit = _glyphs(face, chance.choice((1.0, 1.0, 1.0, 0.86, 0.93, 1.07)))
    before, behind = chance.uniform(0.15, 2.6), chance.uniform(0.15, 2.6)
    wide = int((len(signs) + before + behind) * PITCH)
    ink = np.zeros((TALL, wide + 2 * EDGE + PITCH), np.uint8)
    for place, sign in enumerate(signs):
        _stamp(ink, glyphs[sign], (before + place) * PITCH + dice.normal(0, 0.4), TOP + dice.normal(0, 0.4))
    if chance.random() < 0.6:
        down = TOP + digit * chance.uniform(1.75, 2.4) * chance.choice((-1, 1))
        for place, sign in enumerate(text(chance, length=len(signs))):
            _stamp(ink, glyphs[sign], (before + place) * PITCH, down)
    ink = _run(np.ascontiguousarray(ink[:, EDGE : EDGE + wide]), chance, dice)
    return Sheet(ink, digit, (before + np.arange(len(signs)) + 0.5) * PITCH / wide)


def _stamp(ink: NDArray[np.uint8], glyph: NDArray[np.uint8], right: float, down: float) -> None:
    left, top = round(right), round(down)
    first, last = max(0, top), min(len(ink), top + len(glyph))
    if last > first:
        there = ink[first:last, left : left + glyph.shape[1]]
        np.maximum(there, glyph[first - top : last - top], out=there)


def _run(ink: NDArray[np.uint8], chance: Random, dice: np.random.Generator) -> NDArray[np.uint8]:
    """Fat and thin print, and print that does not quite cover."""
    fate = chance.random()
    square = np.ones((2, 2) if chance.random() < 0.6 else (3, 3), np.uint8)
    ink = cv2.dilate(ink, square) if fate < 0.35 else cv2.erode(ink, square) if fate < 0.55 else ink
    if chance.random() < 0.2:
        grain = cv2.resize(dice.random((TALL // 2, ink.shape[1] // 2)).astype(np.float32), ink.shape[::-1])
        ink = (ink * np.clip(0.5 + grain, 0, 1)).astype(np.uint8)
    return ink


def _seen(
    sheet: Sheet, chance: Random, dice: np.random.Generator, *, hard: float
) -> tuple[NDArray[np.uint8], NDArray[np.float64]]:
    """The line in the camera's pixels, bent, slanting, cut out a little wrong; and its signs' places then, 0 to 1."""
    pitch = chance.uniform(5, 8) if hard > 0.85 else chance.uniform(*chance.choice(((6.5, 12), (9, 18), (14, 28))))
    scale, fill = pitch / PITCH, chance.uniform(0.46, 0.74)
    high, wide = max(10, round(sheet.digit / fill * scale)), int(sheet.ink.shape[1] * scale)
    ink = cv2.GaussianBlur(sheet.ink, (0, 0), 0.42 / scale) if scale < 0.75 else sheet.ink
    right = np.linspace(0, 1, wide, dtype=np.float32)[None]
    down = np.linspace(-0.5, 0.5, high, dtype=np.float32)[:, None]
    bend = dice.normal(0, 0.06) * np.sin(math.pi * (right * chance.uniform(0.6, 2.2) + chance.random()))
    bend = bend + dice.normal(0, 0.1) * (right - 0.5) + dice.normal(0, 0.06)
    across = (down * (1 + dice.normal(0, 0.1) * (right - 0.5)) + bend) * sheet.digit / fill
    swing = PITCH * dice.normal(0, 0.35)
    from_right = right * sheet.ink.shape[1] + swing * np.sin(math.pi * right) + across * dice.normal(0, 0.06)
    from_down = TOP + 14 + sheet.digit / 2 + across
    cover = cv2.remap(ink, from_right.astype(np.float32), from_down.astype(np.float32), cv2.INTER_LINEAR)
    moved = right[0] + swing / sheet.ink.shape[1] * np.sin(math.pi * right[0])
    places = np.interp(sheet.places, moved, right[0])
    return _taken(
        _lit(cover.astype(np.float32) / 255, chance, right, down=down), chance, dice, pitch=pitch, hard=hard
    ), places


def _lit(cover: Grey, chance: Random, right: Grey, *, down: Grey) -> Grey:
    """Ink on tinted paper under security lines, shadow and glare."""
    high, wide = cover.shape
    paper = chance.uniform(110, 252)
    ink = paper * (chance.uniform(0, 0.55) if chance.random() < 0.85 else chance.uniform(0.45, 0.72))
    ground = np.full((high, wide), paper, np.float32)
    steps = np.arange(wide)
    for _line in range(chance.randint(0, 9)):
        swing, wave, slope = chance.uniform(0, 0.8) * high, chance.uniform(0.002, 0.08), chance.uniform(-0.3, 0.3)
        course = (
            high * chance.uniform(-0.1, 1.1) + swing * np.sin(wave * steps + chance.uniform(0, 6.3)) + slope * steps
        )
        over, points = ground.copy(), np.stack([steps, course.astype(int)], 1).astype(np.int32)
        cv2.polylines(over, [points], False, paper * chance.uniform(0.35, 1.15), chance.choice((1, 1, 2)), cv2.LINE_AA)
        ground += (over - ground) * chance.uniform(0.1, 0.55)
    cover = np.clip(cover * chance.uniform(0.75, 1.05), 0, 1)
    out = ground * (1 - cover) + ink * cover
    out *= 1 + chance.uniform(-0.9, 0.9) * (right - 0.5)
    if chance.random() < 0.3:
        edge = (right - chance.random()) * wide / chance.uniform(3, 60) + down * chance.uniform(-5, 5)
        out *= 1 - chance.uniform(0.1, 0.5) / (1 + np.exp(-np.clip(edge, -30, 30)))
    for _spot in range(chance.choice((0, 0, 0, 0, 1, 1, 2, 3))):
        spot = ((right - chance.random()) / chance.uniform(0.01, 0.15)) ** 2
        spot = spot + ((down * 2 - chance.uniform(-1, 1)) / chance.uniform(0.3, 2)) ** 2
        out += chance.uniform(20, 185) * np.exp(-spot)
    return np.asarray(out, np.float32)


def _taken(out: Grey, chance: Random, dice: np.random.Generator, *, pitch: float, hard: float) -> NDArray[np.uint8]:
    """Out of focus, moved, noisy, saved as JPEG."""
    blur = chance.uniform(0, 0.4) + hard * chance.uniform(0, pitch * 0.09)
    if blur > 0.2:
        out = cv2.GaussianBlur(out, (0, 0), blur)
    if chance.random() < 0.1 + 0.5 * hard:
        out = _moved(out, chance.choice((3, 3, 5) if pitch < 10 else (3, 5, 5, 7)), chance)
    out = out + dice.normal(0, chance.uniform(0, 4) + hard * chance.uniform(0, 10), out.shape)
    pixels = np.clip(out, 0, 255).astype(np.uint8)
    if chance.random() < 0.85:
        quality = int(chance.uniform(27, 95) if hard > 0.4 else chance.uniform(60, 97))
        turn = chance.uniform(-35, 35) if hard > 0.4 and chance.random() < TURNED else 0
        pixels = _pressed(pixels, quality, turn=turn)
    return pixels


def _moved(out: Grey, long: int, chance: Random) -> Grey:
    path = np.zeros((long, long), np.float32)
    path[long // 2] = 1
    turn = cv2.getRotationMatrix2D((long // 2, long // 2), chance.uniform(0, 180), 1)
    path = cv2.warpAffine(path, turn, (long, long))
    return np.asarray(cv2.filter2D(out, -1, path / max(float(path.sum()), 1e-3)), np.float32)


def _pressed(pixels: NDArray[np.uint8], quality: int, *, turn: float) -> NDArray[np.uint8]:
    """Through JPEG, while the line lay at an angle of ``turn`` degrees."""
    settings = [cv2.IMWRITE_JPEG_QUALITY, quality]
    if not turn:
        return cv2.imdecode(cv2.imencode(".jpg", pixels, settings)[1], cv2.IMREAD_GRAYSCALE)
    high, wide = pixels.shape
    way = cv2.getRotationMatrix2D((wide / 2, high / 2), turn, 1)
    reach = abs(way[:, :2]) @ (wide, high)
    way[:, 2] += (reach - (wide, high)) / 2
    size = (int(reach[0]) + 1, int(reach[1]) + 1)
    there = cv2.warpAffine(pixels, way, size, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    there = cv2.imdecode(cv2.imencode(".jpg", there, settings)[1], cv2.IMREAD_GRAYSCALE)
    back = cv2.INTER_CUBIC | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(there, way, (wide, high), flags=back, borderMode=cv2.BORDER_REPLICATE)

"""Grounds: guilloche lines, gradients, tables on which documents lie. Arrays are float32, height × width × 3, 0–255."""

import math
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

Array = NDArray[np.float32]


def plain(chance: Random, *, width: int, height: int) -> Array:
    """Tinted paper, a little lighter on one side."""
    tint = np.array([chance.randint(195, 250) for _colour in range(3)], np.float32)
    slope = np.linspace(-1, 1, width, dtype=np.float32)[None, :, None] * chance.uniform(-12, 12)
    return np.clip(np.ones((height, width, 3), np.float32) * tint + slope, 0, 255).astype(np.float32)


def guilloche(picture: Image.Image, chance: Random, *, strength: float, count: int) -> Image.Image:
    """The picture under wavy security lines."""
    over = picture.copy()
    pen = ImageDraw.Draw(over)
    for _line in range(count):
        swing, wave, phase = chance.uniform(6, 55), chance.uniform(0.003, 0.025), chance.uniform(0, 6.3)
        start, slope = chance.uniform(0, picture.height), chance.uniform(-0.3, 0.3)
        points = [(x, start + swing * math.sin(wave * x + phase) + slope * x) for x in range(0, picture.width + 8, 8)]
        colour = (chance.randint(60, 200), chance.randint(60, 200), chance.randint(60, 200))
        pen.line(points, fill=colour, width=chance.choice((1, 1, 2)))
    return Image.blend(picture, over, strength)


def table(chance: Random, dice: np.random.Generator, *, width: int, height: int, textured: bool) -> Image.Image:
    """What lies around the document: a scanner's lid, or wood, cloth, stone."""
    if not textured:
        shade = chance.choice((chance.randint(235, 255), chance.randint(235, 255), chance.randint(5, 60)))
        return Image.new("RGB", (width, height), (shade, shade, shade))
    grain = (max(2, width // chance.choice((4, 30, 60))), max(2, height // chance.choice((4, 9, 40))))
    grey = (dice.random((grain[1], grain[0])) * 60 + chance.randint(20, 170)).astype(np.uint8)
    cloth = np.asarray(Image.fromarray(grey).resize((width, height), Image.Resampling.BILINEAR), np.float32)
    colours = np.array([chance.uniform(0.7, 1.1) for _colour in range(3)], np.float32)
    return Image.fromarray(np.clip(cloth[:, :, None] * colours, 0, 255).astype(np.uint8))

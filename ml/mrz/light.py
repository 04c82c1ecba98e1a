"""Light on the document and the camera's part: shadows, glare, blur, shake, noise. Pixels are 0–255."""

import math
from random import Random

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from ml.mrz.ground import Array
from ml.mrz.levels import Level

Box = tuple[float, float, float, float]


def lit(picture: Image.Image, level: Level, chance: Random, *, zone: Box) -> Array:
    """Uneven light, the edge of a shadow, glare on or beside the zone."""
    pixels = np.asarray(picture, np.float32).copy()
    high, wide = pixels.shape[:2]
    down, right = np.mgrid[0:high, 0:wide].astype(np.float32)
    angle = chance.uniform(0, 6.28)
    slope = ((right / wide - 0.5) * math.cos(angle) + (down / high - 0.5) * math.sin(angle)) * 2
    pixels *= (1 - level.light * 0.25 * chance.random() + slope * level.light * chance.uniform(0.3, 1))[:, :, None]
    if level.photo and chance.random() < 0.5:
        angle, soft = chance.uniform(0, 6.28), chance.uniform(15, 90)
        across = (right - wide * chance.uniform(0.2, 0.8)) * math.cos(angle)
        edge = (across + (down - high * chance.uniform(0.2, 0.8)) * math.sin(angle)) / soft
        pixels *= (1 - chance.uniform(0.1, 0.45) / (1 + np.exp(-np.clip(edge, -30, 30))))[:, :, None]
    if chance.random() < level.glare:
        x, y = chance.uniform(0, wide), chance.uniform(0, high * 0.6)
        if chance.random() < level.glare_on_zone:
            x, y = chance.uniform(zone[0], zone[2]), chance.uniform(zone[1], zone[3])
        spread = chance.uniform(0.04, 0.12) * wide
        spot = np.exp(-(((right - x) / spread) ** 2) - ((down - y) / (spread * chance.uniform(0.5, 1.5))) ** 2)
        pixels += (spot * chance.uniform(60, level.glare_peak))[:, :, None]
    return pixels


def shaken(pixels: Array, level: Level, chance: Random, *, dice: np.random.Generator) -> NDArray[np.uint8]:
    """Out of focus, moved, noisy."""
    picture = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    picture = picture.filter(ImageFilter.GaussianBlur(chance.uniform(*level.blur)))
    if chance.random() < level.motion:
        picture = _moved(picture, chance.choice(level.kernels), angle=chance.uniform(0, math.pi))
    out = np.asarray(picture, np.float32) * np.array([chance.uniform(0.93, 1.07) for _c in range(3)], np.float32)
    grey = dice.normal(0, level.noise * chance.uniform(0.4, 1), (*out.shape[:2], 1)).astype(np.float32)
    return np.clip(out + grey + dice.normal(0, level.noise * 0.5, out.shape), 0, 255).astype(np.uint8)


def _moved(picture: Image.Image, length: int, *, angle: float) -> Image.Image:
    """Smeared along a straight path of so many pixels."""
    total = np.zeros((picture.height, picture.width, 3), np.float32)
    for step in np.linspace(-(length - 1) / 2, (length - 1) / 2, length):
        shift = (1, 0, step * math.cos(angle), 0, 1, step * math.sin(angle))
        total += np.asarray(picture.transform(picture.size, Image.Transform.AFFINE, shift, Image.Resampling.BILINEAR))
    return Image.fromarray((total / length).astype(np.uint8))

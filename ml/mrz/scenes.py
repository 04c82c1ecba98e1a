"""What the detector learns from: a leaf somewhere in a picture of 384 × 384, and the two maps it should say.

From a card that is a quarter of a scanned sheet to a cut-out of nothing but the zone; any way up; in any light.
"""

import math
from random import Random

import cv2
import numpy as np
from numpy.typing import NDArray

from ml.mrz.leaves import Leaf, Pixels, leaf, prose, wavy
from tinggal.mrz.detect import SIDE, STEP

EMPTY, FACING, BENT, TURNED, CUT_OUT = 0.08, 0.35, 0.5, 0.45, 0.1  # shares of all pictures
Grey = NDArray[np.float32]
Corners = NDArray[np.float32]


def scene(chance: Random, dice: np.random.Generator) -> tuple[Pixels, Pixels]:
    """The picture, and its maps (2 × 192 × 192, 0–255)."""
    found = leaf(chance, empty=chance.random() < EMPTY)
    if chance.random() < CUT_OUT and found.first.any():
        found = _cut_out(found, chance)
    elif chance.random() < FACING:
        found = _with_facing_page(found, chance)
    if chance.random() < BENT:
        found = _bent(found, chance)
    wide, high, corners = _placed(found.pixels.shape[1], found.pixels.shape[0], chance, dice)
    picture, maps = _seen(found, corners, chance, dice, size=(wide, high))
    out, out_maps = np.zeros((SIDE, SIDE), np.uint8), np.zeros((2, SIDE, SIDE), np.uint8)
    out[:high, :wide], out_maps[:, :high, :wide] = _lit(picture, chance, dice), maps
    side = SIDE // STEP
    return out, np.stack([cv2.resize(one, (side, side), interpolation=cv2.INTER_AREA) for one in out_maps])


def _cut_out(found: Leaf, chance: Random) -> Leaf:
    """Only the zone, with a little around it."""
    down, right = np.nonzero(found.first | found.last)
    long = np.ptp(right)
    room = [round(long * chance.uniform(0.015, share)) for share in (0.15, 0.15, 0.12, 0.35)]
    rows = slice(max(0, down.min() - room[3]), down.max() + room[2])
    columns = slice(max(0, right.min() - room[0]), right.max() + room[1])
    return found.changed(found.pixels[rows, columns], found.first[rows, columns], found.last[rows, columns])


def _with_facing_page(found: Leaf, chance: Random) -> Leaf:
    wide = found.pixels.shape[1]
    page = np.full((round(len(found.pixels) * chance.uniform(0.2, 1)), wide), chance.randint(130, 250), np.uint8)
    page = wavy(page, chance, count=chance.randint(0, 20))
    page = prose(page, chance) if chance.random() < 0.5 else page
    empty = np.zeros_like(page)
    pixels, first, last = found.pixels, found.first, found.last
    if chance.random() < 0.8:
        return found.changed(np.vstack([page, pixels]), np.vstack([empty, first]), np.vstack([empty, last]))
    return found.changed(np.vstack([pixels, page]), np.vstack([first, empty]), np.vstack([last, empty]))


def _bent(found: Leaf, chance: Random) -> Leaf:
    high, wide = found.pixels.shape
    down, right = np.mgrid[0:high, 0:wide].astype(np.float32)
    swing = chance.uniform(0, 0.014) * wide
    from_down = down - swing * np.sin(math.pi * chance.uniform(0.6, 1.5) * right / wide + chance.uniform(0, 3.14))
    return found.changed(
        cv2.remap(found.pixels, right, from_down, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE),
        cv2.remap(found.first, right, from_down, cv2.INTER_LINEAR),
        cv2.remap(found.last, right, from_down, cv2.INTER_LINEAR),
    )


def _placed(wide: int, high: int, chance: Random, dice: np.random.Generator) -> tuple[int, int, Corners]:
    """The size of the picture, the longer side 384, and where the leaf's corners come to lie in it."""
    turn = math.radians(chance.uniform(-25, 25) if chance.random() < 0.7 else chance.uniform(-5, 5))
    turn += math.radians(chance.choice((90, 180, 270))) if chance.random() < TURNED else 0
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]]) - (wide / 2, high / 2)
    corners = corners @ np.array([[math.cos(turn), math.sin(turn)], [-math.sin(turn), math.cos(turn)]])
    tight = chance.random() < 0.25
    corners += dice.uniform(-1, 1, (4, 2)) * wide * chance.choice((0, 0.03, 0.08, 0.11)) * (0.1 if tight else 1)
    corners -= corners.min(0)
    reach = corners.max(0)
    shape = chance.choice((1, 1.33, 0.75, 1.41, 0.71, 1.78, 0.56))
    frame = np.array([SIDE, SIDE / shape] if shape >= 1 else [SIDE * shape, SIDE])
    if tight or chance.random() < 0.2:
        frame = SIDE * np.minimum(1, reach / reach[::-1])
    share = chance.uniform(0.34, 1.02) if chance.random() < 0.72 else chance.uniform(0.97, 1.12)
    if wide < 90 * 6 and chance.random() < 0.2:
        share = chance.uniform(0.27, 0.4)
    factor = float((frame / reach).min()) * share
    room = frame - reach * factor
    corners = corners * factor + [chance.uniform(min(0, one), max(0, one)) for one in room]
    return max(8, int(frame[0])), max(8, int(frame[1])), corners.astype(np.float32)


def _seen(
    found: Leaf, corners: Corners, chance: Random, dice: np.random.Generator, *, size: tuple[int, int]
) -> tuple[Grey, Pixels]:
    high, wide = found.pixels.shape
    there = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    warp = cv2.getPerspectiveTransform(there, corners)
    scale = float(np.linalg.norm(corners[1] - corners[0])) / wide
    soft = 0.33 / max(scale, 0.05)
    small = scale < 0.7
    pixels = cv2.GaussianBlur(found.pixels, (0, 0), soft) if small else found.pixels
    lines = [cv2.GaussianBlur(one, (0, 0), soft) if small else one for one in (found.first, found.last)]
    there_is = cv2.warpPerspective(np.full((high, wide), 255, np.uint8), warp, size).astype(np.float32) / 255
    ground = _ground(chance, dice, wide=size[0], high=size[1]).astype(np.float32)
    picture = cv2.warpPerspective(pixels, warp, size).astype(np.float32) * there_is + ground * (1 - there_is)
    return picture, np.stack([cv2.warpPerspective(one, warp, size) for one in lines])


def _ground(chance: Random, dice: np.random.Generator, *, wide: int, high: int) -> Pixels:
    """What lies around the leaf: nothing, wood, cloth, other papers."""
    if chance.random() < 0.3:
        pixels = np.full((high, wide), chance.choice((chance.uniform(5, 255), 255.0)), np.float32)
    else:
        pixels = np.full((high, wide), chance.uniform(-20, 170), np.float32)
        for _layer in range(chance.randint(1, 3)):
            grain = dice.random((chance.randint(2, max(3, high // 3)), chance.randint(2, max(3, wide // 3))))
            way = chance.choice((cv2.INTER_LINEAR, cv2.INTER_CUBIC, cv2.INTER_NEAREST))
            pixels += cv2.resize(grain.astype(np.float32), (wide, high), interpolation=way) * chance.uniform(10, 120)
    out = np.clip(pixels, 0, 255).astype(np.uint8)
    for _thing in range(chance.randint(0, 5)):
        one, two = ((chance.randint(0, wide), chance.randint(0, high)) for _end in range(2))
        if chance.random() < 0.5:
            cv2.rectangle(out, one, two, chance.uniform(0, 255), -1 if chance.random() < 0.6 else chance.randint(1, 6))
        else:
            cv2.line(out, one, two, chance.uniform(0, 255), chance.randint(1, 8))
    return prose(out, chance) if chance.random() < 0.2 else out


def _lit(picture: Grey, chance: Random, dice: np.random.Generator) -> Pixels:
    """Uneven light, shadow, glare, stickers and fingers, blur, noise, JPEG."""
    high, wide = picture.shape
    down, right = np.mgrid[0:high, 0:wide].astype(np.float32)
    angle = chance.uniform(0, 6.28)
    slope = (right / wide - 0.5) * math.cos(angle) + (down / high - 0.5) * math.sin(angle)
    bright = chance.uniform(0.5, 1.05) if chance.random() < 0.85 else chance.uniform(0.12, 0.5)
    out = picture * (bright + slope * chance.uniform(0, 0.5 + 0.5 * bright))
    if chance.random() < 0.4:
        angle = chance.uniform(0, 6.28)
        across = (right - wide * chance.random()) * math.cos(angle) + (down - high * chance.random()) * math.sin(angle)
        out *= 1 - chance.uniform(0.1, 0.5) / (1 + np.exp(-np.clip(across / chance.uniform(3, 40), -30, 30)))
    for _spot in range(chance.choice((0, 0, 1, 1, 2))):
        spread = chance.uniform(0.02, 0.12) * wide
        spot = ((right - wide * chance.random()) / spread) ** 2
        spot += ((down - high * chance.random()) / (spread * chance.uniform(0.5, 2))) ** 2
        out += chance.uniform(30, 180) * np.exp(-spot)
    if chance.random() < 0.15:
        middle = (int(wide * chance.random()), chance.choice((0, high)))
        size = (int(wide * chance.uniform(0.03, 0.1)) + 1, int(high * chance.uniform(0.05, 0.25)) + 1)
        cv2.ellipse(out, middle, size, chance.uniform(-40, 40), 0, 360, chance.uniform(60, 220), -1)
    blur = chance.uniform(0, 1.0)
    out = cv2.GaussianBlur(out, (0, 0), blur) if blur > 0.25 else out
    out = out + dice.normal(0, chance.uniform(0, 10), out.shape)
    pixels = np.clip(out, 0, 255).astype(np.uint8)
    if chance.random() < 0.4:
        quality = [cv2.IMWRITE_JPEG_QUALITY, chance.randint(35, 90)]
        pixels = cv2.imdecode(cv2.imencode(".jpg", pixels, quality)[1], cv2.IMREAD_GRAYSCALE)
    return pixels

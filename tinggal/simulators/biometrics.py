"""A camera and a fingerprint reader that draw what they would see: an invented face, ridges of no finger.

Each picture follows from a seed alone. A bad moment is played too: now and then somebody moves or presses too lightly.
"""

import hashlib
import io
import math
from dataclasses import dataclass

from PIL import Image, ImageDraw

_PHOTO, _PRINT = (480, 640), 256
_BAD_ONE_IN = 5
_SKIN = ("#f1c9a5", "#d9a066", "#8d5524", "#c68642", "#e0ac69")


@dataclass(frozen=True, slots=True)
class Taken:
    """What a device gives: bytes of a media type, and its own judgement from 0 to 100."""

    content: bytes
    media_type: str
    quality: int


def draw_face(seed: str) -> Taken:
    """An invented face before a white wall, as JPEG."""
    dice = _dice(seed)
    picture = Image.new("RGB", _PHOTO, "white")
    pen = ImageDraw.Draw(picture)
    width, height = _PHOTO
    wide, skin = 110 + dice[0] % 40, _SKIN[dice[1] % len(_SKIN)]
    pen.ellipse((90, 470, width - 90, height + 200), fill=f"#{dice[2] % 200:02x}{dice[3] % 200:02x}{dice[4] % 200:02x}")
    pen.ellipse((width // 2 - wide - 12, 110, width // 2 + wide + 12, 400), fill="#30241c")
    pen.ellipse((width // 2 - wide, 150, width // 2 + wide, 500), fill=skin)
    for side in (-1, 1):
        x = width // 2 + side * wide // 2
        pen.ellipse((x - 18, 285, x + 18, 305), fill="white")
        pen.ellipse((x - 8, 286, x + 8, 304), fill="#222222")
    pen.line((width // 2, 310, width // 2 - 8, 370, width // 2 + 8, 372), fill="#7a5230", width=4)
    pen.arc((width // 2 - 45, 390, width // 2 + 45, 435), 15, 165, fill="#8c3b3b", width=5)
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=88)
    return Taken(out.getvalue(), "image/jpeg", _quality(dice))


def draw_ridges(seed: str) -> Taken:
    """Rings that look like the ridges of a finger, as PNG; nothing can be matched with it."""
    dice = _dice(seed)
    centre = (_PRINT / 2 + dice[0] % 30 - 15, _PRINT / 2 + dice[1] % 30 - 15)
    wave, twist = 9 + dice[2] % 4, dice[3] / 40
    picture = Image.new("L", (_PRINT, _PRINT), 255)
    grey = picture.load()
    for y in range(_PRINT if grey is not None else 0):
        for x in range(_PRINT):
            far, turned = math.hypot(x - centre[0], (y - centre[1]) * 0.8), math.atan2(y - centre[1], x - centre[0])
            if grey is not None and far < _PRINT * 0.45:
                grey[x, y] = int(127 + 120 * math.sin(2 * math.pi * far / wave + twist * math.sin(3 * turned)))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return Taken(out.getvalue(), "image/png", _quality(dice))


def _dice(seed: str) -> bytes:
    return hashlib.sha256(seed.encode()).digest()


def _quality(dice: bytes) -> int:
    return 20 + dice[6] % 30 if dice[5] % _BAD_ONE_IN == 0 else 70 + dice[6] % 30

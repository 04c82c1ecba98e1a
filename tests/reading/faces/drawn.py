"""Invented portraits as pictures, each drawn and looked at once."""

import io
from functools import cache

from PIL import Image

from ml.faces.portraits import Fault, portrait
from tinggal.reading.faces.look import faces_and_portrait
from tinggal.reading.facts import Face, Portrait


@cache
def drawn(seed: int, *, fault: Fault | None = None, sitting: int = 0) -> Image.Image:
    """450 × 600 dots; seeds from 3,000,000 on were never trained on."""
    return Image.open(io.BytesIO(portrait(3_000_000 + seed, fault=fault, sitting=sitting))).convert("RGB")


@cache
def seen(seed: int, *, fault: Fault | None = None) -> tuple[tuple[Face, ...], Portrait | None]:
    """The faces on a drawn portrait, and its measures."""
    return faces_and_portrait(drawn(seed, fault=fault))

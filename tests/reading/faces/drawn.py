"""Invented portraits as pictures, each drawn once."""

import io
from functools import cache

from PIL import Image

from ml.faces.portraits import Fault, portrait


@cache
def drawn(seed: int, *, fault: Fault | None = None, sitting: int = 0) -> Image.Image:
    """450 × 600 dots; seeds from 3,000,000 on were never trained on."""
    return Image.open(io.BytesIO(portrait(3_000_000 + seed, fault=fault, sitting=sitting))).convert("RGB")

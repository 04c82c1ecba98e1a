"""Drawn documents for the tests of reading; they need Debian's OCR-B."""

import io

import pytest
from PIL import Image

from ml.mrz.fonts import there_is_ocr_b
from ml.mrz.generate import generate

needs_ocr_b = pytest.mark.skipif(not there_is_ocr_b(), reason="Documents are drawn with Debian's fonts-ocr-b.")


def drawn(
    seed: int, *, level: int, size: str = "TD3", lines: tuple[str, ...] = ()
) -> tuple[Image.Image, tuple[str, ...]]:
    """A picture and the lines in it."""
    sample = generate(seed, level=level, size=size, lines=lines)
    return Image.open(io.BytesIO(sample.jpeg)), sample.lines

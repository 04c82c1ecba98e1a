"""Pictures out of files: photos, scans, and the first pages of a PDF, within limits.

For the command line. The service itself shows this room only pictures that ``intake`` has made harmless.
"""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import numpy as np
import pillow_heif
import pypdfium2
from PIL import Image, ImageOps

BYTES: Final = 50_000_000
PIXELS: Final = 60_000_000
PAGES: Final = 4
SHARP: Final = 2600  # pixels of a rendered page's longer side: a passport on A4 then has twenty to the letter
FORMATS: Final = (
    "JPEG", "PNG", "WEBP", "TIFF", "BMP", "DIB", "GIF", "HEIF", "AVIF", "JPEG2000", "PPM", "TGA", "PCX", "ICO", "ICNS",
    "DDS", "PSD", "QOI", "SGI",
)  # fmt: skip
_FULL: Final = 65_535  # the lightest grey of sixteen bits


class Unreadable(ValueError):
    """The file is no picture and no PDF that can be opened, or is too large; the text says which."""


def pictures(path: Path) -> Iterator[Image.Image]:
    """The picture or pictures in a file, or the pages of a PDF, one after another. Raises ``Unreadable``."""
    try:
        content = path.open("rb")
    except OSError as error:
        raise Unreadable(f"cannot be opened: {error.strerror}") from error
    with content:
        if path.stat().st_size > BYTES:
            raise Unreadable(f"larger than {BYTES // 1_000_000} MB")
        start = content.read(1024)
    yield from _pages(path) if b"%PDF-" in start else _frames(path)


def _frames(path: Path) -> Iterator[Image.Image]:
    pillow_heif.register_heif_opener()
    Image.init()
    try:
        with warnings.catch_warnings(action="ignore"):
            image = Image.open(path, formats=[name for name in FORMATS if name in Image.OPEN])
        with image:
            if image.width * image.height > PIXELS:
                raise Unreadable(f"more than {PIXELS // 1_000_000} million pixels")
            image.draft("L", (SHARP, SHARP))
            for number in range(min(getattr(image, "n_frames", 1), PAGES)):
                image.seek(number)
                yield _flat(image)
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable("no picture, or a damaged one") from error


def _flat(image: Image.Image) -> Image.Image:
    """In eight bits, upright as the camera noted it, on white paper where one can see through it."""
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I") or image.mode == "F":
        values = np.asarray(image, np.float32)
        top = _FULL if values.max(initial=0) > 255 else 255
        return Image.fromarray(np.clip(values * (255 / top), 0, 255).astype(np.uint8))
    if image.mode in {"RGBA", "LA", "PA"} or "transparency" in image.info:
        seen = image.convert("RGBA")
        return Image.alpha_composite(Image.new("RGBA", seen.size, "white"), seen).convert("L")
    return (image.convert("RGB") if image.mode in {"LAB", "HSV", "P"} else image).convert("L")


def _pages(path: Path) -> Iterator[Image.Image]:
    try:
        with pypdfium2.PdfDocument(path) as document:
            for number in range(min(len(document), PAGES)):
                page = document[number]
                longer = max(*page.get_size(), 1)
                yield page.render(scale=SHARP / longer, grayscale=True).to_pil()
    except Exception as error:
        raise Unreadable("a PDF that cannot be opened") from error

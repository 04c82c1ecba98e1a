"""A printed page, and ways to write it down. All names in it are invented."""

import io
from functools import cache

import pikepdf
import pillow_heif
from PIL import Image, ImageDraw, ImageFilter

LINES = ("PASSPORT  REPUBLIC OF UTOPIA", "Surname  TANNENBAUM", "Given names  ILSE MARIA", "No  X00000000") * 6
MARK = b"secretmark"


@cache
def page(width: int = 1240, height: int = 1754, *, blur: float = 0) -> Image.Image:
    """In colour; the same object every time, so do not draw on it."""
    drawn = Image.new("RGB", (width, height), (250, 248, 240))
    pen = ImageDraw.Draw(drawn)
    size = max(10, width // 36)
    for number, line in enumerate(LINES):
        pen.text((width // 12, height // 12 + number * size * 1.6), line, fill=(20, 20, 60), font_size=size)
    pen.rectangle((width * 3 // 4, height // 18, width * 19 // 20, height // 4), fill=(170, 60, 40))
    return drawn.filter(ImageFilter.GaussianBlur(blur)) if blur else drawn


def written(picture: Image.Image, kind: str, **options: object) -> bytes:
    """As a file of this kind (of Pillow), which keeps its options in the picture: so each writing has its own."""
    file = io.BytesIO()
    picture.copy().save(file, kind, **options)
    return file.getvalue()


@cache
def jpeg() -> bytes:
    return written(page(), "JPEG", quality=85)


@cache
def png() -> bytes:
    return written(page(), "PNG")


@cache
def tiff() -> bytes:
    return written(page(), "TIFF", compression="tiff_lzw")


@cache
def webp() -> bytes:
    return written(page(), "WEBP", quality=80)


@cache
def heic(count: int = 1) -> bytes:
    """A HEIC file; with more than one picture: a burst."""
    file = pillow_heif.from_pillow(page())
    for number in range(1, count):
        file.add_from_pillow(page().rotate(number / 10, fillcolor="white"))
    out = io.BytesIO()
    file.save(out, quality=70)
    return out.getvalue()


@cache
def pdf(pages: int = 1) -> bytes:
    """A scan: one picture a page, smaller when there are many."""
    drawn = page() if pages < 50 else page(620, 877)
    return written(drawn, "PDF", save_all=True, append_images=[drawn] * (pages - 1), resolution=150)


def saved(file: pikepdf.Pdf, **options: object) -> bytes:
    out = io.BytesIO()
    file.save(out, **options)  # type: ignore[arg-type]
    return out.getvalue()

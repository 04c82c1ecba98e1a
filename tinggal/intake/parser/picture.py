"""Opens a photograph or a scan and writes it anew: only its dots survive, standing upright."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pillow_heif
from PIL import ExifTags, Image, ImageOps

from tinggal.intake.parser.origin import of_picture
from tinggal.intake.parser.refusal import Refused

MOST_DOTS, MOST_DOTS_TOGETHER = 50_000_000, 200_000_000
MOST_SHEETS = 30
LEAST_SIDE = 300
_OPENS = {
    "image/jpeg": ("JPEG", "MPO"),
    "image/png": ("PNG",),
    "image/heic": ("HEIF",),
    "image/webp": ("WEBP",),
    "image/tiff": ("TIFF",),
}
_QUALITY = 90

Image.MAX_IMAGE_PIXELS = None  # refused with our own words below, before anything is unpacked
pillow_heif.register_heif_opener(thumbnails=False)
pillow_heif.options.DECODE_THREADS = 1


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture in grey ("L") or colour ("RGB"), turned as its camera meant it, without anything but dots.

    ``notes`` has "place" when the file told where it was taken, "other_pictures" when it held more than this one, as a
    burst or an animation does; for ``origin`` see ``origin.of_picture``.
    """

    picture: Image.Image
    notes: list[str]
    origin: dict[str, Any]


def open_original(content: bytes, *, content_type: str) -> Opened:
    """The first picture of a file, or the one its camera calls the main one."""
    picture: Image.Image = Image.open(io.BytesIO(content), formats=_OPENS[content_type])
    _insist_on_sensible_size(picture)
    several = content_type != "image/jpeg" and getattr(picture, "n_frames", 1) > 1
    picture.load()
    place = bool(picture.getexif().get_ifd(ExifTags.IFD.GPSInfo))
    notes = ["other_pictures"] * several + ["place"] * place
    return Opened(_upright(picture), notes, of_picture(picture))


def open_picture(content: bytes, *, content_type: str) -> tuple[Image.Image, list[str]]:
    """The picture and the notes of ``open_original``."""
    opened = open_original(content, content_type=content_type)
    return opened.picture, opened.notes


def sheets(content: bytes, *, content_type: str) -> int:
    """How many pictures there are in the file."""
    picture = Image.open(io.BytesIO(content), formats=_OPENS[content_type])
    return int(getattr(picture, "n_frames", 1))


def open_sheets(content: bytes, *, content_type: str) -> Iterator[Image.Image]:
    """Every picture of the file in turn, as ``open_picture`` gives the first. All together at most 200 million dots."""
    picture = Image.open(io.BytesIO(content), formats=_OPENS[content_type])
    together = 0
    for number in range(getattr(picture, "n_frames", 1)):
        picture.seek(number)
        together += picture.width * picture.height
        if together > MOST_DOTS_TOGETHER:
            raise Refused("too_heavy")
        _insist_on_sensible_size(picture)
        yield _upright(picture.copy())


def write_picture(picture: Image.Image, *, content_type: str) -> bytes:
    """A JPEG or PNG file with nothing in it but the dots."""
    written = io.BytesIO()
    if content_type == "image/png":
        picture.save(written, "PNG", compress_level=4)
    else:
        picture.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


def _insist_on_sensible_size(picture: Image.Image) -> None:
    width, height = picture.size
    if width * height > MOST_DOTS:
        raise Refused("too_many_pixels", width=width, height=height, limit=MOST_DOTS // 1_000_000)
    if min(width, height) < LEAST_SIDE:
        raise Refused("too_small", width=width, height=height, least=LEAST_SIDE)


def _upright(picture: Image.Image) -> Image.Image:
    return _only_dots(ImageOps.exif_transpose(picture))


def _only_dots(picture: Image.Image) -> Image.Image:
    if picture.mode in ("L", "1"):
        plain = picture.convert("L")
    elif picture.mode in ("I", "I;16", "I;16B", "I;16L", "F"):
        plain = picture.convert("I").point(lambda level: level / 256).convert("L")
    elif picture.has_transparency_data:
        seen = picture.convert("RGBA")
        plain = Image.new("RGB", seen.size, "white")
        plain.paste(seen, mask=seen.getchannel("A"))
    else:
        plain = picture.convert("RGB")
    plain = plain.copy() if plain is picture else plain
    plain.info = {}
    return plain

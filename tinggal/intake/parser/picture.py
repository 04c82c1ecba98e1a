"""Opens a photograph or a scan and writes it anew: only its dots survive, standing upright."""

import io

import pillow_heif
from PIL import ExifTags, Image, ImageOps

from tinggal.intake.parser.refusal import Refused

MOST_DOTS = 50_000_000
LEAST_SIDE = 300
_OPENS = {"image/jpeg": ("JPEG", "MPO"), "image/png": ("PNG",), "image/heic": ("HEIF",)}
_QUALITY = 90

Image.MAX_IMAGE_PIXELS = None  # refused with our own words below, before anything is unpacked
pillow_heif.register_heif_opener(thumbnails=False)
pillow_heif.options.DECODE_THREADS = 1


def open_picture(content: bytes, *, content_type: str) -> tuple[Image.Image, list[str]]:
    """The picture in grey ("L") or colour ("RGB"), turned as its camera meant it, without anything but dots.

    Also what was taken out: "place" when the file told where it was taken.
    """
    picture: Image.Image = Image.open(io.BytesIO(content), formats=_OPENS[content_type])
    width, height = picture.size
    if width * height > MOST_DOTS:
        raise Refused("too_many_pixels", width=width, height=height, limit=MOST_DOTS // 1_000_000)
    if min(width, height) < LEAST_SIDE:
        raise Refused("too_small", width=width, height=height, least=LEAST_SIDE)
    picture.load()
    notes = ["place"] if picture.getexif().get_ifd(ExifTags.IFD.GPSInfo) else []
    return _only_dots(ImageOps.exif_transpose(picture)), notes


def write_picture(picture: Image.Image, *, content_type: str) -> bytes:
    """A JPEG or PNG file with nothing in it but the dots."""
    written = io.BytesIO()
    if content_type == "image/png":
        picture.save(written, "PNG", compress_level=4)
    else:
        picture.save(written, "JPEG", quality=_QUALITY)
    return written.getvalue()


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

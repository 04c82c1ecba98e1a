"""Puts pictures together into one PDF, a page each."""

import io
from collections.abc import Iterable

import pikepdf
from pikepdf import Array, Dictionary, Name
from PIL import Image

_SHORT, _LONG = 595, 842  # A4 in points
_QUALITY = 88


def as_pdf(pictures: Iterable[Image.Image]) -> bytes:
    """Each grey or coloured picture fills a page that fits into A4, upright or lying, as a JPEG inside the PDF."""
    with pikepdf.new() as pdf:
        for picture in pictures:
            _add_page(pdf, picture)
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _add_page(pdf: pikepdf.Pdf, picture: Image.Image) -> None:
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG", quality=_QUALITY)
    lying = picture.width > picture.height
    most_across, most_down = (_LONG, _SHORT) if lying else (_SHORT, _LONG)
    scale = min(most_across / picture.width, most_down / picture.height)
    width, height = round(picture.width * scale, 2), round(picture.height * scale, 2)
    image = pdf.make_stream(
        encoded.getvalue(),
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=picture.width,
        Height=picture.height,
        ColorSpace=Name.DeviceGray if picture.mode == "L" else Name.DeviceRGB,
        BitsPerComponent=8,
        Filter=Name.DCTDecode,
    )
    page = pdf.add_blank_page(page_size=(max(3, width), max(3, height)))
    page.obj.Resources = Dictionary(XObject=Dictionary(Picture=image))
    page.obj.MediaBox = Array([0, 0, width, height])
    page.obj.Contents = pdf.make_stream(f"q {width} 0 0 {height} 0 0 cm /Picture Do Q".encode())

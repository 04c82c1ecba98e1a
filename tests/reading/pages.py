"""Pages with known words on them, as PDF and as scan."""

import io
from collections.abc import Sequence

import pikepdf
from PIL import Image, ImageDraw, ImageFont

from tinggal import letters

_FONT = letters.__path__[0] + "/typesetting/fonts/NotoSans-Regular.ttf"
Written = Sequence[tuple[float, float, str]]
"""(left, down from the top, text) in points of a page of A4."""


def lines(*texts: str) -> Written:
    """Rows one below the other; two spaces begin another column, as do a label's colon and value."""
    return [
        (60 + 180 * column, 90 + 22 * row, cell)
        for row, text in enumerate(texts)
        for column, cell in enumerate(text.split("  "))
    ]


def pdf(written: Written, *, colour: str = "0 g") -> bytes:
    """One page with text in Helvetica; ``colour`` is a PDF operator ("1 g" is white)."""
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        page.obj.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary({"/F": font}))
        shown = [f"BT {colour} /F 12 Tf {x} {842 - y} Td ({text}) Tj ET\n" for x, y, text in written]
        page.obj.Contents = file.make_stream("".join(shown).encode("cp1252"))
        out = io.BytesIO()
        file.save(out)
    return out.getvalue()


def scan(written: Written, *, turned: float = 0.0) -> bytes:
    """The same page as a JPEG of 1240 × 1754 dots."""
    page = Image.new("RGB", (1240, 1754), "white")
    pen = ImageDraw.Draw(page)
    font = ImageFont.truetype(_FONT, 25)
    for x, y, text in written:
        pen.text((x * 2.083, y * 2.083), text, font=font, fill="black", anchor="ls")
    out = io.BytesIO()
    page.rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor="white").save(out, "JPEG", quality=80)
    return out.getvalue()

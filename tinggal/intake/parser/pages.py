"""Draws pages of a PDF as pictures."""

from collections.abc import Sequence

import pypdfium2
from PIL import Image

from tinggal.intake.parser.refusal import Refused

_TALLEST = 4  # times the width
_LINE = 20  # letters


def draw(content: bytes, *, pages: Sequence[int], width: int) -> list[Image.Image]:
    """The pages (from 0) at this width in dots, on white; an endlessly tall page comes out narrower."""
    pdf = pypdfium2.PdfDocument(content)
    pdf.init_forms()
    return [_draw_page(pdf[page], width=width) for page in pages]


def has_text(content: bytes, *, pages: int) -> bool:
    """Whether at least a line of text, not of dots, is on one of the first pages."""
    pdf = pypdfium2.PdfDocument(content)
    return any(pdf[page].get_textpage().count_chars() >= _LINE for page in range(min(pages, len(pdf))))


def _draw_page(page: pypdfium2.PdfPage, *, width: int) -> Image.Image:
    across, down = page.get_size()
    if across < 1 or down < 1:
        raise Refused("damaged")
    drawn: Image.Image = page.render(scale=min(width / across, _TALLEST * width / down)).to_pil()
    return drawn.convert("RGB")

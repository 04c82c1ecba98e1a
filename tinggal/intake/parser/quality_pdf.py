"""Looks at the pages of a PDF, and turns those upright that lie on their side."""

import io
from collections.abc import Sequence

import pikepdf
import pypdfium2
from pypdfium2.raw import FPDF_PAGEOBJ_IMAGE

from tinggal.intake.parser.quality import Seen, look_at

MOST_LOOKED_AT = 6
_WIDE = 1240  # dots: 150 to the inch of an A4 page
_TALLEST = 1.6
_MOST_OF_THE_PAGE = 0.6


def look_at_pdf(content: bytes) -> list[Seen]:
    """The first pages; the others are seen by the officer only."""
    pdf = pypdfium2.PdfDocument(content)
    pdf.init_forms()
    return [_look(pdf[at], number=at + 1) for at in range(min(len(pdf), MOST_LOOKED_AT))]


def stand_upright(content: bytes, pages: Sequence[Seen]) -> bytes:
    """The same PDF; pages that lie on their side or on their head are shown turned."""
    if not any(seen.turn for seen in pages):
        return content
    with pikepdf.open(io.BytesIO(content)) as pdf:
        for page, seen in zip(pdf.pages, pages, strict=False):
            if seen.turn:
                page.rotate(seen.turn, relative=True)
        written = io.BytesIO()
        pdf.save(written, encryption=False, deterministic_id=True, fix_metadata_version=False)
    return written.getvalue()


def _look(page: pypdfium2.PdfPage, *, number: int) -> Seen:
    across, down = page.get_size()
    scale = min(_WIDE / across, _TALLEST * _WIDE / down)
    picture = page.render(scale=scale).to_pil().convert("RGB")
    return look_at(picture, page=number, drawn=_enlarged(page, scale=scale))


def _enlarged(page: pypdfium2.PdfPage, *, scale: float) -> float:
    """How many dots are drawn for one dot of the scan that fills the page; 1 where it is finer, or where none does."""
    across, down = page.get_size()
    for thing in page.get_objects(filter=(FPDF_PAGEOBJ_IMAGE,)):
        left, bottom, right, top = thing.get_bounds()
        wide, high = thing.get_px_size()
        if (right - left) * (top - bottom) > _MOST_OF_THE_PAGE * across * down:
            drawn: float = scale * max(right - left, top - bottom) / max(1, wide, high)
            return max(1.0, drawn)
    return 1.0

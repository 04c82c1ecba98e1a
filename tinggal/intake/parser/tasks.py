"""The things the parser is asked to do with a file. Each answers with facts and, where there are any, new bytes."""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from PIL import Image

from tinggal.intake.parser.legibility import LOOKED_AT, insist_on_legible, measures_of
from tinggal.intake.parser.pages import draw
from tinggal.intake.parser.pdf import rewrite
from tinggal.intake.parser.picture import open_picture, write_picture

_PAGES_MEASURED = 3
Task = Callable[..., tuple[Mapping[str, Any], bytes]]


def take_pdf(content: bytes, *, content_type: str) -> tuple[Mapping[str, Any], bytes]:
    """Rewrite a stranger's PDF."""
    harmless, pages, notes = rewrite(content)
    drawn = draw(harmless, pages=range(min(pages, _PAGES_MEASURED)), width=LOOKED_AT)
    insist_on_legible([measures_of(page) for page in drawn])
    return {"content_type": content_type, "pages": pages, "notes": notes}, harmless


def take_picture(content: bytes, *, content_type: str) -> tuple[Mapping[str, Any], bytes]:
    """Re-encode a stranger's picture; a HEIC one becomes a JPEG."""
    picture, notes = open_picture(content, content_type=content_type)
    insist_on_legible([measures_of(picture)])
    becomes = "image/png" if content_type == "image/png" else "image/jpeg"
    return {"content_type": becomes, "pages": 1, "notes": notes}, write_picture(picture, content_type=becomes)


def show_page(content: bytes, *, content_type: str, page: int, width: int) -> tuple[Mapping[str, Any], bytes]:
    """One page (from 0) as a JPEG of this width."""
    drawn = _page(content, content_type=content_type, page=page, width=width)
    height = max(1, round(drawn.height * width / drawn.width))
    if drawn.width > width:
        drawn = drawn.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return {}, write_picture(drawn, content_type="image/jpeg")


def measure(content: bytes, *, pieces: list[list[Any]]) -> tuple[Mapping[str, Any], bytes]:
    """The measures of the first page of several files that lie end to end: ``pieces`` are [size, content type]."""
    measured, start = [], 0
    for size, content_type in pieces:
        measured.append(_measured(content[start : start + size], content_type=content_type))
        start += size
    return {"measured": measured}, b""


def _measured(content: bytes, *, content_type: str) -> Mapping[str, Any] | None:
    """None for a file that cannot be opened: the others must still be measured."""
    try:
        page = _page(content, content_type=content_type, page=0, width=LOOKED_AT)
    except Exception:  # any accident with a stranger's bytes means the same
        return None
    return dataclasses.asdict(measures_of(page))


def look_around(content: bytes) -> tuple[Mapping[str, Any], bytes]:
    """Nothing: the answer tells what the parser could take away from itself."""
    return {"bytes": len(content)}, b""


def _page(content: bytes, *, content_type: str, page: int, width: int) -> Image.Image:
    if content_type == "application/pdf":
        return draw(content, pages=[page], width=width)[0]
    if page:
        raise IndexError(page)
    picture, _ = open_picture(content, content_type=content_type)
    return picture


TASKS: Mapping[str, Task] = {
    "take_pdf": take_pdf,
    "take_picture": take_picture,
    "show_page": show_page,
    "measure": measure,
    "look_around": look_around,
}

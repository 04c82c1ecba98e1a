"""The things the parser is asked to do with a file. Each answers with facts and, where there are any, new bytes."""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Any

from PIL import Image

from tinggal.intake.parser import looks
from tinggal.intake.parser.edited import edits_in
from tinggal.intake.parser.joining import as_pdf
from tinggal.intake.parser.legibility import LOOKED_AT, insist_on_legible, measures_of
from tinggal.intake.parser.obey import Task
from tinggal.intake.parser.overlay import LONGER, agreement
from tinggal.intake.parser.pages import draw, has_text
from tinggal.intake.parser.pdf import MOST_PAGES, rewrite
from tinggal.intake.parser.picture import open_original, open_picture, open_sheets, sheets, write_picture
from tinggal.intake.parser.quality import in_json, look_at, upright
from tinggal.intake.parser.quality_pdf import look_at_pdf, stand_upright
from tinggal.intake.parser.refusal import Refused

_PAGES_MEASURED = 3
_ON_PAPER = 2900  # dots on the longer side
_SMALL = 128  # dots: enough for a look


def take_pdf(content: bytes, *, content_type: str) -> tuple[Mapping[str, Any], bytes]:
    """Rewrite a stranger's PDF."""
    written = rewrite(content)
    drawn = draw(written.content, pages=range(min(written.pages, _PAGES_MEASURED)), width=LOOKED_AT)
    insist_on_legible([measures_of(page) for page in drawn])
    seen = look_at_pdf(written.content)
    content = stand_upright(written.content, seen)
    further = range(len(drawn), min(written.pages, looks.PAGES))
    small = draw(written.content, pages=further, width=_SMALL) if further else []
    facts = {
        "content_type": content_type,
        "pages": written.pages,
        "notes": written.notes,
        "origin": {**written.origin, "text_layer": has_text(written.content, pages=_PAGES_MEASURED)},
        "looks": [looks.look_of(page) for page in (*drawn, *small)],
        "quality": in_json(seen),
    }
    return facts, content


def take_picture(content: bytes, *, content_type: str, joined: bool = False) -> tuple[Mapping[str, Any], bytes]:
    """Re-encode a stranger's picture; a PNG stays one, everything else becomes a JPEG.

    ``joined``: where a PDF is welcome, the sheets of a TIFF become one.
    """
    count = sheets(content, content_type=content_type) if content_type == "image/tiff" else 1
    if count > 1:
        return _take_sheets(content, content_type=content_type, count=count, joined=joined)
    opened = open_original(content, content_type=content_type)
    insist_on_legible([measures_of(opened.picture)])
    seen = look_at(opened.picture, page=1)
    picture = upright(opened.picture, seen.turn) if seen.turn else opened.picture
    becomes = "image/png" if content_type == "image/png" else "image/jpeg"
    facts = {
        "content_type": becomes,
        "pages": 1,
        "notes": opened.notes,
        "origin": {**opened.origin, **_edited(picture)},
        "looks": [looks.look_of(picture)],
        "quality": in_json([seen]),
    }
    return facts, write_picture(picture, content_type=becomes)


def _edited(picture: Image.Image) -> Mapping[str, Any]:
    """From the dots as they arrived: what is written anew has another grid and no grain."""
    found = edits_in(picture)
    return {"edited": found} if found else {}


def _take_sheets(content: bytes, *, content_type: str, count: int, joined: bool) -> tuple[Mapping[str, Any], bytes]:
    if not joined:
        raise Refused("several_pictures", pages=count)
    if count > MOST_PAGES:
        raise Refused("too_many_pages", pages=count, limit=MOST_PAGES)
    origin = open_original(content, content_type=content_type).origin
    facts, made = take_pdf(as_pdf(open_sheets(content, content_type=content_type)), content_type="application/pdf")
    return {**facts, "notes": [], "origin": origin}, made


def join_pictures(content: bytes, *, pieces: list[list[Any]]) -> tuple[Mapping[str, Any], bytes]:
    """One PDF of pictures that lie end to end: ``pieces`` are [size, content type]. They were taken in before."""
    facts, made = take_pdf(as_pdf(_on_paper(content, pieces)), content_type="application/pdf")
    return {**facts, "notes": [], "origin": {}}, made


def _on_paper(content: bytes, pieces: list[list[Any]]) -> Iterator[Image.Image]:
    """Each with as many dots as a scan has that print can be read on: 250 an inch on A4."""
    start = 0
    for size, content_type in pieces:
        picture, _ = open_picture(content[start : start + size], content_type=content_type)
        picture.thumbnail((_ON_PAPER, _ON_PAPER), Image.Resampling.LANCZOS, reducing_gap=3.0)
        yield picture
        start += size


def show_pages(content: bytes, *, content_type: str, wanted: list[list[int]]) -> tuple[Mapping[str, Any], bytes]:
    """Pages as JPEGs that lie end to end: ``wanted`` are [page from 0, width in dots]; answers with their sizes."""
    made = [_shown(content, content_type=content_type, page=page, width=width) for page, width in wanted]
    return {"sizes": [len(one) for one in made]}, b"".join(made)


def _shown(content: bytes, *, content_type: str, page: int, width: int) -> bytes:
    drawn = _page(content, content_type=content_type, page=page, width=width)
    height = max(1, round(drawn.height * width / drawn.width))
    if drawn.width > width:
        drawn = drawn.resize((width, height), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return write_picture(drawn, content_type="image/jpeg")


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


def lay_over(content: bytes, *, pieces: list[list[Any]]) -> tuple[Mapping[str, Any], bytes]:
    """How much of the first file's first page is the same on that of each of the others, 0 to 1; None for one that
    cannot be opened. They lie end to end: ``pieces`` are [size, content type]."""
    pages, start = [], 0
    for size, content_type in pieces:
        pages.append(_first_page(content[start : start + size], content_type=content_type))
        start += size
    mine, *others = pages
    return {"same": [None if mine is None or one is None else round(agreement(mine, one), 4) for one in others]}, b""


def _first_page(content: bytes, *, content_type: str) -> Image.Image | None:
    try:
        return _page(content, content_type=content_type, page=0, width=LONGER)
    except Exception:  # any accident with a stranger's bytes means the same
        return None


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
    "join_pictures": join_pictures,
    "show_pages": show_pages,
    "measure": measure,
    "lay_over": lay_over,
    "look_around": look_around,
}

"""Shows stored files as plain pictures, page by page, so that no officer's browser opens what a stranger sent."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tinggal.intake.child import LIMITS, Limits, ask
from tinggal.intake.words import Unusable

_NARROWEST, _WIDEST = 60, 2000
THUMBNAIL = 180


@dataclass(frozen=True, slots=True)
class Measures:
    """Of the first page: size in dots (a PDF: as drawn 1,000 dots wide), sharpness (readable print is above 0.5),
    ``step``: grey levels between neighbours at its steepest edges, ``marks``: share of dots unlike the paper."""

    width: int
    height: int
    sharpness: float
    step: int
    marks: float
    colour: bool


def page_image(content: bytes, *, content_type: str, page: int, width: int) -> bytes:
    """One page (from 1) as a JPEG at most ``width`` dots wide, between 60 and 2,000. Takes up to a few 100 ms.

    Raises:
        Unusable: there is no such page, or the content cannot be opened.
    """
    return page_images(content, content_type=content_type, wanted=[(page, width)])[0]


def page_images(content: bytes, *, content_type: str, wanted: Sequence[tuple[int, int]]) -> list[bytes]:
    """Several (page, width) of one file in one go, in their order. Raises like ``page_image``."""
    order = [[page - 1, max(_NARROWEST, min(_WIDEST, width))] for page, width in wanted]
    answer = ask("show_pages", content, content_type=content_type, wanted=order)
    images, start = [], 0
    for size in answer.facts["sizes"]:
        images.append(answer.made[start : start + size])
        start += size
    return images


def thumbnail(content: bytes, *, content_type: str) -> bytes:
    """The first page as a small JPEG, 180 dots wide."""
    return page_image(content, content_type=content_type, page=1, width=THUMBNAIL)


def measure(files: Sequence[tuple[bytes, str]], *, within: Limits = LIMITS) -> list[Measures | None]:
    """The measures of each of these (content, content type), in their order; None for one that cannot be opened.

    One look at all of them together: starting the parser takes longer than looking. When it fails on all, each is
    looked at alone, so that one wicked file spoils nothing for the others.
    """
    if not files:
        return []
    limits = replace(within, seconds=within.seconds * len(files), patience=within.patience * len(files))
    pieces = [[len(content), content_type] for content, content_type in files]
    try:
        answer = ask("measure", b"".join(content for content, _ in files), limits=limits, pieces=pieces)
    except Unusable:
        return [None] if len(files) == 1 else [alone for one in files for alone in measure([one], within=within)]
    return [None if facts is None else Measures(**facts) for facts in answer.facts["measured"]]


def lay_over(mine: tuple[bytes, str], others: Sequence[tuple[bytes, str]]) -> list[float | None]:
    """The share of what stands on the first page of ``mine`` (content, content type) that stands at the same place on
    that of each of the others, 0 to 1; None where that could not be told. Takes a third of a second for each.
    """
    if not others:
        return []
    files = [mine, *others]
    limits = replace(LIMITS, seconds=LIMITS.seconds * len(files), patience=LIMITS.patience * len(files))
    pieces = [[len(content), content_type] for content, content_type in files]
    try:
        answer = ask("lay_over", b"".join(content for content, _ in files), limits=limits, pieces=pieces)
    except Unusable:
        return [None] if len(others) == 1 else [lay_over(mine, [one])[0] for one in others]
    return list(answer.facts["same"])

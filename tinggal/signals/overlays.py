"""Are two pages that look alike the same page? First by what was read on them, then by laying one over the other."""

import logging
from collections.abc import Mapping, Sequence

from tinggal.applications.contents import content_of
from tinggal.applications.models import Application, Document
from tinggal.intake.pictures import lay_over
from tinggal.lib.envelope import Tampered
from tinggal.reading.facts import Facts
from tinggal.signals.models import Overlay
from tinggal.signals.traits import Sheet
from tinggal.verification.models import DocumentFacts

VERSION = 1
SAME = 0.985
"""From this share of equal places on, two pages are one. Measured on drawn papers (``make bench-fraud``): most copies
that were cropped, scaled, turned and saved again have 0.99, the same form of another person has up to 0.97."""

_LAID = 6
_READ, _TELLING = 0.4, 3
_log = logging.getLogger(__name__)


def same_pages(mine: Sheet, files: Sequence[Application]) -> list[Application]:
    """Those of these files whose document of the same code has the same first page. At most six are laid over, those
    first that say the same; what cannot be opened is not said to be the same."""
    if not files:
        return []
    rows = Document.objects.filter(application__in=files, code=mine.code, replaced_at=None)
    documents = {row.pk: row for row in rows}
    promising = _saying_the_same(mine, documents)[:_LAID]
    shares = _shares(mine.document, [documents[pk] for pk in promising])
    same = {documents[pk].application_id for pk, share in shares.items() if share >= SAME}
    return [file for file in files if file.pk in same]


def _saying_the_same(mine: Sheet, documents: Mapping[int, Document]) -> list[int]:
    """Keys, those first that have most in common with mine. Where enough was read on both, two values in five must be
    the same: two readings of one page differ in some, papers of two people in most."""
    said = _values(mine.facts)
    common = {}
    rows = DocumentFacts.objects.filter(document__in=documents)
    read = {row.document_id: _values(Facts.from_json(row.facts)) for row in rows if row.facts}
    for pk in documents:
        theirs = read.get(pk, frozenset())
        if min(len(said), len(theirs)) < _TELLING:
            common[pk] = 0.0
        elif (share := len(said & theirs) / len(said | theirs)) >= _READ:
            common[pk] = share
    return sorted(common, key=lambda pk: (-common[pk], -pk))


def _values(facts: Facts | None) -> frozenset[tuple[str, str]]:
    return frozenset((one.name, one.text) for one in facts.values if one.name != "name") if facts else frozenset()


def _shares(mine: int, others: Sequence[Document]) -> dict[int, float]:
    """By the key of the other document; from before, or laid over now."""
    pairs = {one.pk: (min(mine, one.pk), max(mine, one.pk)) for one in others}
    kept = Overlay.objects.filter(one__in=[low for low, _ in pairs.values()], version=VERSION)
    done = {(row.one_id, row.other_id): row.same for row in kept.filter(other__in=[high for _, high in pairs.values()])}
    fresh = [one for one in others if pairs[one.pk] not in done]
    for one, share in zip(fresh, _laid_over(mine, fresh), strict=True):
        if share is not None:
            low, high = pairs[one.pk]
            done[low, high] = share
            Overlay.objects.update_or_create(one_id=low, other_id=high, defaults={"same": share, "version": VERSION})
    return {pk: done[pair] for pk, pair in pairs.items() if pair in done}


def _laid_over(mine: int, others: Sequence[Document]) -> list[float | None]:
    here = _opened(Document.objects.get(pk=mine)) if others else None
    there = [_opened(one) for one in others]
    if here is None:
        return [None for _ in others]
    shares = iter(lay_over(here, [one for one in there if one is not None]))
    return [None if one is None else next(shares) for one in there]


def _opened(document: Document) -> tuple[bytes, str] | None:
    try:
        return content_of(document), document.content_type
    except (Tampered, FileNotFoundError):
        _log.warning("%s cannot be compared: its file is not there as it was", document)
        return None

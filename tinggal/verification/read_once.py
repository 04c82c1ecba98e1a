"""Reads each version of a document once, and keeps what was read."""

import time
from collections.abc import Sequence

from django.conf import settings

from tinggal.applications.models import Document
from tinggal.reading.facts import VERSION, Facts
from tinggal.reading.read import Asked, read_all, wants_of
from tinggal.verification.models import DocumentFacts


def facts_of(documents: Sequence[tuple[Document, bytes]]) -> dict[int, Facts | None]:
    """Key of the document → its facts, from before or read now; None for one that the machine cannot read.

    Read again when the reader has grown (``VERSION``) or looks for more than then. Outside transactions: it takes
    seconds. A machine that is too small for reading may do without (``READ_DOCUMENTS``); officers read then.
    """
    if not settings.READ_DOCUMENTS:
        return {document.pk: None for document, _content in documents}
    unread = [(document, content) for document, content in documents if not is_read(document)]
    asked = [Asked(content, document.content_type, wants_of(document.code)) for document, content in unread]
    began = time.monotonic()
    read = read_all(asked)
    each = round(1000 * (time.monotonic() - began) / max(1, len(read)))
    for (document, _content), one, facts in zip(unread, asked, read, strict=True):
        _keep(document, facts, wanted=one.wants, ms=each)
    return {document.pk: as_read(document) for document, _content in documents}


def is_read(document: Document) -> bool:
    """Whether nothing is left to be read on it; without a query for a document that was read with its ``facts``."""
    if not settings.READ_DOCUMENTS:
        return True
    kept = kept_of(document)
    enough = kept is not None and kept.version >= VERSION and wants_of(document.code) <= set(kept.wanted)
    return enough and kept is not None and not kept.is_lost


def as_read(document: Document) -> Facts | None:
    """What was read on it until now."""
    kept = kept_of(document)
    read = kept.facts if kept else None
    return Facts.from_json(read) if read else None


def kept_of(document: Document) -> DocumentFacts | None:
    """The row that says what was read on it, or that it could not be; None where nobody has tried."""
    kept: DocumentFacts | None = getattr(document, "facts", None)
    return kept


def _keep(document: Document, facts: Facts | None, *, wanted: frozenset[str], ms: int) -> None:
    if facts and not settings.COMPARE_FACES:
        facts = facts.without_prints()
    row = {"facts": facts.to_json() if facts else None, "wanted": sorted(wanted), "version": VERSION, "ms": ms}
    document.facts, _is_new = DocumentFacts.objects.update_or_create(document=document, defaults=row)

"""What an officer asked for, item by item, in the words of a letter: which document or answer, why, how to mend it."""

from collections.abc import Iterator
from dataclasses import replace

from django.utils import translation

from tinggal.applications.asked_models import AskedItem
from tinggal.letters.compose_written import ground
from tinggal.letters.content_parts import Ground, Pair


def grounds_of(item: AskedItem) -> Iterator[Ground]:
    """A line for each reason of an item: the name of the document or answer stands before it."""
    name = _named(item)
    for code in item.reasons:
        found = ground(code)
        words = Pair(f"{name.id} – {found.words.id}", f"{name.en} – {found.words.en}")
        mend = Pair(f"{name.id} – {found.mend.id}", found.mend.en) if found.mend.id else found.mend
        yield replace(found, words=words, mend=mend)


def words_of(item: AskedItem) -> str:
    """The officer's own words about an item, on one line behind its name; "" when he wrote none."""
    return f"{_named(item).id} – {' '.join(item.words.split())}" if item.words else ""


def _named(item: AskedItem) -> Pair:
    """The document by its legal name, an answer by its question."""
    with translation.override("en"):
        english = str(item.label).rstrip("?:")
    if item.kind == AskedItem.Kind.DOCUMENT:
        return Pair(_legal_name(item), english)
    with translation.override("id"):
        return Pair(str(item.label).rstrip("?:"), english)


def _legal_name(item: AskedItem) -> str:
    try:
        return item.application.permit.requirement(item.code).legal_name
    except LookupError:  # the catalogue no longer asks for it
        return item.code

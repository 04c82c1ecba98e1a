"""Words for people: either from the translations or from a table that carries both languages."""

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language, gettext

Words = str | Promise
"""Text that may be decided only when it is shown: call ``str()`` inside the request, in the reader's language."""


def _in_the_readers_language(english: str, indonesian: str) -> str:
    return indonesian if (get_language() or "").startswith("id") else english


def _part_by_part(english: str, indonesian: str) -> str:
    if (get_language() or "").startswith("id"):
        return indonesian
    return ", ".join(gettext(part) for part in english.split(", "))


_chosen_when_shown = lazy(_in_the_readers_language, str)
_translated_when_shown = lazy(_part_by_part, str)


def bilingual(*, english: str, indonesian: str) -> Words:
    """Words of a table (countries, visa indexes, tariffs): Indonesian for readers of Indonesian, else English."""
    return _chosen_when_shown(english, indonesian)


def in_parts(*, english: str, indonesian: str) -> Words:
    """Words of a table whose English parts, divided by commas, are in the catalogue of translations: "Re-entry permit
    (IMK), 1 year". Indonesian for readers of Indonesian; a part nobody has translated stays English."""
    return _translated_when_shown(english, indonesian)

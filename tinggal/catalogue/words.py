"""Words for people: either from the translations or from a table that carries both languages."""

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language

Words = str | Promise
"""Text that may be decided only when it is shown: call ``str()`` inside the request, in the reader's language."""


def _in_the_readers_language(english: str, indonesian: str) -> str:
    return indonesian if (get_language() or "").startswith("id") else english


_chosen_when_shown = lazy(_in_the_readers_language, str)


def bilingual(*, english: str, indonesian: str) -> Words:
    """Words of a table (countries, visa indexes, tariffs): Indonesian for readers of Indonesian, else English."""
    return _chosen_when_shown(english, indonesian)

"""Words for people: either from the translations or from a table that carries the languages itself."""

from collections.abc import Mapping

from django.utils.functional import Promise, lazy
from django.utils.translation import get_language, gettext

COMMAS = {"zh": "，", "ja": "、"}
Words = str | Promise
"""Text that may be decided only when it is shown: call ``str()`` inside the request, in the reader's language."""


def _in_the_readers_language(english: str, indonesian: str, chinese: str, japanese: str, korean: str) -> str:
    others = {"id": indonesian, "zh": chinese, "ja": japanese, "ko": korean}
    return others.get((get_language() or "")[:2]) or english


def _part_by_part(english: str, indonesian: str) -> str:
    if (get_language() or "").startswith("id"):
        return indonesian
    comma = COMMAS.get((get_language() or "")[:2], ", ")
    return comma.join(gettext(part) for part in english.split(", "))


_chosen_when_shown = lazy(_in_the_readers_language, str)
_translated_when_shown = lazy(_part_by_part, str)


def in_five(*, english: str, indonesian: str, chinese: str, japanese: str, korean: str) -> Words:
    """Words of a table that carries all five languages (countries, visa indexes); English for readers of another."""
    return _chosen_when_shown(english, indonesian, chinese, japanese, korean)


def named(row: Mapping[str, str]) -> Words:
    """The words in the columns ``name_en``, ``name_id``, ``name_zh``, ``name_ja`` and ``name_ko`` of a row."""
    return in_five(
        english=row["name_en"],
        indonesian=row["name_id"],
        chinese=row["name_zh"],
        japanese=row["name_ja"],
        korean=row["name_ko"],
    )


def in_parts(*, english: str, indonesian: str) -> Words:
    """Words of a table whose English parts, divided by commas, are in the catalogue of translations: "Re-entry permit
    (IMK), 1 year". Indonesian for readers of Indonesian; a part nobody has translated stays English."""
    return _translated_when_shown(english, indonesian)

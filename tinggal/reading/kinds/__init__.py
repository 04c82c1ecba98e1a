"""The kinds of documents the catalogue can ask for, and how each is known by its words. All of it is data."""

from typing import Final

from tinggal.reading.kinds import changes, civil, company, family, living, money, sponsor, stay, studies, work
from tinggal.reading.kinds.marks import Marks

KINDS: Final[tuple[Marks, ...]] = (
    *stay.KINDS,
    *changes.KINDS,
    *sponsor.KINDS,
    *work.KINDS,
    *company.KINDS,
    *civil.KINDS,
    *family.KINDS,
    *money.KINDS,
    *living.KINDS,
    *studies.KINDS,
)
WITHOUT_WORDS: Final = frozenset(
    {"marriage_or_birth_certificate", "old_passport", "damaged_card", "manpower_papers", "purpose_papers"}
)
"""Asked for as one of several kinds, or as an old or broken copy of another: no words are their own. What proves them
stands in ``COUNTS_AS``."""
CODES: Final = frozenset(marks.code for marks in KINDS) | WITHOUT_WORDS
"""Every document that is known by its words, its own or those of what proves it."""

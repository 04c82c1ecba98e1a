"""The shape of one row of the table of kinds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Marks:
    """How a kind of document is known. ``titles`` head such a document and nothing else; ``words`` often stand in it;
    ``codes`` are single words that must stand alone (visa indexes); ``against`` are titles of what resembles it.

    Case, spaces and accents do not matter. Indonesian and English.
    """

    code: str
    titles: tuple[str, ...]
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    against: tuple[str, ...] = ()

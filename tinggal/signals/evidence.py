"""One thing that was noticed, as it is kept and as officers read it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from tinggal.applications.models import Application

NAMED = 20
"""So many other files are named; further ones are only counted."""


@dataclass(frozen=True, slots=True)
class Item:
    """``words`` is a key of ``signals.words.WORDS``, ``about`` the question or document of this file it stands in.
    ``others`` are registration numbers, ``count`` how many files there are in all; ``facts`` fill the gaps of the
    words: days (ISO), numbers, names of programs. No personal values."""

    words: str
    about: str = ""
    others: tuple[str, ...] = ()
    count: int = 0
    facts: Mapping[str, str | int] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "words": self.words,
            "about": self.about,
            "others": list(self.others),
            "count": self.count,
            "facts": dict(self.facts),
        }

    @classmethod
    def from_json(cls, written: Mapping[str, Any]) -> Self:
        """What ``to_json`` wrote."""
        return cls(**{**written, "others": tuple(written["others"])})


def item(words: str, *, about: str = "", others: Iterable[Application] = (), **facts: str | int) -> Item:
    """Names the newest of the other files, in the order of their numbers, and counts them all."""
    found = {file.pk: file.reference for file in others}
    newest = sorted(found, reverse=True)[:NAMED]
    return Item(words, about, tuple(sorted(found[pk] for pk in newest)), len(found), facts)


def says_more(now: Sequence[Item], before: Sequence[Item]) -> bool:
    """Whether an answer given to ``before`` does not cover ``now``: another file, another place, or much larger counts.

    One more foreigner at a large sponsor is nothing new; half as many again is.
    """
    known = {(one.words, one.about): one for one in before}
    for one in now:
        earlier = known.get((one.words, one.about))
        if earlier is None:
            return True
        if one.count <= NAMED and set(one.others) - set(earlier.others):
            return True
        if 2 * one.count > 3 * max(earlier.count, 1) or _numbers(one) > 1.5 * max(_numbers(earlier), 1):
            return True
    return False


def _numbers(one: Item) -> int:
    return sum(value for value in one.facts.values() if isinstance(value, int))

"""A value the law changes on certain days: a fee, a route, a title, a letterhead."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class NotInForce(LookupError):
    """Asked for a day before the first value begins; the text says which day that is."""


class Dated(Generic[T_co]):
    """Values in the order in which they come into force: ``Dated((date(2021, 1, 1), old), (date(2024, 11, 5), new))``.

    Each value holds from its own day until the day before the next. Iterating gives the (day, value) pairs, oldest
    first, for pages that show old and new together.
    """

    __slots__ = ("_entries",)

    def __init__(self, *entries: tuple[date, T_co]) -> None:
        """Raises ``ValueError`` for no entries, and for days that do not rise."""
        if not entries:
            raise ValueError("A dated value needs at least one entry.")
        days = [day for day, _ in entries]
        if any(later <= earlier for earlier, later in pairwise(days)):
            raise ValueError(f"The days must rise: {', '.join(str(day) for day in days)}.")
        self._entries = entries

    def on(self, day: date) -> T_co:
        """The value in force on a day; raises ``NotInForce`` before the first."""
        for since, value in reversed(self._entries):
            if since <= day:
                return value
        raise NotInForce(f"Nothing was in force on {day}: the first value begins on {self._entries[0][0]}.")

    def __iter__(self) -> Iterator[tuple[date, T_co]]:
        return iter(self._entries)

    def __len__(self) -> int:
        return len(self._entries)

    def __repr__(self) -> str:
        return f"Dated{self._entries!r}"

"""Counts working days: Monday to Friday, without the days somebody says are closed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Calendar:
    """``closed`` maps each closed day to its name; Saturdays and Sundays are closed without being named."""

    closed: Mapping[date, str]

    def is_working_day(self, day: date) -> bool:
        """Neither a weekend nor a closed day."""
        return day.weekday() < _SATURDAY and day not in self.closed

    def why_closed(self, day: date) -> str:
        """The name of the holiday; "" for a working day and for an ordinary weekend."""
        return self.closed.get(day, "")

    def add(self, start: date, days: int) -> date:
        """The n-th working day after ``start``, which does not count itself; 0 gives ``start`` back, closed or not.

        Raises ``ValueError`` for a negative number.
        """
        if days < 0:
            raise ValueError("Working days are counted forward; use between() to look back.")
        day = start
        for _ in range(days):
            day = self.next_working_day(day)
        return day

    def between(self, start: date, end: date) -> int:
        """How many working days lie after ``start`` up to and with ``end``; below zero when ``end`` is earlier.

        So ``between(today, due)`` is the days left, and ``between(day, add(day, n)) == n``.
        """
        if end < start:
            return -self.between(end, start)
        span = (start + _DAY * n for n in range(1, (end - start).days + 1))
        return sum(self.is_working_day(day) for day in span)

    def next_working_day(self, day: date) -> date:
        """The first working day after ``day``, never ``day`` itself."""
        day += _DAY
        while not self.is_working_day(day):
            day += _DAY
        return day

    def previous_working_day(self, day: date) -> date:
        """The last working day before ``day``, never ``day`` itself."""
        day -= _DAY
        while not self.is_working_day(day):
            day -= _DAY
        return day

"""When a register that was silent is asked again: soon at first, then ever more seldom, and not for ever."""

import secrets
from datetime import datetime, timedelta

SILENT = frozenset({"register_silent", "register_differed", "watchlist_silent"})
"""The words of results that another answer of the register may change."""
MOST = 14
"""Tries; with the pauses below they reach over three working days."""
_FIRST, _LONGEST = timedelta(minutes=1), timedelta(hours=12)


def next_time(*, asked: int, now: datetime) -> datetime | None:
    """After so many tries; None when it was often enough. Up to a half later than the doubling says, so that a hundred
    files that met the same silence do not ask in the same second."""
    if asked >= MOST:
        return None
    pause = min(_FIRST * (1 << asked), _LONGEST)
    return now + pause * (1 + secrets.randbelow(51) / 100)


def soon_after(moment: datetime) -> datetime:
    """When to look again at a register that nobody asks until then."""
    return moment + timedelta(seconds=1 + secrets.randbelow(60))

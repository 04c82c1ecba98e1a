"""Lets those who are about to do the same thing do it one after the other."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager, suppress

from django.db import Error, connection

TAKE = "SELECT pg_advisory_xact_lock(hashtextextended(about, 0)) FROM unnest(%s::text[]) about"
"""Its one parameter is the sorted list of what the turns are about. Takes them in one order, as everybody does, so that
nobody waits in a circle."""


def take_turn(about: str) -> None:
    """Wait until nobody else is busy with what ``about`` names; it is ours until the caller's transaction ends."""
    take_turns([about])


def take_turns(abouts: Collection[str]) -> None:
    """As ``take_turn``, for several at once."""
    with connection.cursor() as cursor:
        cursor.execute(TAKE, [sorted({*abouts})])


@contextmanager
def claimed(abouts: Sequence[str], *, most: int) -> Iterator[frozenset[str]]:
    """The first ``most`` of ``abouts`` that nobody else has claimed: ours until the block ends, across transactions.

    Held by the connection: a process that dies loses its claims at once.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT about FROM unnest(%s::text[]) about"
            " WHERE pg_try_advisory_lock(hashtextextended(about, 0)) LIMIT %s",
            [[*abouts], most],
        )
        ours = frozenset(about for (about,) in cursor.fetchall())
    try:
        yield ours
    finally:
        _give_back(ours)


@contextmanager
def claim(about: str) -> Iterator[None]:
    """As ``claimed`` for one thing, but waits until it is free."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtextextended(%s, 0))", [about])
    try:
        yield
    finally:
        _give_back([about])


def _give_back(abouts: Collection[str]) -> None:
    with suppress(Error), connection.cursor() as cursor:  # without a connection there is no claim left
        cursor.execute(
            "SELECT pg_advisory_unlock(hashtextextended(about, 0)) FROM unnest(%s::text[]) about", [[*abouts]]
        )

"""Lets those who are about to do the same thing do it one after the other."""

from django.db import connection


def take_turn(about: str) -> None:
    """Wait until nobody else is busy with what ``about`` names; it is ours until the caller's transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtextextended(%s, 0))", [about])

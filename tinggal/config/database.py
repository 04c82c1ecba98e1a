"""Turns ``DATABASE_URL`` into Django's settings for one PostgreSQL."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict


def database(url: str) -> dict[str, Any]:
    """Django's ``DATABASES["default"]`` for a libpq URL such as ``postgresql:///tinggal?host=/run/pg&user=tinggal``.

    Connections come from a pool, one per process; a transaction left open for a minute is ended by the server,
    because it would hold back every feed (they read below the oldest running transaction).
    """
    parts: dict[str, Any] = dict(conninfo_to_dict(url))
    known = {"dbname": "NAME", "user": "USER", "password": "PASSWORD", "host": "HOST", "port": "PORT"}
    settings = {ours: str(parts.pop(theirs, "")) for theirs, ours in known.items()}
    parts["options"] = f"{parts.get('options', '')} -c idle_in_transaction_session_timeout=60s".strip()
    return settings | {
        "ENGINE": "django.db.backends.postgresql",
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {**parts, "pool": {"min_size": 1, "max_size": 12, "timeout": 10}},
    }

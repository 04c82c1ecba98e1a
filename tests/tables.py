"""All tables, empty, in a database of their own: made once by the migrations, copied for every run and process."""

import hashlib
from pathlib import Path

from django.db import connection

ROOT = Path(__file__).parents[1]
NAME = "tinggal_tables"
# Versions of the tables that a server keeps; a copy is made in a second, the migrations take half a minute.
KEPT = 8


def empty_tables() -> str:
    """The name of a database with the tables as they are to be now, for copying; made if nobody did so before."""
    wanted = f"{NAME}_{_fingerprint()}"
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext(%s))", [NAME])  # let go with the line
        cursor.execute("SELECT datname FROM pg_database WHERE datname ~ %s ORDER BY oid", [f"^{NAME}_[0-9a-f]+$"])
        known = [name for (name,) in cursor.fetchall()]
        if wanted not in known:
            _migrate(f"{NAME}_new")
            cursor.execute(f"ALTER DATABASE {NAME}_new RENAME TO {wanted}")
            for name in known[: -KEPT + 1]:
                cursor.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")
    return wanted


def _fingerprint() -> str:
    """Of everything that decides how the tables look."""
    files = [ROOT / "uv.lock", *sorted((ROOT / "tinggal").glob("*/migrations/*.py"))]
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()[:16]


def _migrate(name: str) -> None:
    usual, test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]
    tested = test["NAME"]
    test["NAME"] = name
    try:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    finally:
        connection.close()
        connection.close_pool()
        connection.settings_dict["NAME"], test["NAME"] = usual, tested

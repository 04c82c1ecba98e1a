"""Makes the folder of data with ``initdb``, and inside the running server the role and the database of Tinggal."""

import shutil
import subprocess
from pathlib import Path

import psycopg
from psycopg import sql

from tinggal.launch.postgres.identity import Identity
from tinggal.launch.postgres.programs import Programs
from tinggal.launch.postgres.sockets import PORT
from tinggal.launch.refusals import PostgresUnavailable

NAME = "tinggal"
SUPERUSER = "postgres"
# The socket's folder is closed to everyone else, so whoever reaches it is trusted.
INITDB = ("--username", SUPERUSER, "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums")


def make_data(data: Path, *, programs: Programs, identity: Identity) -> None:
    """Make an empty cluster. It gets its name only when complete, so an interrupted start leaves nothing half made."""
    unfinished = data.with_name(data.name + ".new")
    shutil.rmtree(unfinished, ignore_errors=True)
    unfinished.mkdir(mode=0o700)
    identity.give(unfinished)
    command = [*identity.prefix, programs.path("initdb"), "--pgdata", str(unfinished), *INITDB]
    made = subprocess.run(command, check=False, capture_output=True, text=True, cwd="/")
    if made.returncode:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise PostgresUnavailable(f"The database could not be made in {data}:\n{made.stderr.strip()}")
    unfinished.rename(data)


def made_by(data: Path) -> int | None:
    """The major version that made this folder of data; nothing if there is none yet."""
    version = data / "PG_VERSION"
    return int(version.read_text()) if version.exists() else None


def address(socket: str) -> str:
    """The libpq URL of our database; every part is spelled out, so that no PG… variable of the shell interferes."""
    return f"postgresql:///{NAME}?host={socket}&port={PORT}&user={NAME}"


def ensure_database(socket: str) -> None:
    """Create the role (no superuser: as in production) and its database where they are missing."""
    try:
        _create_missing(socket)
    except psycopg.Error as problem:
        raise PostgresUnavailable(f"The database could not be prepared: {problem}") from problem


def _create_missing(socket: str) -> None:
    with psycopg.connect(host=socket, port=PORT, user=SUPERUSER, dbname="postgres", autocommit=True) as connection:
        name = sql.Identifier(NAME)
        if not connection.execute("SELECT FROM pg_roles WHERE rolname = %s", [NAME]).rowcount:
            connection.execute(sql.SQL("CREATE ROLE {} LOGIN CREATEDB").format(name))
        if not connection.execute("SELECT FROM pg_database WHERE datname = %s", [NAME]).rowcount:
            connection.execute(sql.SQL("CREATE DATABASE {} OWNER {}").format(name, name))

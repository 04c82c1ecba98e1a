"""Where things are and what programs are told: the home folder, the port, the database, the environment of children."""

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from tinggal.launch.postgres import Running, start
from tinggal.launch.refusals import CannotStart
from tinggal.lib.env import Environment

ROOT = Path(__file__).resolve().parents[2]
OURS = frozenset({"PG_BIN", "PG_FROM_WHEEL"})


def home_folder() -> Path:
    """The folder of everything that must survive a restart: ``TINGGAL_HOME``, else ``var`` in the repository."""
    return Path(Environment().text("TINGGAL_HOME", str(ROOT / "var"))).expanduser().resolve()


def port() -> int:
    """The port asked for by ``PORT``, else 8000."""
    asked = Environment().text("PORT", "8000")
    if not asked.isdecimal() or not 1 <= int(asked) <= 65_535:
        raise CannotStart(f"PORT={asked} is not a port. Choose a number from 1024 to 65535:\n  PORT=8001 ./run")
    return int(asked)


@contextmanager
def database(folder: Path, *, starter: Callable[[Path], Running] = start) -> Iterator[dict[str, str]]:
    """An environment in which ``DATABASE_URL`` is usable: the one already set, else a private server in ``folder``."""
    if Environment().text("DATABASE_URL", ""):
        yield dict(os.environ)
        return
    running = starter(folder)
    try:
        yield without_client_settings(os.environ) | {"DATABASE_URL": running.url}
    finally:
        running.stop()


def without_client_settings(variables: Mapping[str, str]) -> dict[str, str]:
    """PGHOST, PGSERVICE and the like are meant for another server: they would lead our programs astray."""
    return {name: value for name, value in variables.items() if not name.startswith("PG") or name in OURS}

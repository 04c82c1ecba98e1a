"""Chooses the folder of the server's unix socket: the kernel allows a socket's path 107 bytes and no more."""

import hashlib
import os
import re
from pathlib import Path

from tinggal.launch.refusals import PostgresUnavailable

PORT = 5432
MARK = "tinggal-pg"  # by this word in its URL, production recognises the private server and refuses it
NAME = f".s.PGSQL.{PORT}"
LONGEST = 107
PLAIN = re.compile(r"[\w/.-]+", re.ASCII)  # other characters would need quoting in URLs and in PostgreSQL's own list
SHORT = Path("/tmp")  # noqa: S108  the folder made there is checked to be ours and closed


def socket_folder(home: Path) -> Path:
    """A folder only we can enter: inside ``home`` when that path is short and plain, else one in /tmp named after it.

    The same home always gives the same folder, so that a restarted server is found at its old address.
    """
    inside = home / MARK
    if len(os.fsencode(inside / NAME)) <= LONGEST and PLAIN.fullmatch(str(inside)):
        return _private(inside)
    name = hashlib.sha256(os.fsencode(home)).hexdigest()[:16]
    return _private(SHORT / f"{MARK}-{os.geteuid()}-{name}")


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    state = folder.lstat()
    if folder.is_symlink() or state.st_uid != os.geteuid() or state.st_mode & 0o077:
        raise PostgresUnavailable(f"{folder} should be a folder that only you can open. Remove it and start again.")
    return folder

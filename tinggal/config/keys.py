"""Keys of a development machine: made once, readable by their owner only. Production brings its own."""

import base64
import os
import secrets
from contextlib import suppress
from pathlib import Path


def development_key(folder: Path, name: str) -> str:
    """32 random bytes in base 64, kept in ``folder/name``; made at first use with mode 0600."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    place = folder / name
    if not place.exists():
        fresh = folder / f".{name}.{os.getpid()}"
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(base64.b64encode(secrets.token_bytes(32)).decode())
        with suppress(FileExistsError):  # two processes starting together agree on whichever key came first
            os.link(fresh, place)
        fresh.unlink()
    return place.read_text()

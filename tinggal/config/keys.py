"""Keys of a development machine: made once, readable by their owner only. Production brings its own."""

import base64
import secrets
from pathlib import Path

from tinggal.lib.files import write_first


def development_key(folder: Path, name: str) -> str:
    """32 random bytes in base 64, kept in ``folder/name``; made at first use with mode 0600."""
    place = folder / name
    if not place.exists():
        write_first(place, base64.b64encode(secrets.token_bytes(32)))
    return place.read_text()

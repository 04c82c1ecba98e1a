"""Writes small files so that they are there whole or not at all, whoever else writes them and whenever power goes."""

import os
import threading
from pathlib import Path


def write_whole(file: Path, text: str) -> None:
    """Put a text in the place of another, on the disk before this returns: after a crash it is the old or the new."""
    write_whole_bytes(file, text.encode())


def write_whole_bytes(file: Path, content: bytes) -> None:
    """As ``write_whole``."""
    beside = _beside(file)
    beside.write_bytes(content)
    _to_disk(beside)
    beside.replace(file)
    _to_disk(file.parent)


def write_first(file: Path, secret: bytes) -> bool:
    """Write a file only its owner can read, unless it is there; False when somebody else's was there first.

    Of processes that start together all find the same file afterwards. A new folder is the owner's alone, too.
    """
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = _beside(file)
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out:
        out.write(secret)
    _to_disk(beside)
    try:
        os.link(beside, file)
    except FileExistsError:
        return False
    finally:
        beside.unlink()
    return True


def _beside(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    return file.with_name(f".{file.name}.{os.getpid()}.{threading.get_ident()}")


def _to_disk(place: Path) -> None:
    held = os.open(place, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)

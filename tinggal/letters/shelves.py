"""Where a copy of the public log can be put: a folder, or a bucket that speaks S3."""

import shutil
from pathlib import Path
from typing import Protocol

from django.utils.module_loading import import_string

from tinggal.lib.files import write_whole_bytes

S3_SHELF = "tinggal.letters.shelf_s3.S3Shelf"


class Shelf(Protocol):
    """Files by name, with "/" between the parts."""

    def get(self, name: str) -> bytes | None:
        """The file; nothing when it is not there."""

    def put(self, name: str, content: bytes, *, content_type: str, lasting: bool) -> None:
        """Put a file there, whole. ``lasting``: it will never change, and caches may keep it."""

    def clear(self, folder: str) -> None:
        """Remove everything below a name."""


class FolderShelf:
    """A folder: on a web server's disk, on a stick, or one that is mirrored elsewhere."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, name: str) -> bytes | None:
        """See ``Shelf.get``."""
        file = self._folder / name
        return file.read_bytes() if file.is_file() else None

    def put(self, name: str, content: bytes, *, content_type: str, lasting: bool) -> None:
        """See ``Shelf.put``."""
        write_whole_bytes(self._folder / name, content)

    def clear(self, folder: str) -> None:
        """See ``Shelf.clear``."""
        shutil.rmtree(self._folder / folder, ignore_errors=True)


def shelf_for(place: str) -> Shelf:
    """A folder, or ``s3://bucket/prefix`` (needs the extra "s3")."""
    if place.startswith("s3://"):
        made: Shelf = import_string(S3_SHELF)(place)
        return made
    return FolderShelf(Path(place))

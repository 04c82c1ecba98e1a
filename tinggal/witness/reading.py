"""Reads a public log: from its address, or from a folder with a copy of it."""

from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Final, Protocol
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

from tinggal.checker.tiles import WIDTH, TilePath

SECONDS: Final = 30.0
LARGEST: Final = 17_000_000  # bytes of one file: 256 entries of the longest length that a bundle can hold


class CannotRead(Exception):
    """The log or a file of it is not there; the text says which. That alone says nothing against the log."""


class Missing(CannotRead):
    """There is no such file."""


class LogReader(Protocol):
    """Where a log can be read, file by file as in C2SP tlog-tiles."""

    def read(self, name: str) -> bytes:
        """The file's bytes. Raises ``Missing`` or ``CannotRead``."""


class FolderReader:
    """A copy of a log on a disk."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, name: str) -> bytes:
        """See ``LogReader.read``."""
        try:
            return (self._folder / name).read_bytes()
        except FileNotFoundError as problem:
            raise Missing(f"There is no {self._folder / name}.") from problem
        except OSError as problem:
            raise CannotRead(f"{self._folder / name}: {problem}") from problem


class WebReader:
    """A log at an ``https://`` (or ``http://``) address."""

    def __init__(self, url: str) -> None:
        self._url = url.rstrip("/")

    def read(self, name: str) -> bytes:
        """See ``LogReader.read``."""
        try:
            with urlopen(f"{self._url}/{name}", timeout=SECONDS) as reply:  # noqa: S310  the scheme was looked at
                content: bytes = reply.read(LARGEST + 1)
        except HTTPError as problem:
            kind = Missing if problem.code == 404 else CannotRead
            raise kind(f"{self._url}/{name}: HTTP {problem.code}") from problem
        except (URLError, HTTPException, OSError) as problem:
            raise CannotRead(f"{self._url}/{name}: {problem}") from problem
        if len(content) > LARGEST:
            raise CannotRead(f"{self._url}/{name} is too large.")
        return content


def reader_for(log: str) -> LogReader:
    """The reader for an address or a folder."""
    return WebReader(log) if urlsplit(log).scheme in {"http", "https"} else FolderReader(Path(log))


def entries(reader: LogReader, *, first: int, last: int) -> Iterator[bytes]:
    """The entries from ``first`` up to, not including, ``last``. Raises ``CannotRead``."""
    for number in range(first // WIDTH, -(-last // WIDTH)):
        held = _unpacked(_bundle(reader, number=number, width=min(WIDTH, last - number * WIDTH)))
        begin, end = max(first - number * WIDTH, 0), min(last - number * WIDTH, WIDTH)
        if len(held) < end:
            raise CannotRead(f"The bundle {number} of entries is too short.")
        yield from held[begin:end]


def packed(held: list[bytes]) -> bytes:
    """Entries as one bundle: each after its length in two bytes, big endian."""
    return b"".join(len(entry).to_bytes(2, "big") + entry for entry in held)


def _bundle(reader: LogReader, *, number: int, width: int) -> bytes:
    """A bundle that has at least ``width`` entries: a partial one may have been replaced by the full one."""
    try:
        return reader.read(f"tile/{TilePath(-1, number, width)}")
    except Missing:
        if width == WIDTH:
            raise
        return reader.read(f"tile/{TilePath(-1, number)}")


def _unpacked(bundle: bytes) -> list[bytes]:
    held, at = [], 0
    while at < len(bundle):
        length = int.from_bytes(bundle[at : at + 2], "big")
        held.append(bundle[at + 2 : at + 2 + length])
        at += 2 + length
    if at != len(bundle):
        raise CannotRead("A bundle of entries ends in the middle of one.")
    return held

"""The last head a witness cosigned of each log: on the disk before it answers, and never an older one after a newer."""

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tinggal.checker.notes import BadNote, Head
from tinggal.lib.files import write_whole
from tinggal.witness.keys import BadFolder


class Memory:
    """One file for each log in ``folder``, named by the SHA-256 of the log's origin."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._turns: dict[str, threading.Lock] = {}
        self._turn = threading.Lock()

    @contextmanager
    def turn(self, origin: str) -> Iterator[None]:
        """Nobody else looks at or changes what is known of this log meanwhile."""
        with self._turn:
            mine = self._turns.setdefault(origin, threading.Lock())
        with mine:
            yield

    def head(self, origin: str) -> Head | None:
        """The last head cosigned; nothing when this log was never seen. Raises ``BadFolder``: never start anew."""
        file = self._file(origin)
        try:
            return Head.parse(file.read_text())
        except FileNotFoundError:
            return None
        except (OSError, BadNote) as problem:
            raise BadFolder(f"{file} should hold the last head of {origin} and cannot be read.") from problem

    def keep(self, head: Head) -> None:
        """Remember a head; it is on the disk when this returns."""
        write_whole(self._file(head.origin), head.body())

    def _file(self, origin: str) -> Path:
        return self._folder / f"{hashlib.sha256(origin.encode()).hexdigest()[:32]}.head"

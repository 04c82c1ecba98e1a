"""What the signing process remembers outside the database: the last head it signed. So the log refuses to shrink."""

import fcntl
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

from tinggal.checker.merkle import EMPTY_ROOT
from tinggal.checker.notes import BadNote, Head
from tinggal.lib.files import write_whole
from tinggal.transparency import tree

logger = logging.getLogger(__name__)


class LogShrank(Exception):
    """What is in the database is not what we signed before, or witnesses have seen more. No letter may be issued.

    An old backup was restored, or somebody changed the log. docs/howto/check-without-us.md says what to do.
    """


def remembered() -> Head | None:
    """The last head that was signed here; nothing on a machine that never signed. Raises ``LogShrank``."""
    try:
        return Head.parse(_file().read_text())
    except FileNotFoundError:
        return None
    except (OSError, BadNote) as problem:
        raise LogShrank(f"{_file()} should hold the last head that was signed, and cannot be read.") from problem


def check() -> None:
    """Raise ``LogShrank`` unless the tree in the database begins with the tree of the remembered head.

    A log that has no entries yet is remembered as empty; so from the first entry on there is always something to know.
    """
    found = remembered()
    if words := difference(found):
        logger.critical("%s No letter is issued until this is understood.", words)
        raise LogShrank(words)
    if found is None:
        write_whole(_file(), Head(settings.LOG_ORIGIN, 0, EMPTY_ROOT).body())


def difference(found: Head | None) -> str:
    """How the tree in the database contradicts a remembered head, in words; "" when it does not."""
    size = tree.size()
    if found is None:
        return f"The log has {size} entries, and {_file()} is missing: see manage.py adopt_log." if size else ""
    if found.origin != settings.LOG_ORIGIN:
        return f"{_file()} remembers the log {found.origin}, and this is {settings.LOG_ORIGIN}."
    if found.size > size:
        return f"The log has {size} entries, and {found.size} were signed before."
    if _root(found.size) != found.root:
        return f"The first {found.size} entries of the log are not those that were signed before."
    return ""


def remember(head: Head) -> None:
    """Keep a head before it is signed; on the disk when this returns. Raises ``LogShrank`` instead of forgetting."""
    with _alone():
        check()
        before = remembered()
        if before is None or before.size < head.size:
            write_whole(_file(), head.body())


def adopt(head: Head) -> None:
    """Remember a head on a machine that remembers nothing, because somebody says so. Raises ``LogShrank``."""
    with _alone():
        if remembered() is not None:
            raise LogShrank(f"{_file()} is there: this machine knows its log.")
        write_whole(_file(), head.body())


@contextmanager
def _alone() -> Iterator[None]:
    """Only one process at a time may look and write: an older head must not take the place of a newer one."""
    lock = _file().with_suffix(".lock")
    lock.parent.mkdir(parents=True, exist_ok=True)
    with lock.open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        yield


def _root(size: int) -> bytes:
    try:
        return tree.root(size)
    except (KeyError, ValueError):
        return b""


def _file() -> Path:
    return Path(settings.LOG_HEAD_FILE)

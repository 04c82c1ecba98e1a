"""Copies the public log to a shelf, only what is new, so that letters can be checked while our servers are down."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.template.loader import render_to_string

from tinggal.checker.notes import BadNote, Head, opened
from tinggal.checker.tiles import WIDTH, TilePath
from tinggal.letters import publishing
from tinggal.letters.shelves import Shelf
from tinggal.transparency import tree
from tinggal.transparency.checkpoints import published, whole_note
from tinggal.transparency.keys import log_vkey
from tinggal.transparency.models import Checkpoint
from tinggal.transparency.serving import tile

TEXT, JSON, BYTES = "text/plain; charset=utf-8", "application/json", "application/octet-stream"
PYTHON, PEM, HTML = "text/x-python; charset=utf-8", "application/x-pem-file", "text/html; charset=utf-8"


class CopyContradicts(Exception):
    """The copy holds another log than ours, or more of it. Nothing was written. Run manage.py verify_log."""


@dataclass(frozen=True, slots=True)
class Exported:
    """How far the copy reaches now, and how many tiles were new."""

    size: int
    tiles: int


def export(shelf: Shelf) -> Exported:
    """Bring a copy up to date: tiles first, the head last, so that what its head promises is always there.

    Raises ``CopyContradicts`` before anything is written.
    """
    newest = published()
    had = _head_on(shelf)
    _compare(had, newest=newest)
    count = 0
    if newest:
        for path in _new_tiles(had.size if had else 0, size=newest.size):
            _put_tile(shelf, path)
            count += 1
    for name, content, content_type in _small_files():
        if shelf.get(name) != content:
            shelf.put(name, content, content_type=content_type, lasting=False)
    if newest:
        shelf.put("checkpoint", whole_note(newest).encode(), content_type=TEXT, lasting=False)
    return Exported(newest.size if newest else 0, count)


def _head_on(shelf: Shelf) -> Head | None:
    note = shelf.get("checkpoint")
    if note is None:
        return None
    try:
        return opened(note.decode(), log=log_vkey())
    except (BadNote, UnicodeDecodeError) as problem:
        raise CopyContradicts(f"The head in the copy is not signed by our key: {problem}") from problem


def _compare(had: Head | None, *, newest: Checkpoint | None) -> None:
    size = newest.size if newest else 0
    if had and had.size > size:
        raise CopyContradicts(f"The copy has {had.size} entries, and the log has {size}.")
    if had and tree.root(had.size) != had.root:
        raise CopyContradicts(f"The first {had.size} entries in the copy are not those of the log.")


def _new_tiles(before: int, *, size: int) -> Iterator[TilePath]:
    """What a tree of ``size`` has that one of ``before`` had not: full tiles, then the begun one, of each level."""
    for level in (-1, *range((size.bit_length() + 7) // 8)):
        old, new = before >> 8 * max(level, 0), size >> 8 * max(level, 0)
        yield from (TilePath(level, number) for number in range(old // WIDTH, new // WIDTH))
        if new % WIDTH and new != old:
            yield TilePath(level, new // WIDTH, new % WIDTH)


def _put_tile(shelf: Shelf, path: TilePath) -> None:
    content = tile(path)
    if content is None:
        raise CopyContradicts(f"The tile {path} is missing in the log: manage.py verify_log says more.")
    shelf.put(f"tile/{path}", content, content_type=BYTES, lasting=True)
    if path.width == WIDTH:
        shelf.clear(f"tile/{path}.p")  # what there was of it while it grew


def _small_files() -> Iterator[tuple[str, bytes, str]]:
    yield "keys.json", publishing.keys_json().encode(), JSON
    yield "log.vkey", f"{log_vkey().vkey}\n".encode(), TEXT
    yield "tinggal_verify.py", publishing.program().encode(), PYTHON
    for name, content in publishing.certificates().items():
        yield f"certificates/{name}", content, PEM
    if note := publishing.revocations_note():
        yield "revocations", note.encode(), TEXT
    context = {"site": settings.SITE_URL, "origin": settings.LOG_ORIGIN, "certificates": publishing.certificates()}
    yield "index.html", render_to_string("letters/copy.html", context).encode(), HTML

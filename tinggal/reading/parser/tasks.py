"""What the reading program is asked to do. Each task answers with facts as JSON and no bytes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from tinggal.intake.parser.obey import Task
from tinggal.reading.faces.look import faces_and_portrait
from tinggal.reading.facts import Facts
from tinggal.reading.parser.pages import Opened, opened
from tinggal.reading.parser.printed import rows_of_document
from tinggal.reading.parser.zone import zone_on
from tinggal.reading.recognise import recognise
from tinggal.reading.values.extract import values_of

Reader = Callable[[Facts, Opened], Facts]
_FACES_SEEN_AT = 1600


def read(content: bytes, *, pieces: list[list[Any]]) -> tuple[Mapping[str, Any], bytes]:
    """The facts of several files that lie end to end: ``pieces`` are [size, content type, wants]. None for a file that
    cannot be opened: the others must still be read."""
    found, start = [], 0
    for size, content_type, wants in pieces:
        found.append(_facts(content[start : start + size], content_type=content_type, wants=frozenset(wants)))
        start += size
    return {"facts": found}, b""


def look_around(content: bytes) -> tuple[Mapping[str, Any], bytes]:
    """Nothing: the answer tells what the program could take away from itself."""
    return {"bytes": len(content)}, b""


def _facts(content: bytes, *, content_type: str, wants: frozenset[str]) -> Mapping[str, Any] | None:
    """What one reader cannot read is left open, and the others go on."""
    try:
        document = opened(content, content_type=content_type)
    except Exception:  # any accident with a stranger's bytes means the same
        return None
    facts = Facts()
    for want, reader in _READERS.items():
        if want in wants:
            facts = _read(reader, facts, document)
    return facts.to_json()


def _read(reader: Reader, facts: Facts, document: Opened) -> Facts:
    try:
        return reader(facts, document)
    except MemoryError:
        raise
    except Exception:  # as above
        return facts


def _zone(facts: Facts, document: Opened) -> Facts:
    return replace(facts, zone=zone_on(document))


def _print(facts: Facts, document: Opened) -> Facts:
    """The kind stays open where there is no print at all."""
    rows = rows_of_document(document)
    return replace(facts, kind=recognise(rows), values=values_of(rows)) if rows else facts


def _faces(facts: Facts, document: Opened) -> Facts:
    faces, portrait = faces_and_portrait(document.page(1, longer=_FACES_SEEN_AT))
    return replace(facts, faces=faces, portrait=portrait)


_READERS: Mapping[str, Reader] = {"zone": _zone, "print": _print, "faces": _faces}
TASKS: Mapping[str, Task] = {"read": read, "look_around": look_around}

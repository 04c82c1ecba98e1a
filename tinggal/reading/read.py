"""Asks the reading program what documents say. The web and the worker never read strangers' bytes themselves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from tinggal.intake.child import Limits, ask
from tinggal.intake.words import Unusable
from tinggal.reading.facts import Facts, Zone

PROGRAM = "tinggal.reading.parser"
LIMITS = Limits(memory=4 * 1024**3, output=8 * 1024**2, seconds=60, patience=120.0)
EVERYTHING = frozenset({"zone", "print", "faces"})


@dataclass(frozen=True, slots=True)
class Asked:
    """A document, and what is wanted of it: of "zone", "print" (kind and values) and "faces"."""

    content: bytes
    content_type: str
    wants: frozenset[str]


def read(content: bytes, *, content_type: str, wants: frozenset[str] = EVERYTHING) -> Facts:
    """What the document says. ``content`` is what intake made of an upload; takes up to some seconds.

    Raises:
        Unusable: it cannot be opened, or reading it took too much.
    """
    (found,) = _ask([Asked(content, content_type, wants)])
    if found is None:
        raise Unusable("damaged")
    return found


def read_all(documents: Sequence[Asked]) -> list[Facts | None]:
    """The facts of each, in their order; None for one that cannot be read.

    One program for all of them: starting it and loading its networks takes a second. When it fails on all, each is read
    alone, so that one wicked file spoils nothing for the others.
    """
    if not documents:
        return []
    try:
        return _ask(documents)
    except Unusable:
        return [None] if len(documents) == 1 else [alone for one in documents for alone in read_all([one])]


def zone_of(content: bytes, *, content_type: str) -> Zone | None:
    """The machine-readable zone alone, while the person who uploads waits: about a second. None where there is none.

    Raises:
        Unusable: the document cannot be opened.
    """
    return read(content, content_type=content_type, wants=frozenset({"zone"})).zone


def wants_of(code: str) -> frozenset[str]:
    """What to ask of a document with this code in the catalogue."""
    return _WANTS.get(code, frozenset({"print"}))


_WANTS = {
    "passport": frozenset({"zone", "print", "faces"}),
    "photo": frozenset({"faces"}),
    "entry_stamp": frozenset({"print"}),
}


def _ask(documents: Sequence[Asked]) -> list[Facts | None]:
    many = len(documents)
    limits = replace(LIMITS, seconds=LIMITS.seconds * many, patience=LIMITS.patience * many)
    pieces = [[len(one.content), one.content_type, sorted(one.wants)] for one in documents]
    answer = ask("read", b"".join(one.content for one in documents), limits=limits, program=PROGRAM, pieces=pieces)
    return [None if found is None else Facts.from_json(found) for found in answer.facts["facts"]]

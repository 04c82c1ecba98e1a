"""Follows a log from the outside: whether what it shows today is what it showed before, and only more."""

import json
from collections import Counter
from dataclasses import asdict, dataclass, field
from typing import Final

from tinggal.checker.merkle import SIZE, leaf_hash
from tinggal.checker.notes import BadNote, VerifierKey, opened
from tinggal.checker.tiles import Frontier
from tinggal.witness.reading import CannotRead, LogReader, entries

WORD: Final = 6  # every entry begins with a word of letters and a figure, like ISSUE1
KINDS: Final = {
    "ISSUE1": "letters",
    "REVOKE": "revocations",
    "REPLAC": "replacements",
    "ANCHOR": "roots of the journal",
}


class LogBroken(Exception):
    """The log shows less than it did, or something else. Keep the state file: with the log's signatures it is proof."""


@dataclass(slots=True)
class Seen:
    """What a monitor knows of a log: its key, how far it has read, and how many entries of a kind came on which day.

    ``frontier``: hex of the roots of the perfect subtrees of the first ``size`` entries; ``note`` the last signed head.
    """

    vkey: str
    size: int = 0
    frontier: list[str] = field(default_factory=list)
    note: str = ""
    days: dict[str, dict[str, int]] = field(default_factory=dict)

    def to_json(self) -> str:
        """The text of the state file."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "Seen":
        """Read ``to_json``. Raises ``CannotRead``."""
        try:
            return cls(**json.loads(text))
        except (ValueError, TypeError) as problem:
            raise CannotRead("The state file cannot be read.") from problem


def follow(seen: Seen, reader: LogReader, *, day: str) -> int:
    """Read what is new, check that all of it follows what was seen, and count it for ``day``; says how much is new.

    Entries carry no time: a day's number is what came between two looks. Raises ``LogBroken`` and then changes nothing.
    """
    note = _text(reader, "checkpoint")
    try:
        head = opened(note, log=VerifierKey.parse(seen.vkey))
    except BadNote as problem:
        raise LogBroken(f"The head is not signed by {seen.vkey}: {problem}") from problem
    if head.size < seen.size:
        raise LogBroken(f"It has {head.size} entries and had {seen.size}.")
    frontier = Frontier(seen.size, [bytes.fromhex(one) for one in seen.frontier])
    counted: Counter[str] = Counter()
    for entry in entries(reader, first=seen.size, last=head.size):
        frontier.add(leaf_hash(entry))
        counted[kind_of(entry)] += 1
    if frontier.root() != head.root:
        raise LogBroken(f"The {head.size} entries it shows do not begin with the {seen.size} seen before.")
    new = head.size - seen.size
    seen.size, seen.note = head.size, note
    seen.frontier = [one.hex() for one in frontier.hashes]
    if counted:
        seen.days[day] = dict(Counter(seen.days.get(day, {})) + counted)
    return new


def kind_of(entry: bytes) -> str:
    """What an entry is, in a plain word."""
    return KINDS.get(entry[:WORD].decode("ascii", "replace"), "others")


def is_whole(seen: Seen) -> bool:
    """Whether a state read from a file can be gone on from."""
    return len(seen.frontier) == seen.size.bit_count() and all(len(one) == 2 * SIZE for one in seen.frontier)


def _text(reader: LogReader, name: str) -> str:
    try:
        return reader.read(name).decode()
    except UnicodeDecodeError as problem:
        raise CannotRead(f"{name} is not UTF-8.") from problem

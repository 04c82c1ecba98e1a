"""The public list of letters that no longer stand: places in the log, no names; signed by the log's key."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tinggal.checker.notes import BadNote, VerifierKey, sign, verified

_LINE: Final = re.compile(r"(0|[1-9][0-9]{0,18}) (revoked|replaced) ([0-9]{4}-[0-9]{2}-[0-9]{2})")
_HEADING: Final = re.compile(r"size (0|[1-9][0-9]{0,18})\ntime (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class Ending:
    """How and on which day (of the office's time zone) a letter ended."""

    state: Literal["revoked", "replaced"]
    on: date


@dataclass(frozen=True, slots=True)
class Revocations:
    """All letters that had ended when the log ``origin`` had ``size`` leaves, at the Unix second ``at``.

    ``endings`` goes by the index of the leaf of the letter that ended, not of the leaf that ended it.
    """

    origin: str
    size: int
    at: int
    endings: Mapping[int, Ending]

    def body(self) -> str:
        """The text that the log signs: sorted by index, never to be taken for a checkpoint."""
        lines = [f"{index} {end.state} {end.on.isoformat()}\n" for index, end in sorted(self.endings.items())]
        return f"{self.origin}/revocations\nsize {self.size}\ntime {self.at}\n" + "".join(lines)

    def signed(self, *, key: Ed25519PrivateKey) -> str:
        """The list as the note to publish."""
        return sign(self.body(), name=self.origin, key=key)

    @classmethod
    def parse(cls, note: str, *, log: VerifierKey) -> Self:
        """Read a published list. Raises ``BadNote`` unless ``log`` signed it, written as ``body`` does."""
        first, *lines = verified(note, key=log).removesuffix("\n").split("\n")
        heading, entries = _HEADING.fullmatch("\n".join(lines[:2])), lines[2:]
        if first != f"{log.name}/revocations" or heading is None:
            raise BadNote(f"This is not a list of revocations of {log.name}.")
        endings = dict(_ending(entry) for entry in entries)
        if [*endings] != sorted(endings) or len(endings) != len(entries):
            raise BadNote("The list of revocations is not in order.")
        return cls(log.name, int(heading[1]), int(heading[2]), endings)


def _ending(line: str) -> tuple[int, Ending]:
    found = _LINE.fullmatch(line)
    if found is None:
        raise BadNote(f"{line!r} is not an entry of the list of revocations.")
    try:
        return int(found[1]), Ending("revoked" if found[2] == "revoked" else "replaced", date.fromisoformat(found[3]))
    except ValueError as problem:
        raise BadNote(f"{found[3]} is not a date.") from problem

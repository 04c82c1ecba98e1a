"""A proof that a letter stands in the public log, in one text file that needs no network (C2SP tlog-proof)."""

import re
from dataclasses import dataclass
from typing import Final, Self

from tinggal.checker.notes import BadNote, decode64, encode64

HEADING: Final = "c2sp.org/tlog-proof@v1"
_INDEX: Final = re.compile(r"index (0|[1-9][0-9]{0,18})")
_MOST_HASHES: Final = 63


@dataclass(frozen=True, slots=True)
class Proof:
    """``extra`` is the nonce of the leaf, ``hashes`` the audit path, the leaf's sibling first (32 bytes each).

    ``checkpoint`` is the signed note of the log with the lines of its witnesses. Nothing in here is trusted before
    ``notes.opened`` and ``merkle.check_inclusion``.
    """

    extra: bytes
    index: int
    hashes: tuple[bytes, ...]
    checkpoint: str

    def text(self) -> str:
        """The file, with one way of writing for one proof."""
        extra = [f"extra {encode64(self.extra)}"] if self.extra else []
        lines = [HEADING, *extra, f"index {self.index}", *map(encode64, self.hashes)]
        return "\n".join(lines) + "\n\n" + self.checkpoint

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read the file. Raises ``BadNote`` if it is written in any other way than ``text`` writes it."""
        first, found, checkpoint = text.partition("\n\n")
        heading, *lines = first.split("\n")
        extra = decode64(lines.pop(0).removeprefix("extra ")) if lines and lines[0].startswith("extra ") else b""
        index = _INDEX.fullmatch(lines.pop(0)) if lines else None
        if not found or heading != HEADING or index is None or len(lines) > _MOST_HASHES:
            raise BadNote("This is not a proof of the log.")
        hashes = tuple(decode64(line) for line in lines)
        if any(len(one) != 32 for one in hashes):
            raise BadNote("A hash of the proof does not have 32 bytes.")
        return cls(extra, int(index[1]), hashes, checkpoint)

"""What a witness does with a head it is shown: cosign it when the log only grew, and say why not otherwise."""

import re
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tinggal.checker.merkle import EMPTY_ROOT, BadProof, check_consistency
from tinggal.checker.notes import BadNote, Head, VerifierKey, cosign, decode64, opened
from tinggal.witness.keys import read_key, read_vkey
from tinggal.witness.memory import Memory

MOST_HASHES: Final = 63
_OLD: Final = re.compile(r"old (0|[1-9][0-9]{0,18})")


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to ``add-checkpoint`` (C2SP tlog-witness)."""

    status: int
    text: str
    content_type: str = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Shown:
    """A request: the tree is said to have grown from ``old`` leaves, by ``proof``, to what the signed note says."""

    old: int
    proof: tuple[bytes, ...]
    note: str

    @classmethod
    def parse(cls, body: bytes) -> "Shown":
        """Read the body of a request. Raises ``BadNote``."""
        try:
            first, found, note = body.decode().partition("\n\n")
        except UnicodeDecodeError as problem:
            raise BadNote("The request is not UTF-8.") from problem
        heading, *hashes = first.split("\n")
        old = _OLD.fullmatch(heading)
        if not found or old is None or len(hashes) > MOST_HASHES:
            raise BadNote("This is not a request of C2SP tlog-witness.")
        proof = tuple(decode64(line) for line in hashes)
        if any(len(one) != 32 for one in proof):
            raise BadNote("A hash has 32 bytes.")
        return cls(int(old[1]), proof, note)


@dataclass(frozen=True, slots=True)
class Judge:
    """One witness: its key, the logs it knows by origin, and what it remembers of them."""

    vkey: VerifierKey
    key: Ed25519PrivateKey
    logs: Mapping[str, VerifierKey]
    memory: Memory

    @classmethod
    def living_in(cls, home: Path, *, logs: Mapping[str, VerifierKey]) -> "Judge":
        """The witness whose key and memory lie in a folder. Raises ``BadFolder``."""
        return cls(read_vkey(home), read_key(home), logs, Memory(home / "heads"))

    def add_checkpoint(self, body: bytes) -> Reply:
        """Answer a request. A cosignature is given only after the head was written down. Raises ``BadFolder``."""
        try:
            shown = Shown.parse(body)
            origin = Head.parse(shown.note.partition("\n\n")[0] + "\n").origin
        except BadNote as problem:
            return Reply(400, f"{problem}\n")
        if origin not in self.logs:
            return Reply(404, f"I do not know the log {origin}.\n")
        try:
            head = opened(shown.note, log=self.logs[origin])
        except BadNote as problem:
            return Reply(403, f"{problem}\n")
        if shown.old > head.size:
            return Reply(400, f"A tree of {head.size} cannot have grown from one of {shown.old}.\n")
        with self.memory.turn(origin):
            return self._judged(head, shown=shown)

    def _judged(self, head: Head, *, shown: Shown) -> Reply:
        known = self.memory.head(head.origin) or Head(head.origin, 0, EMPTY_ROOT)
        if shown.old != known.size:
            return Reply(409, f"{known.size}\n", "text/x.tlog.size")
        try:
            _check_growth(known, head, proof=shown.proof)
        except BadProof as problem:
            return Reply(422, f"Not grown from the tree of {known.size} that I saw: {problem}\n")
        if head != known:
            self.memory.keep(head)
        return Reply(200, cosign(head.body(), name=self.vkey.name, key=self.key, at=int(time.time())))


def _check_growth(known: Head, head: Head, *, proof: tuple[bytes, ...]) -> None:
    if head.size == 0 and head.root != EMPTY_ROOT:
        raise BadProof("An empty tree has another root.")
    if known.size == 0 and head.size:
        if proof:
            raise BadProof("From an empty tree no proof is needed, and none may be given.")
        return
    check_consistency(old_size=known.size, old_root=known.root, new_size=head.size, new_root=head.root, proof=proof)

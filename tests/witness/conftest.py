"""A log outside of Django, as small as can be, and a witness that knows it."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from tinggal.checker.merkle import leaf_hash
from tinggal.checker.notes import ED25519, Head, VerifierKey, encode64, sign
from tinggal.checker.tiles import Frontier, Span, edge_of, grown, hash_of, path_between
from tinggal.witness.judging import Judge
from tinggal.witness.keys import add_log, make_witness, read_logs

ORIGIN = "log.example/letters"


@pytest.fixture(scope="session", autouse=True)
def signing_keys() -> None:
    """No letters are signed in this room."""


@pytest.fixture(autouse=True)
def own_files() -> None:
    """Nothing of Django is needed here."""


@dataclass
class SmallLog:
    """Entries, tiles and a key, all in memory."""

    origin: str = ORIGIN
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    entries: list[bytes] = field(default_factory=list)
    tiles: dict = field(default_factory=dict)

    @property
    def vkey(self) -> VerifierKey:
        return VerifierKey.of(self.key, name=self.origin, kind=ED25519)

    def add(self, *entries: bytes) -> None:
        size = len(self.entries)
        edge = {place: self.tiles[place] for place in edge_of(size)}
        self.tiles |= grown(size, edge=edge, leaves=[leaf_hash(entry) for entry in entries])
        self.entries += entries

    def head(self, size: int | None = None) -> Head:
        size = len(self.entries) if size is None else size
        return Head(self.origin, size, hash_of(Span(0, size), tiles=self.tiles))

    def note(self, size: int | None = None) -> str:
        return sign(self.head(size).body(), name=self.origin, key=self.key)

    def request(self, old: int, *, size: int | None = None) -> bytes:
        spans = path_between(old, new=len(self.entries) if size is None else size)
        proof = "".join(f"{encode64(hash_of(span, tiles=self.tiles))}\n" for span in spans)
        return f"old {old}\n{proof}\n{self.note(size)}".encode()

    def frontier(self) -> Frontier:
        frontier = Frontier(0, [])
        for entry in self.entries:
            frontier.add(leaf_hash(entry))
        return frontier


@pytest.fixture
def log() -> SmallLog:
    """A log with five letters."""
    log = SmallLog()
    log.add(*(b"ISSUE1 letter %d" % number for number in range(5)))
    return log


@pytest.fixture
def folder(tmp_path: Path, log: SmallLog) -> Path:
    """The folder of one witness that knows the log."""
    make_witness(tmp_path, name="ombudsman.example/w1")
    add_log(tmp_path, log.vkey)
    return tmp_path


@pytest.fixture
def judge(folder: Path) -> Judge:
    """The witness itself."""
    return Judge.living_in(folder / "w1", logs=read_logs(folder))

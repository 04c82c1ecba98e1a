"""A slow and simple Merkle tree by the definitions of RFC 6962, to compare with."""

import hashlib
from functools import cache


def _sha256(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()


class Tree:
    """A tree over leaves; every method may be asked for any earlier size."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.leaves = leaves
        self._hash = cache(self._hash_of)

    def _hash_of(self, start: int, end: int) -> bytes:
        if end == start:
            return _sha256(b"")
        if end - start == 1:
            return _sha256(b"\x00" + self.leaves[start])
        middle = start + _split(end - start)
        return _sha256(b"\x01" + self._hash(start, middle) + self._hash(middle, end))

    def root(self, size: int) -> bytes:
        return self._hash(0, size)

    def inclusion(self, index: int, size: int) -> list[bytes]:
        """PATH(m, D[n]) of section 2.1.1."""
        return self._path(index, 0, size)

    def _path(self, index: int, start: int, end: int) -> list[bytes]:
        if end - start == 1:
            return []
        middle = start + _split(end - start)
        if index < middle:
            return [*self._path(index, start, middle), self._hash(middle, end)]
        return [*self._path(index, middle, end), self._hash(start, middle)]

    def consistency(self, old: int, new: int) -> list[bytes]:
        """PROOF(m, D[n]) of section 2.1.2."""
        return self._subproof(old, 0, new, whole=True) if 0 < old < new else []

    def _subproof(self, old: int, start: int, end: int, *, whole: bool) -> list[bytes]:
        if old == end:
            return [] if whole else [self._hash(start, end)]
        middle = start + _split(end - start)
        if old <= middle:
            return [*self._subproof(old, start, middle, whole=whole), self._hash(middle, end)]
        return [*self._subproof(old, middle, end, whole=False), self._hash(start, middle)]


def _split(size: int) -> int:
    return 1 << (size - 1).bit_length() - 1

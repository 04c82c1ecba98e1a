"""Merkle tree hashing and proofs as in RFC 6962: what shows that a leaf is in a tree and that a tree only grew."""

import hashlib
from collections.abc import Sequence
from typing import Final

EMPTY_ROOT: Final = hashlib.sha256(b"").digest()
SIZE: Final = 32


class BadProof(ValueError):
    """The proof does not show what it should."""


def leaf_hash(data: bytes) -> bytes:
    """The hash of a leaf, RFC 6962 section 2.1: SHA-256(0x00 || data)."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash of an inner node, RFC 6962 section 2.1: SHA-256(0x01 || left || right)."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def check_inclusion(leaf: bytes, *, index: int, size: int, proof: Sequence[bytes], root: bytes) -> None:
    """Raise ``BadProof`` unless ``leaf`` is number ``index`` (from 0) in the tree of ``size`` leaves with this root.

    ``leaf`` is what was entered (it is hashed here), ``proof`` the audit path of RFC 6962 section 2.1.1, the leaf's
    sibling first. Take ``size`` and ``root`` from one signed checkpoint: a proof can hold for a root with a wrong size.
    """
    if not 0 <= index < size:
        raise BadProof(f"There is no leaf {index} in a tree of {size}.")
    _measure(*proof, root)
    inner = (index ^ (size - 1)).bit_length()  # levels at which the path still has a whole subtree beside it
    border = (index >> inner).bit_count()
    if len(proof) != inner + border:
        raise BadProof(f"The proof has {len(proof)} hashes instead of {inner + border}.")
    found = leaf_hash(leaf)
    for level, beside in enumerate(proof):
        left = level >= inner or index >> level & 1
        found = node_hash(beside, found) if left else node_hash(found, beside)
    if found != root:
        raise BadProof(f"The leaf is not number {index} of this tree.")


def check_consistency(
    *, old_size: int, old_root: bytes, new_size: int, new_root: bytes, proof: Sequence[bytes]
) -> None:
    """Raise ``BadProof`` unless the new tree begins with all leaves of the old one (RFC 6962 section 2.1.2)."""
    if not 0 <= old_size <= new_size:
        raise BadProof(f"A tree of {new_size} cannot follow one of {old_size}.")
    _measure(*proof, old_root, new_root)
    if old_size in (0, new_size):
        expected = new_root if old_size else EMPTY_ROOT
        if proof or old_root != expected:
            raise BadProof("The trees are not the same.")
        return
    begun, rest = _first(old_size, old_root=old_root, proof=proof)
    shift = (old_size & -old_size).bit_length() - 1  # the old tree ends with a whole subtree of 2 ** shift leaves
    index, inner = (old_size - 1) >> shift, ((old_size - 1) ^ (new_size - 1)).bit_length() - shift
    if len(rest) != inner + (index >> inner).bit_count():
        raise BadProof("The proof is too long or too short.")
    old = new = begun
    for level, beside in enumerate(rest):
        if level >= inner or index >> level & 1:
            old, new = node_hash(beside, old), node_hash(beside, new)
        else:
            new = node_hash(new, beside)
    if old != old_root:
        raise BadProof("The proof does not lead to the old tree.")
    if new != new_root:
        raise BadProof("The new tree does not contain the old one.")


def _first(old_size: int, *, old_root: bytes, proof: Sequence[bytes]) -> tuple[bytes, Sequence[bytes]]:
    """The subtree to start from: the old tree itself when it is whole, else the first hash of the proof."""
    if old_size & (old_size - 1) == 0:
        return old_root, proof
    if not proof:
        raise BadProof("The proof is too short.")
    return proof[0], proof[1:]


def _measure(*hashes: bytes) -> None:
    if any(len(one) != SIZE for one in hashes):
        raise BadProof("A hash has 32 bytes.")

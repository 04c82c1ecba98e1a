"""What the leaves of the public log are made of: a word for what happened, and a hash that tells nobody to whom."""

import hashlib
from typing import Final

ISSUE: Final = "ISSUE1"
REVOKE: Final = "REVOKE1"
REPLACE: Final = "REPLACE1"
ANCHOR: Final = b"ANCHOR1"
NONCE: Final = 32


def commit(word: str, *, nonce: bytes, payload: bytes) -> bytes:
    """The leaf of a letter: the word, then SHA-256(nonce || payload). Without the 32 random bytes it names nobody."""
    if word not in (ISSUE, REVOKE, REPLACE):
        raise ValueError(f"{word!r} is not a word of the log.")
    if len(nonce) != NONCE:
        raise ValueError(f"The nonce has {len(nonce)} bytes instead of {NONCE}.")
    return word.encode() + hashlib.sha256(nonce + payload).digest()


def anchor(size: int, root: bytes) -> bytes:
    """The leaf that holds the root of the private tree of ``size`` events (8 bytes, big endian, then the root)."""
    return ANCHOR + size.to_bytes(8, "big") + root

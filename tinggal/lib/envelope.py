"""Envelope encryption: every file has its own key, and that key is wrapped by a key from a ring that can be rotated.

AES-256-GCM (NIST SP 800-38D) twice. A sealed file is ``nonce (12) + ciphertext + tag (16)``. A wrapped key is
``format (1) + length of the key id (1) + key id + nonce (12) + encrypted key (32) + tag (16)``. Destroying the wrapped
key destroys the file.
"""

import base64
import binascii
import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

_KEY, _NONCE, _TAG = 32, 12, 16
_FORMAT = b"\x01"
_CONTENT, _WRAPPED = b"tinggal content 1", b"tinggal wrapped key 1 "


class Tampered(Exception):
    """The bytes are not what was sealed: changed, cut short, or sealed under another key."""


class UnknownKey(LookupError):
    """The wrapped key names a key that is not on the ring."""


class BadKeyRing(ValueError):
    """The key material cannot be used. The text says why and never shows the key."""


@dataclass(frozen=True, slots=True)
class KeyRing:
    """Wrapping keys by id, 32 bytes each. ``current`` wraps new files; all of them open old ones."""

    keys: Mapping[str, bytes]
    current: str

    def __post_init__(self) -> None:
        if self.current not in self.keys:
            raise BadKeyRing(f"There is no key named {self.current!r}.")
        for name, key in self.keys.items():
            if len(key) != _KEY:
                raise BadKeyRing(f"Key {name!r} has {len(key)} bytes; it must have {_KEY}.")
            if not 1 <= len(name.encode()) <= 255:
                raise BadKeyRing("A key id has 1 to 255 bytes.")

    def __repr__(self) -> str:
        return f"KeyRing({', '.join(self.keys)}; current {self.current})"


@dataclass(frozen=True, slots=True)
class Sealed:
    """An encrypted file and the key to it, itself encrypted. Neither says anything without the ring."""

    ciphertext: bytes
    wrapped_key: bytes


def key_ring(written: Iterable[str]) -> KeyRing:
    """A ring from ``id:base64`` texts; the first one is current. Raises ``BadKeyRing``."""
    keys: dict[str, bytes] = {}
    for text in written:
        name, colon, key = text.strip().partition(":")
        if not colon:
            raise BadKeyRing("A key is written as id:base64.")
        if name in keys:
            raise BadKeyRing(f"Two keys are named {name!r}.")
        try:
            keys[name] = base64.b64decode(key, validate=True)
        except binascii.Error:
            raise BadKeyRing(f"Key {name!r} is not base64.") from None
    if not keys:
        raise BadKeyRing("There is no key at all.")
    return KeyRing(keys, current=next(iter(keys)))


def seal(content: bytes, *, ring: KeyRing) -> Sealed:
    """Encrypt under a fresh key, wrapped by the ring's current key."""
    key = secrets.token_bytes(_KEY)
    return Sealed(_encrypt(content, key=key, bound_to=_CONTENT), _wrap(key, ring=ring))


def open_(sealed: Sealed, *, ring: KeyRing) -> bytes:
    """What was sealed, byte for byte. Raises ``Tampered`` or ``UnknownKey``."""
    return _decrypt(sealed.ciphertext, key=_unwrap(sealed.wrapped_key, ring=ring), bound_to=_CONTENT)


def rewrap(wrapped_key: bytes, *, ring: KeyRing) -> bytes:
    """The same file key under the ring's current key; the file itself is not touched. Raises like ``open_``."""
    return _wrap(_unwrap(wrapped_key, ring=ring), ring=ring)


def wrapped_by(wrapped_key: bytes) -> str:
    """The id of the key that wrapped this one. Raises ``Tampered`` when these bytes are no wrapped key."""
    name, _ = _split(wrapped_key)
    return name


def _wrap(key: bytes, *, ring: KeyRing) -> bytes:
    name = ring.current.encode()
    return _FORMAT + bytes([len(name)]) + name + _encrypt(key, key=ring.keys[ring.current], bound_to=_WRAPPED + name)


def _unwrap(wrapped_key: bytes, *, ring: KeyRing) -> bytes:
    name, encrypted = _split(wrapped_key)
    if name not in ring.keys:
        raise UnknownKey(name)
    return _decrypt(encrypted, key=ring.keys[name], bound_to=_WRAPPED + name.encode())


def _split(wrapped_key: bytes) -> tuple[str, bytes]:
    if len(wrapped_key) < 2 or wrapped_key[:1] != _FORMAT:
        raise Tampered("Not a wrapped key.")
    end = 2 + wrapped_key[1]
    try:
        return wrapped_key[2:end].decode(), wrapped_key[end:]
    except UnicodeDecodeError:
        raise Tampered("Not a wrapped key.") from None


def _encrypt(content: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, content, bound_to)


def _decrypt(encrypted: bytes, *, key: bytes, bound_to: bytes) -> bytes:
    if len(encrypted) < _NONCE + _TAG:
        raise Tampered("Too short to be an encrypted file.")
    try:
        return AESGCM(key).decrypt(encrypted[:_NONCE], encrypted[_NONCE:], bound_to)
    except InvalidTag:
        raise Tampered("The content was changed, or sealed under another key.") from None

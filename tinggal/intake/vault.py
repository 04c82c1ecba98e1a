"""Where files are put away: encrypted, each under its own key, with a random name that tells nothing."""

from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tinggal.lib import envelope
from tinggal.lib.codes import token
from tinggal.lib.envelope import KeyRing, Sealed, key_ring


@dataclass(frozen=True, slots=True)
class Stored:
    """Where a file lies, and the key to it, wrapped: both are needed to read it, and a key of the ring."""

    name: str
    wrapped_key: bytes


def put(content: bytes) -> Stored:
    """Encrypt and store. A transaction that rolls back afterwards leaves an unreadable file behind, nothing worse."""
    sealed = envelope.seal(content, ring=_ring())
    name = token().lower()
    stored = default_storage.save(f"vault/{name[:2]}/{name}", ContentFile(sealed.ciphertext))
    return Stored(stored, sealed.wrapped_key)


def get(name: str, wrapped_key: bytes) -> bytes:
    """The content, byte for byte.

    Raises:
        Tampered: the stored bytes or the key were changed.
        UnknownKey: the wrapping key is no longer in ``settings.VAULT_KEYS``.
        FileNotFoundError: nothing lies there.
    """
    with default_storage.open(name) as file:
        ciphertext = file.read()
    return envelope.open_(Sealed(ciphertext, bytes(wrapped_key)), ring=_ring())


def remove(name: str) -> None:
    """Take the file away. Removing it twice changes nothing."""
    default_storage.delete(name)


def rewrap(wrapped_key: bytes) -> bytes:
    """The same key under the newest key of the ring, for after a rotation; the file stays as it is."""
    return envelope.rewrap(bytes(wrapped_key), ring=_ring())


def _ring() -> KeyRing:
    return _ring_of(tuple(settings.VAULT_KEYS))


@cache
def _ring_of(written: tuple[str, ...]) -> KeyRing:
    return key_ring(written)

"""Keeps what machines read on people's documents encrypted in the database, as the vault keeps the documents."""

import json
import logging
from typing import Any

from django.conf import settings

from tinggal.lib import envelope
from tinggal.lib.envelope import Sealed, Tampered, UnknownKey, key_ring

_log = logging.getLogger(__name__)


def sealed(value: Any) -> Sealed:
    """A value that JSON can hold, under a key of its own that the newest key of the vault wraps."""
    return envelope.seal(json.dumps(value).encode(), ring=key_ring(settings.VAULT_KEYS))


def opened(ciphertext: bytes, wrapped_key: bytes) -> Any:
    """The value; None where the keys were changed or the row was: then it is read anew, nothing is lost."""
    try:
        content = envelope.open_(Sealed(ciphertext, wrapped_key), ring=key_ring(settings.VAULT_KEYS))
    except (Tampered, UnknownKey) as lost:
        _log.error("What was read on a document cannot be opened: %r", lost)
        return None
    return json.loads(content)

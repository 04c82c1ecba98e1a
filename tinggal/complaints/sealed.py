"""Keeps what people report encrypted in the database: each text under a key of its own, wrapped like those of files."""

import logging

from django.conf import settings
from django.utils.translation import gettext as _

from tinggal.lib import envelope
from tinggal.lib.envelope import Sealed, Tampered, UnknownKey, key_ring

_log = logging.getLogger(__name__)


def sealed(text: str) -> Sealed:
    """The text under a fresh key, which the newest key of the vault wraps."""
    return envelope.seal(text.encode(), ring=key_ring(settings.VAULT_KEYS))


def opened(ciphertext: bytes, wrapped_key: bytes) -> str:
    """The text; words that say so where the row was changed, or its key is no longer on the ring."""
    try:
        return envelope.open_(Sealed(ciphertext, wrapped_key), ring=key_ring(settings.VAULT_KEYS)).decode()
    except (Tampered, UnknownKey) as lost:
        _log.error("A text of a report cannot be opened: %r", lost)
        return _("This text cannot be opened. It was changed, or its key is missing.")

"""What lies in the vault for a document, as long as it is what was attached."""

import hashlib

from tinggal.applications.models import Document
from tinggal.intake import vault
from tinggal.lib.envelope import Tampered


def content_of(document: Document) -> bytes:
    """The cleaned file, byte for byte.

    Raises:
        Tampered: the stored bytes, or the digest in the row, are no longer those of the day it was attached.
        FileNotFoundError: nothing lies there.
    """
    content = vault.get(document.stored, bytes(document.wrapped_key))
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise Tampered(f"{document} is not what was attached.")
    return content

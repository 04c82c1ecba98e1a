"""The documents of a file as the checks see them: the row, and what a look at the first page measured."""

import hashlib
from dataclasses import dataclass

from tinggal.applications.models import Application, Document
from tinggal.intake import pictures, vault
from tinggal.intake.pictures import Measures
from tinggal.lib.envelope import Tampered


@dataclass(frozen=True, slots=True)
class Paper:
    """One document in force; ``page`` is None where it cannot be opened."""

    document: Document
    page: Measures | None


def papers_of(application: Application) -> dict[str, Paper]:
    """Code → paper, in the order of the codes. Takes about a second: every document is decrypted and looked at.

    Raises:
        Tampered: a document no longer has the digest of the day it was attached.
    """
    documents = list(application.documents.filter(replaced_at=None).select_related("application"))
    pages = pictures.measure([(_content_of(document), document.content_type) for document in documents])
    return {one.code: Paper(one, page) for one, page in zip(documents, pages, strict=True)}


def _content_of(document: Document) -> bytes:
    content = vault.get(document.stored, bytes(document.wrapped_key))
    if hashlib.sha256(content).hexdigest() != document.sha256:
        raise Tampered(f"{document} is not what was attached.")
    return content

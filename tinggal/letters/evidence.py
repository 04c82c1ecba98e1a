"""Before a letter is signed: are the documents in the vault still those the decision was based on?"""

import hashlib

from tinggal.applications.models import Decision, Document
from tinggal.intake import vault
from tinggal.lib.envelope import Tampered


class EvidenceChanged(Exception):
    """A document is not the one that was decided on; the text names it. No letter may be signed."""


def hold_to_the_evidence(decision: Decision) -> None:
    """Hash every document again and compare with the decision; raises ``EvidenceChanged``."""
    now = {document.code: document for document in decision.application.documents.filter(replaced_at=None)}
    if now.keys() != decision.document_digests.keys():
        raise EvidenceChanged(f"{decision}: documents were added or taken away after the decision.")
    for code, digest in decision.document_digests.items():
        if _digest(now[code]) != digest:
            raise EvidenceChanged(f"{decision}: the document {code} is not the one that was decided on.")


def _digest(document: Document) -> str:
    try:
        return hashlib.sha256(vault.get(document.stored, bytes(document.wrapped_key))).hexdigest()
    except Tampered:
        return ""

"""Looks for viruses anew in originals we keep, whenever the scanner has learned something."""

import hashlib
import logging
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tinggal.applications.models import Document
from tinggal.intake import scanning, vault
from tinggal.journal.record import record
from tinggal.lib.envelope import Tampered
from tinggal.people.actors import SYSTEM

_log = logging.getLogger(__name__)
_SUBJECT = "vault/originals"


@dataclass(frozen=True, slots=True)
class Rescan:
    """How many originals were looked through (equal ones once), in how many something was found, and with what."""

    seen: int
    found: int
    scanned_with: str


def rescan(*, now: datetime, most: int = 2_000) -> Rescan:
    """Look through originals these signatures have not seen yet, the oldest first, and write the result down.

    The result is a line of the journal, so it is sealed and anchored with everything else: how many, what with, and a
    SHA-256 over what was found, line by line "<sha256 of the original> <name or OK>". A document in which something is
    found is marked, and is not handed out any more; what officers look at are pictures we drew.

    Raises:
        ScannerSilent: the rest waits for the next time.
    """
    looked_with = scanning.signatures()
    owed = Document.objects.exclude(scanned_with=looked_with).order_by("id")[:most]
    results: dict[str, str] = {}
    for document in owed:
        if document.original_sha256 in results:
            continue
        try:
            original = vault.get(document.original_stored, bytes(document.original_wrapped_key))
        except (FileNotFoundError, Tampered) as lost:
            _log.error("Original of %s cannot be looked through: %r", document, lost)
            continue
        results[document.original_sha256] = _note(document, scanning.found_in(original), looked_with, now=now)
    if results:
        _write_down(results, looked_with)
    return Rescan(len(results), sum(map(bool, results.values())), looked_with)


@transaction.atomic
def _note(document: Document, found: str, looked_with: str, *, now: datetime) -> str:
    """Write the result into every document with this original; one that is newly infected goes into its story."""
    same = Document.objects.filter(original_sha256=document.original_sha256)
    if found:
        for one in same.filter(infected="").select_related("application"):
            story = {"code": one.code, "version": one.version, "found": found, "scanned_with": looked_with}
            record("document.infected", subject=one.application.subject, by=SYSTEM, data=story)
    same.update(scanned_at=now, scanned_with=looked_with, infected=found)
    return found


@transaction.atomic
def _write_down(results: dict[str, str], looked_with: str) -> None:
    lines = "".join(f"{sha256} {found or 'OK'}\n" for sha256, found in results.items())
    told = {
        "scanned_with": looked_with,
        "seen": len(results),
        "found": sum(map(bool, results.values())),
        "sha256": hashlib.sha256(lines.encode()).hexdigest(),
    }
    record("documents.rescanned", subject=_SUBJECT, by=SYSTEM, data=told)

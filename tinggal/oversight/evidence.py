"""Packs a bundle of evidence: letters, events with their seals, list of documents, proofs; and has it signed."""

import hashlib
import io
import json
import zipfile
from datetime import UTC
from typing import Any

from django.conf import settings

from tinggal.applications.contents import content_of
from tinggal.applications.models import Application, Document
from tinggal.checker.evidence import EVENTS, MANIFEST, SHEET, body
from tinggal.checker.notes import sign
from tinggal.journal.models import Event
from tinggal.letters.actions import LetterDamaged, pdf_of
from tinggal.lib.envelope import Tampered
from tinggal.objections.making import paper_content
from tinggal.objections.models import ObjectionPaper
from tinggal.oversight.for_holder import in_words
from tinggal.oversight.models import Bundle
from tinggal.oversight.sheet import signed_sheet
from tinggal.transparency.keys import log_key

FIELDS = ("subject", "number", "kind", "actor", "desk", "data", "previous", "seal")
README = """Evidence about {reference}

sheet.pdf          what this is, signed as our letters are; the manifest is attached to it
manifest.txt       the SHA-256 of each file here, signed with the key of the public log
events.json        every line of the journal about this file, with its seal
documents.json     every version of every document, with its SHA-256
letters/           the letters as they were signed
proofs/            the proof of each letter in the public log
documents/         the documents themselves, only where a reason was given

Check it without us: tinggal-verify {reference}.zip
"""


def packed(bundle: Bundle) -> bytes:
    """The ZIP. Only the signing process can make it: it needs the key of the log and the letters' signer.

    Raises ``BadFolder`` or ``NotSigned``.
    """
    files = _files(bundle.application, contents=bundle.contents)
    if bundle.of_holder:
        files = _without_the_journal(files) | in_words(bundle.application) | _papers(bundle.application)
    digests = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    manifest = sign(body(digests, origin=settings.LOG_ORIGIN), name=settings.LOG_ORIGIN, key=log_key()).encode()
    sheet = signed_sheet(bundle, manifest=manifest, digests=digests)
    return _zipped(files | {MANIFEST: manifest, SHEET: sheet})


def _files(file: Application, *, contents: bool) -> dict[str, bytes]:
    documents = list(file.documents.order_by("code", "version"))
    files = {
        "README.txt": README.format(reference=file.reference).encode(),
        EVENTS: _json([_line(event) for event in Event.objects.filter(subject=file.subject).order_by("number")]),
        "documents.json": _json([_document(one) for one in documents]),
    }
    for letter in file.letters.order_by("pk"):
        files[f"proofs/{letter.pk}.txt"] = letter.proof.encode()
        try:
            files[f"letters/{letter.pk}.pdf"] = pdf_of(letter)
        except LetterDamaged as problem:
            files[f"letters/{letter.pk}.missing.txt"] = str(problem).encode()
    for one in documents if contents else []:
        try:
            files[f"documents/{one.code}-{one.version}"] = content_of(one)
        except (FileNotFoundError, Tampered) as problem:
            files[f"documents/{one.code}-{one.version}.missing.txt"] = str(problem).encode()
    return files


def _without_the_journal(files: dict[str, bytes]) -> dict[str, bytes]:
    """Its lines hold what desks wrote to each other; the holder gets the steps in words."""
    return {name: content for name, content in files.items() if name != EVENTS}


def _papers(file: Application) -> dict[str, bytes]:
    papers = ObjectionPaper.objects.filter(objection__application=file).order_by("pk")
    return {f"documents/objection-{one.objection_id}-{one.number}": paper_content(one) for one in papers}


def _line(event: Event) -> dict[str, Any]:
    return {name: getattr(event, name) for name in FIELDS} | {"at": event.at.astimezone(UTC).isoformat()}


def _document(one: Document) -> dict[str, Any]:
    kept = {name: getattr(one, name) for name in ("code", "version", "content_type", "size", "pages", "sha256")}
    return kept | {"original_sha256": one.original_sha256, "attached_at": one.attached_at.astimezone(UTC).isoformat()}


def _json(told: list[dict[str, Any]]) -> bytes:
    return json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode()


def _zipped(files: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in sorted(files.items()):
            bundle.writestr(zipfile.ZipInfo(name), content)
    return made.getvalue()

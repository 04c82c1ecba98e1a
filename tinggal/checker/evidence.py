"""A bundle of evidence: a ZIP with a manifest that the public log signs, and a sheet that is signed as letters are."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tinggal.checker import words
from tinggal.checker.letter import check_sheet
from tinggal.checker.notes import BadNote, VerifierKey, verified
from tinggal.checker.trust import Trust
from tinggal.checker.verdict import State

MANIFEST: Final = "manifest.txt"
SHEET: Final = "sheet.pdf"
EVENTS: Final = "events.json"
PURPOSE: Final = "evidence"
_MOST: Final = 200_000_000  # bytes of one file in it, unpacked


def body(digests: Mapping[str, str], *, origin: str) -> str:
    """The text that is signed: the origin with "/evidence", then "SHA-256 name" for each file, sorted by name."""
    lines = [f"{digest} {name}" for name, digest in sorted(digests.items())]
    return "\n".join([f"{origin}/{PURPOSE}", *lines]) + "\n"


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found: ``problems`` are sentences, none when everything holds; then ``signed_by`` names the signer."""

    problems: list[str]
    signed_by: str = ""


def look_at(data: bytes, *, trust: Trust) -> Looked:
    """Check a bundle: who signed it, each file in it, and the seals of the story. Never raises."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as bundle:
            if any(one.file_size > _MOST for one in bundle.infolist()):
                return Looked(["A file in the bundle is too large."])
            files = {one.filename: bundle.read(one) for one in bundle.infolist()}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        return Looked([f"This is no bundle: {problem}"])
    manifest, sheet = files.pop(MANIFEST, b""), files.pop(SHEET, b"")
    verdict = check_sheet(sheet, trust=trust, holds={MANIFEST: manifest})
    if verdict.state != State.VALID:
        wrong = [words.said(one, language="en") for one in verdict.findings if not one.ok]
        return Looked([f"{SHEET}: {' '.join(wrong)}"])
    found = _unlike(manifest, files, log=trust.log) or _story(files.get(EVENTS, b"[]"))
    return Looked(found, "" if found else verdict.facts["signed_by"])


def _unlike(manifest: bytes, files: Mapping[str, bytes], *, log: VerifierKey) -> list[str]:
    try:
        text = verified(manifest.decode(), key=log)
    except (BadNote, UnicodeDecodeError) as problem:
        return [f"The manifest is not signed by {log.name}: {problem}"]
    there = body({name: hashlib.sha256(content).hexdigest() for name, content in files.items()}, origin=log.name)
    if text == there:
        return []
    names = sorted({line.partition(" ")[2] for line in {*text.splitlines()} ^ {*there.splitlines()}})
    return [f"Not as it was signed: {name or 'the first line'}" for name in names] or ["Not as it was signed."]


def _story(events: bytes) -> list[str]:
    try:
        return broken(json.loads(events))
    except (ValueError, KeyError, TypeError, AttributeError) as problem:
        return [f"The events cannot be read: {problem}"]


def broken(events: Sequence[Mapping[str, Any]]) -> list[str]:
    """Which lines of the story do not hold. Each has the fields of a line of the journal, its time in UTC, its seal."""
    found, previous = [], ""
    for number, line in enumerate(events, start=1):
        fields = {name: value for name, value in line.items() if name != "seal"}
        text = json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        if hashlib.sha256(text.encode()).hexdigest() != line["seal"]:
            found.append(f"Line {number} was changed after it was written.")
        if line["previous"] != previous or line["number"] != number:
            found.append(f"Line {number} does not follow the line before it.")
        previous = line["seal"]
    return found

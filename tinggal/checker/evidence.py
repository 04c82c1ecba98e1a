"""A bundle of evidence about one file: a ZIP whose manifest is a note signed with the key of the public log."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping, Sequence
from typing import Any, Final

from tinggal.checker.notes import BadNote, VerifierKey, verified

MANIFEST: Final = "manifest.txt"
EVENTS: Final = "events.json"
PURPOSE: Final = "evidence"
_MOST: Final = 200_000_000  # bytes of one file in it, unpacked


def body(digests: Mapping[str, str], *, origin: str) -> str:
    """The text that is signed: the origin with "/evidence", then "SHA-256 name" for each file, sorted by name."""
    lines = [f"{digest} {name}" for name, digest in sorted(digests.items())]
    return "\n".join([f"{origin}/{PURPOSE}", *lines]) + "\n"


def problems(data: bytes, *, log: VerifierKey) -> list[str]:
    """What is wrong with a bundle, a sentence each; empty when its signature, its files and the seals in it hold."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as bundle:
            if any(one.file_size > _MOST for one in bundle.infolist()):
                return ["A file in the bundle is too large."]
            files = {one.filename: bundle.read(one) for one in bundle.infolist()}
    except (zipfile.BadZipFile, EOFError, NotImplementedError, RuntimeError, OSError) as problem:
        return [f"This is no bundle: {problem}"]
    try:
        text = verified(files.pop(MANIFEST, b"").decode(), key=log)
    except (BadNote, UnicodeDecodeError) as problem:
        return [f"The manifest is not signed by {log.name}: {problem}"]
    there = body({name: hashlib.sha256(content).hexdigest() for name, content in files.items()}, origin=log.name)
    if text != there:
        signed, found = set(text.splitlines()), set(there.splitlines())
        names = sorted({line.partition(" ")[2] for line in signed ^ found})
        return [f"Not as it was signed: {name or 'the first line'}" for name in names] or ["Not as it was signed."]
    try:
        return broken(json.loads(files.get(EVENTS, b"[]")))
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

"""Puts pictures that were sent one by one together into one PDF, and keeps what was sent as one file of evidence."""

import hashlib
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import Any

from tinggal.intake.child import LIMITS, ask
from tinggal.intake.kinds import HEIC, JPEG, PNG, TIFF, WEBP, kind_of
from tinggal.intake.receive import Received
from tinggal.intake.words import Unusable

MOST_SHEETS = 20
TOGETHER = 24 * 1024 * 1024
"""Bytes of all pictures as they were sent: with a little around them less than ClamAV takes in one stream (25 MB)."""
_ENDINGS = {JPEG: "jpg", PNG: "png", HEIC: "heic", TIFF: "tiff", WEBP: "webp"}
_ALWAYS = (1980, 1, 1, 0, 0, 0)  # the same pictures in the same order are the same file


@dataclass(frozen=True, slots=True)
class Leaf:
    """One picture: ``content`` is what ``receive`` made of ``original``; the rest is as there."""

    content: bytes
    content_type: str
    name: str
    original: bytes
    origin: Mapping[str, Any]
    notes: tuple[str, ...]
    scanned_with: str


def joined(leaves: Sequence[Leaf]) -> Received:
    """A PDF with a page for each picture, in their order; its digest is that of the PDF. Takes a second for a few.

    ``original`` is a ZIP file, stored not packed, with every picture as it was sent: 01.jpg, 02.heic and so on.
    ``origin`` is that of the first picture; under "pages" is that of each, with the digest of its original.

    Raises:
        Unusable: no pictures, too many, or too large together.
    """
    insist_on_room(count=len(leaves), size=sum(len(one.original) for one in leaves))
    limits = replace(LIMITS, seconds=LIMITS.seconds + 3 * len(leaves), patience=LIMITS.patience + 6 * len(leaves))
    pieces = [[len(one.content), one.content_type] for one in leaves]
    answer = ask("join_pictures", b"".join(one.content for one in leaves), limits=limits, pieces=pieces)
    scanned = {one.scanned_with for one in leaves}
    pages = [{**one.origin, "sha256": hashlib.sha256(one.original).hexdigest()} for one in leaves]
    return Received(
        content=answer.made,
        content_type=answer.facts["content_type"],
        name=PurePath(leaves[0].name).stem + ".pdf",
        pages=answer.facts["pages"],
        sha256=hashlib.sha256(answer.made).hexdigest(),
        original=_bundle([one.original for one in leaves]),
        notes=tuple(sorted({note for one in leaves for note in one.notes})),
        origin={**leaves[0].origin, "pages": pages},
        looks=tuple(answer.facts["looks"]),
        quality=tuple(answer.facts["quality"]),
        scanned_with=scanned.pop() if len(scanned) == 1 else "",
    )


def insist_on_room(*, count: int, size: int) -> None:
    """Raise ``Unusable`` for none, for more pictures than one document may have, or for too many bytes together."""
    if not count:
        raise Unusable("no_pictures")
    if count > MOST_SHEETS:
        raise Unusable("too_many_pictures", limit=MOST_SHEETS)
    if size > TOGETHER:
        raise Unusable("too_large_together", limit=TOGETHER // (1024 * 1024))


def _bundle(originals: Sequence[bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as bundle:
        for number, original in enumerate(originals, start=1):
            name = f"{number:02}.{_ENDINGS.get(kind_of(original), 'bin')}"
            bundle.writestr(zipfile.ZipInfo(name, _ALWAYS), original)
    return written.getvalue()

"""Takes a file from a stranger: limits it, finds out what it is, makes it harmless, keeps the original as evidence."""

import hashlib
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from typing import Protocol

from tinggal.intake.child import LIMITS, Limits, ask
from tinggal.intake.kinds import FAMILIES, PDF, TAKEN, in_words, kind_of
from tinggal.intake.words import Unusable

LIMIT = 10 * 1024 * 1024
_ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}
_LONGEST_NAME = 100


class Readable(Protocol):
    """Anything that gives bytes: an upload, an open file."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes; none at the end."""


@dataclass(frozen=True, slots=True)
class Received:
    """A file made harmless. ``content`` is what officers see and what is bound to the decision; ``original`` is what
    was sent, byte for byte, never to be opened by a program of ours again. ``sha256`` (hex) is of ``content``.
    ``notes`` are codes for what was taken out: scripts, launch, attached_files, form_program, opening_action, media,
    actions, links, restrictions, place.
    """

    content: bytes
    content_type: str
    name: str
    pages: int
    sha256: str
    original: bytes
    notes: tuple[str, ...]


def receive(
    stream: Readable,
    *,
    name: str,
    accepts: Collection[str] = ("image", "pdf"),
    limit: int = LIMIT,
    within: Limits = LIMITS,
) -> Received:
    """Read, check and rewrite one file. ``accepts`` is of "image" and "pdf", ``limit`` in bytes.

    A picture is encoded anew (upright, without EXIF; HEIC becomes JPEG), a PDF is written anew without anything that
    acts. Nothing is believed of the name but how to call the file.

    Raises:
        Unusable: with words for the person who sent it.
    """
    original = _at_most(stream, limit=limit)
    kind = kind_of(original)
    kinds = [one for family in accepts for one in FAMILIES[family]]
    if kind not in kinds:
        raise Unusable("wrong_type", found=TAKEN.get(kind, kind), wanted=in_words(kinds))
    answer = ask("take_pdf" if kind == PDF else "take_picture", original, limits=within, content_type=kind)
    content_type = answer.facts["content_type"]
    return Received(
        content=answer.made,
        content_type=content_type,
        name=_tidy(name, ending=_ENDINGS[content_type]),
        pages=answer.facts["pages"],
        sha256=hashlib.sha256(answer.made).hexdigest(),
        original=original,
        notes=tuple(answer.facts["notes"]),
    )


def _at_most(stream: Readable, *, limit: int) -> bytes:
    content = bytearray()
    while piece := stream.read(min(65_536, limit + 1 - len(content))):
        content += piece
        if len(content) > limit:
            raise Unusable("too_large", limit=limit // (1024 * 1024))
    if not content:
        raise Unusable("empty")
    return bytes(content)


def _tidy(name: str, *, ending: str) -> str:
    """The file's own name without folders and characters nobody sees, with the ending of what it now is."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(letter for letter in last if unicodedata.category(letter)[0] != "C").strip(" .")
    stem, dot, suffix = seen.rpartition(".")
    if dot and stem and len(suffix) <= 5:
        seen = stem
    return (seen.rstrip(" .")[:_LONGEST_NAME] or "document") + ending

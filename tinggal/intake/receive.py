"""Takes a file from a stranger: limits it, finds out what it is, makes it harmless, keeps the original as evidence."""

import hashlib
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from tinggal.intake.child import LIMITS, Answer, Limits, ask
from tinggal.intake.kinds import FAMILIES, PDF, in_words, kind_of, name_of
from tinggal.intake.scanning import insist_on_clean
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
    actions, links, restrictions, place, other_pictures.

    ``origin`` tells what the original says about how it was made (see ``parser.origin``), ``looks`` has a 64-bit
    perceptual hash (hex) of each of the first pages, ``quality`` what is hard to read: {code, page, box or None,
    measured, wanted} each. ``scanned_with`` is the virus scanner with its signatures, "" where none is used.
    """

    content: bytes
    content_type: str
    name: str
    pages: int
    sha256: str
    original: bytes
    notes: tuple[str, ...]
    origin: Mapping[str, Any] = field(default_factory=dict)
    looks: tuple[str, ...] = ()
    quality: tuple[Mapping[str, Any], ...] = ()
    scanned_with: str = ""


def receive(
    stream: Readable,
    *,
    name: str,
    accepts: Collection[str] = ("image", "pdf"),
    limit: int = LIMIT,
    within: Limits = LIMITS,
) -> Received:
    """Read, check and rewrite one file. ``accepts`` is of "image" and "pdf", ``limit`` in bytes.

    A picture is encoded anew (upright, without EXIF; a PNG stays one, others become JPEG), a PDF is written anew
    without anything that acts; a TIFF of several pages becomes a PDF where one is welcome. Nothing is believed of the
    name but how to call the file.

    Raises:
        Unusable: with words for the person who sent it.
    """
    original = _at_most(stream, limit=limit)
    kind = kind_of(original)
    kinds = [one for family in accepts for one in FAMILIES[family]]
    if kind not in kinds:
        raise Unusable("wrong_type", found=name_of(kind), wanted=in_words(kinds))
    scanned_with = insist_on_clean(original)
    answer = _made_harmless(original, kind=kind, joined=PDF in kinds, within=within)
    content_type = answer.facts["content_type"]
    return Received(
        content=answer.made,
        content_type=content_type,
        name=_tidy(name, ending=_ENDINGS[content_type]),
        pages=answer.facts["pages"],
        sha256=hashlib.sha256(answer.made).hexdigest(),
        original=original,
        notes=tuple(answer.facts["notes"]),
        origin=answer.facts.get("origin", {}),
        looks=tuple(answer.facts.get("looks", ())),
        quality=tuple(answer.facts.get("quality", ())),
        scanned_with=scanned_with,
    )


def _made_harmless(original: bytes, *, kind: str, joined: bool, within: Limits) -> Answer:
    if kind == PDF:
        return ask("take_pdf", original, limits=within, content_type=kind)
    return ask("take_picture", original, limits=within, content_type=kind, joined=joined)


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

"""What kind of file some bytes are: by their first bytes, never by the name or by what the browser says."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

PDF, JPEG, PNG, HEIC = "application/pdf", "image/jpeg", "image/png", "image/heic"
WEBP, TIFF = "image/webp", "image/tiff"  # taken as well, but never asked for
TAKEN: Mapping[str, str] = {PDF: "PDF", JPEG: "JPEG", PNG: "PNG", HEIC: "HEIC"}
FAMILIES: Mapping[str, tuple[str, ...]] = {"pdf": (PDF,), "image": (JPEG, PNG, HEIC, WEBP, TIFF)}

_HEIC_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"hevm", b"hevs", b"mif1", b"msf1")
_STARTS: tuple[tuple[bytes, Any], ...] = (
    (b"%PDF-", PDF),
    (b"\xff\xd8\xff", JPEG),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"GIF87a", _("a GIF picture")),
    (b"GIF89a", _("a GIF picture")),
    (b"BM", _("a BMP picture")),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _("an old Word or Excel document")),
    (b"7z\xbc\xaf\x27\x1c", _("an archive")),
    (b"Rar!", _("an archive")),
    (b"\x1f\x8b", _("an archive")),
    (b"{\\rtf", _("a text document")),
    (b"MZ", _("a program")),
    (b"\x7fELF", _("a program")),
    (b"#!", _("a program")),
)
_UNKNOWN = _("a kind of file we do not know")


def kind_of(content: bytes) -> Any:
    """One of the content types in ``FAMILIES``, or translatable words for what the file looks like instead."""
    start = content[:4096]
    for mark, kind in _STARTS:
        if start.startswith(mark):
            return kind
    if start[4:8] == b"ftyp":
        return _kind_of_box(start)
    if start[:4] == b"RIFF":
        return WEBP if start[8:12] == b"WEBP" else _("a sound or a video")
    if start.startswith(b"PK\x03\x04"):
        return _("a Word, Excel or similar document") if _is_office(start) else _("a ZIP archive")
    return _kind_of_text(start)


def name_of(kind: Any) -> Any:
    """What people call one of the content types; other words come back as they are."""
    return {**TAKEN, WEBP: _("a WebP picture"), TIFF: _("a TIFF picture")}.get(kind, kind)


def in_words(kinds: Collection[str]) -> str:
    """The content types as people know them: "PDF, JPEG or PNG"."""
    names = [name for kind, name in TAKEN.items() if kind in kinds]
    if len(names) < 2:
        return "".join(names)
    return pgettext("list of file kinds", "%(several)s or %(last)s") % {
        "several": ", ".join(names[:-1]),
        "last": names[-1],
    }


def _kind_of_box(start: bytes) -> Any:
    size = int.from_bytes(start[:4], "big")
    brands = {start[8:12]} | {start[at : at + 4] for at in range(16, min(size, len(start)), 4)}
    if brands & {b"avif", b"avis"}:
        return _("an AVIF picture")
    return HEIC if brands.intersection(_HEIC_BRANDS) else _("a video")


def _is_office(start: bytes) -> bool:
    return any(mark in start for mark in (b"[Content_Types].xml", b"word/", b"xl/", b"mimetypeapplication/vnd"))


def _kind_of_text(start: bytes) -> Any:
    if b"\x00" in start or any(byte < 9 for byte in start):
        return _UNKNOWN
    words = start.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if words.startswith((b"<!doctype html", b"<html", b"<head", b"<script", b"<body")):
        return _("a web page")
    if b"<svg" in words[:500]:
        return _("an SVG drawing")
    if words.startswith(b"<?xml"):
        return _("an XML file")
    readable = sum(byte >= 32 or byte in b"\t\r\n\x0c" for byte in start)
    return _("plain text") if readable >= 0.97 * len(start) else _UNKNOWN

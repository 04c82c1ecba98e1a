"""What an original says about how it was made. Evidence for a human: all of it is easily forged, and easily missing."""

import hashlib
import io
import re
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

import pikepdf
from PIL import ExifTags, Image

from tinggal.intake.parser.looks import apart, look_of

_LONGEST = 120
_XMP_LOOKED_AT = 1_000_000
_THUMBNAIL_STARTS, _THUMBNAIL_LENGTH = 0x0201, 0x0202
_UNLIKE = 16  # of 64 bits: a thumbnail of the same picture differs in up to 10
_PDF_DATE = re.compile(r"D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+-])(\d\d)'?(\d\d)?|Z)?")
_TOOL = re.compile(rb"CreatorTool(?:>|=[\"'])([^<\"']{1,200})")


def of_picture(picture: Image.Image) -> dict[str, Any]:
    """``software``, ``camera``, ``made_at`` and ``changed_at`` (ISO 8601, local time), ``history`` (steps of editing
    that a program wrote down), ``quality_tables`` (digest of a JPEG's quantisation), ``thumbnail_differs`` (the small
    picture inside shows something else). Read before the picture is turned.
    """
    exif = picture.getexif()
    taken = exif.get_ifd(ExifTags.IFD.Exif)
    xmp = _bytes(picture.info.get("xmp"))[:_XMP_LOOKED_AT]
    facts = {
        "software": _text(exif.get(ExifTags.Base.Software) or picture.info.get("Software") or _tool(xmp)),
        "camera": _text(f"{exif.get(ExifTags.Base.Make, '')} {exif.get(ExifTags.Base.Model, '')}"),
        "made_at": _exif_moment(taken.get(ExifTags.Base.DateTimeOriginal)),
        "changed_at": _exif_moment(exif.get(ExifTags.Base.DateTime)),
        "history": _steps(xmp),
        "quality_tables": _quality_tables(getattr(picture, "quantization", None)),
        "thumbnail_differs": _thumbnail_differs(picture, exif),
    }
    return {name: fact for name, fact in facts.items() if fact}


def of_pdf(content: bytes, pdf: pikepdf.Pdf, *, things: Iterable[pikepdf.Object]) -> dict[str, Any]:
    """``producer``, ``creator``, ``made_at``, ``changed_at``, ``software`` and ``history`` (as for a picture),
    ``revisions`` (how often the file was saved; more than 1: something was added later), ``fonts``, ``pictures``,
    ``signatures`` (digital ones; none survives our writing).
    """
    xmp = _metadata(pdf)
    facts: dict[str, Any] = {
        "producer": _entry(pdf, "/Producer"),
        "creator": _entry(pdf, "/Creator"),
        "made_at": _pdf_moment(_entry(pdf, "/CreationDate")),
        "changed_at": _pdf_moment(_entry(pdf, "/ModDate")),
        "software": _text(_tool(xmp)),
        "history": _steps(xmp),
    }
    counts = {"fonts": 0, "pictures": 0, "signatures": 0}
    for thing in things:
        counts["fonts"] += thing.get("/Type") == "/Font" and "/BaseFont" in thing
        counts["pictures"] += thing.get("/Subtype") == "/Image"
        counts["signatures"] += "/ByteRange" in thing
    revisions = max(1, content.count(b"%%EOF") - pdf.is_linearized)
    return {name: fact for name, fact in facts.items() if fact} | counts | {"revisions": revisions}


def _entry(pdf: pikepdf.Pdf, key: str) -> str:
    told = pdf.trailer.get("/Info")
    return _text(told.get(key)) if isinstance(told, pikepdf.Dictionary) else ""


def _metadata(pdf: pikepdf.Pdf) -> bytes:
    written = pdf.Root.get("/Metadata")
    if not isinstance(written, pikepdf.Stream) or len(written.read_raw_bytes()) > _XMP_LOOKED_AT:
        return b""
    try:
        return bytes(written.read_bytes())[:_XMP_LOOKED_AT]
    except pikepdf.PdfError:
        return b""


def _tool(xmp: bytes) -> str:
    found = _TOOL.search(xmp)
    return found[1].decode(errors="replace") if found else ""


def _steps(xmp: bytes) -> int:
    return xmp.count(b"stEvt:action")


def _text(told: object) -> str:
    """At most 120 characters that can be seen, on one line."""
    words = told.decode(errors="replace") if isinstance(told, bytes) else "" if told is None else str(told)
    return " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())[:_LONGEST]


def _bytes(told: object) -> bytes:
    return told if isinstance(told, bytes) else str(told or "").encode()


def _exif_moment(told: object) -> str:
    try:
        return datetime.strptime(_text(told), "%Y:%m:%d %H:%M:%S").isoformat()  # noqa: DTZ007  cameras tell no zone
    except ValueError:
        return ""


def _pdf_moment(told: str) -> str:
    """ISO 8601 from ISO 32000-1, 7.9.4; "" for anything else."""
    parts = _PDF_DATE.match(told)
    if parts is None:
        return ""
    year, month, day, hour, minute, second = (int(parts[at] or at in (2, 3)) for at in range(1, 7))
    zone = f"{parts[7]}{parts[8]}:{parts[9] or '00'}" if parts[7] else "+00:00" if told.endswith("Z") else ""
    try:
        return datetime.fromisoformat(
            f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone}"
        ).isoformat()
    except ValueError:
        return ""


def _quality_tables(tables: Mapping[int, list[int]] | None) -> str:
    if not tables:
        return ""
    written = ";".join(f"{number}:{','.join(map(str, tables[number]))}" for number in sorted(tables))
    return hashlib.sha256(written.encode()).hexdigest()[:32]


def _thumbnail_differs(picture: Image.Image, exif: Image.Exif) -> bool:
    inside = exif.get_ifd(ExifTags.IFD.IFD1)
    start, length = inside.get(_THUMBNAIL_STARTS), inside.get(_THUMBNAIL_LENGTH)
    written = _bytes(picture.info.get("exif"))
    if not isinstance(start, int) or not isinstance(length, int) or not written:
        return False
    behind = start + 6  # counted from behind "Exif" and two zeros
    try:
        small = Image.open(io.BytesIO(written[behind : behind + length]), formats=("JPEG",))
        if small.width * small.height > _XMP_LOOKED_AT:
            return False
        small.load()
    except OSError:
        return False
    return apart(look_of(_cut_to(small, picture.width / picture.height)), look_of(picture)) > _UNLIKE


def _cut_to(small: Image.Image, shape: float) -> Image.Image:
    """Without the bars with which cameras fill a thumbnail of another shape."""
    width, height = min(small.width, round(small.height * shape)), min(small.height, round(small.width / shape))
    left, top = (small.width - width) // 2, (small.height - height) // 2
    return small.crop((left, top, left + max(1, width), top + max(1, height)))

"""Reads a whole PDF file from the first byte to the last, so that nothing can hide between its objects."""

import re
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tinggal.checker.pdf_objects import BadPdf, Object, Reference, blank, value

LARGEST: Final = 30_000_000
_LARGEST_PART: Final = 2_000_000
_HEADER: Final = re.compile(rb"%PDF-[12]\.[0-9]\r?\n(%[^\r\n]*\r?\n)?")
_OBJECT: Final = re.compile(rb"([1-9][0-9]{0,7}) 0 obj(?=[\x00\t\n\f\r </\[(])")
_STREAM: Final = re.compile(rb"stream\r?\n")
_ENDSTREAM: Final = re.compile(rb"(\r\n|\n|\r)?endstream(?=[\x00\t\n\f\r ])")
_SECTION: Final = re.compile(rb"(0|[1-9][0-9]{0,7}) (0|[1-9][0-9]{0,7})[ ]?\r?\n")
_ENTRY: Final = re.compile(rb"([0-9]{10}) ([0-9]{5}) ([nf])(?: \r| \n|\r\n)")
_END: Final = re.compile(rb"[\x00\t\n\f\r ]*startxref[\r\n]+(0|[1-9][0-9]{0,9})[\r\n]+%%EOF(\r\n|\n|\r)?")


@dataclass(frozen=True, slots=True)
class Part:
    """One numbered object of the file: its value, the raw bytes of its stream if it has one, and where it stands."""

    value: Object
    stream: bytes | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Revision:
    """What was written at one time: the objects by number, and the dictionary behind the table of their places."""

    parts: Mapping[int, Part]
    trailer: Mapping[str, Object]
    table: int


def revisions(data: bytes) -> list[Revision]:
    """All that was ever written into the file, oldest first. Raises ``BadPdf``.

    Every byte has to belong to an object, to a table of objects, or to the frame around them; every object stands in
    the table of its own revision, at its place; no object streams.
    """
    if len(data) > LARGEST:
        raise BadPdf("The file is too large to be a letter.")
    header = _HEADER.match(data)
    if header is None:
        raise BadPdf("This is not a PDF file.")
    found: list[Revision] = []
    at = header.end()
    while at < len(data):
        revision, at = _revision(data, at, before=found[-1].table if found else None)
        found.append(revision)
    return found


def unpacked(part: Part) -> bytes:
    """What a stream holds, at most two million bytes. Raises ``BadPdf`` for anything but plain or Flate."""
    if not isinstance(part.value, dict) or part.stream is None or "DecodeParms" in part.value:
        raise BadPdf("This is not a stream we can read.")
    packing = part.value.get("Filter")
    if packing is None and len(part.stream) <= _LARGEST_PART:
        return part.stream
    if packing not in ("FlateDecode", ["FlateDecode"]):
        raise BadPdf("A stream is packed in a way we do not use.")
    opening = zlib.decompressobj()
    try:
        plain = opening.decompress(part.stream, _LARGEST_PART)
    except zlib.error as problem:
        raise BadPdf("A stream cannot be unpacked.") from problem
    if not opening.eof or opening.unused_data or opening.unconsumed_tail:
        raise BadPdf("A stream is cut off, too long, or has something behind it.")
    return plain


def _revision(data: bytes, at: int, *, before: int | None) -> tuple[Revision, int]:
    parts: dict[int, Part] = {}
    at = blank(data, at)
    while found := _OBJECT.match(data, at):
        number = int(found[1])
        if number in parts:
            raise BadPdf(f"Object {number} was written twice at once.")
        parts[number] = _part(data, at, body=found.end())
        at = blank(data, parts[number].end)
    table, places, at = at, *_table(data, at)
    if places != {number: part.start for number, part in parts.items()}:
        raise BadPdf("The table of objects does not tell what is there.")
    trailer, at = value(data, at)
    end = _END.match(data, at)
    if not isinstance(trailer, dict) or end is None or int(end[1]) != table or trailer.get("Prev") != before:
        raise BadPdf("The file does not end as it should.")
    if "XRefStm" in trailer or "Encrypt" in trailer:
        raise BadPdf("The file is encrypted or of two kinds at once.")
    return Revision(parts, trailer, table), end.end()


def _part(data: bytes, start: int, *, body: int) -> Part:
    found, at = value(data, body)
    at = blank(data, at)
    stream = None
    if isinstance(found, dict) and (opened := _STREAM.match(data, at)):
        length = found.get("Length")
        if type(length) is not int or not 0 <= length <= len(data):
            raise BadPdf("A stream does not tell its length.")
        stream = data[opened.end() : opened.end() + length]
        closed = _ENDSTREAM.match(data, opened.end() + length)
        if closed is None or found.get("Type") in ("ObjStm", "XRef"):
            raise BadPdf("A stream has another length than it tells, or is of a kind our letters do not have.")
        at = blank(data, closed.end())
    if data[at : at + 6] != b"endobj":
        raise BadPdf(f"The object at {start} does not end.")
    return Part(found, stream, start, at + 6)


def _table(data: bytes, at: int) -> tuple[dict[int, int], int]:
    """The places of the objects that a table names, by number, and where its trailer's dictionary begins."""
    if data[at : at + 4] != b"xref":
        raise BadPdf(f"There is something at {at} that our letters do not have.")
    places: dict[int, int] = {}
    at = blank(data, at + 4)
    while section := _SECTION.match(data, at):
        first, count = int(section[1]), int(section[2])
        at = section.end()
        for number in range(first, first + count):
            entry = _ENTRY.match(data, at)
            if entry is None or number in places or (entry[3] == b"n") != (number > 0):
                raise BadPdf("The table of objects is not written as it should be.")
            at = entry.end()
            if number:
                places[number] = int(entry[1])
    at = blank(data, at)
    if data[at : at + 7] != b"trailer":
        raise BadPdf("The table of objects does not end.")
    return places, at + 7


def resolved(found: Object, *, parts: Mapping[int, Part]) -> Object:
    """The value itself, or the one that the reference stands for."""
    if not isinstance(found, Reference):
        return found
    if found.number not in parts:
        raise BadPdf(f"There is no object {found.number}.")
    return parts[found.number].value

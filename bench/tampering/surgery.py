"""Cuts into signed PDF files: the gap of the signature, what stands in it, revisions behind the end, saving anew."""

import hashlib
import io
import re
from collections.abc import Callable
from dataclasses import dataclass

import pikepdf
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from bench.tampering.materials import Pen
from tinggal.lib.cms import detached

RANGE = re.compile(rb"/ByteRange \[(\d+) (\d+) (\d+) (\d+)\] *")
Change = Callable[[IncrementalPdfFileWriter], None]
Cut = Callable[[pikepdf.Pdf], None]


@dataclass(frozen=True)
class Gap:
    """Where the signature stands: from ``<`` to behind ``>``."""

    start: int
    end: int


def gap(pdf: bytes) -> Gap:
    """The gap that the ByteRange leaves."""
    found = _range(pdf)
    return Gap(int(found[2]), int(found[3]))


def message(pdf: bytes) -> bytes:
    """The CMS in the gap, without the zeros behind it."""
    hole = gap(pdf)
    packed = bytes.fromhex(pdf[hole.start + 1 : hole.end - 1].decode())
    return packed[: _whole(packed)]


def with_message(pdf: bytes, packed: bytes, *, behind: bytes = b"") -> bytes:
    """Another CMS in the same gap; ``behind`` stands right after it instead of zeros."""
    return written(pdf, gap(pdf), packed + behind)


def written(pdf: bytes, hole: Gap, content: bytes) -> bytes:
    """Content with zeros behind it as the digits of a gap."""
    room = (hole.end - hole.start - 2) // 2
    if len(content) > room:
        raise ValueError(f"{len(content)} bytes do not fit into {room}.")
    return pdf[: hole.start + 1] + content.ljust(room, b"\x00").hex().upper().encode() + pdf[hole.end - 1 :]


def with_range(pdf: bytes, *numbers: int, more: bytes = b"") -> bytes:
    """Another ByteRange and whatever follows it, in the same room."""
    found = _range(pdf)
    text = b"/ByteRange [%s]" % b" ".join(b"%d" % one for one in numbers) + more
    if len(text) > len(found[0]):
        raise ValueError(f"{text!r} is longer than {len(found[0])}.")
    return pdf[: found.start()] + text.ljust(len(found[0])) + pdf[found.end() :]


def signed_over(pdf: bytes, *numbers: int, hole: Gap, by: Pen) -> bytes:
    """The same file with a fresh signature over just these ranges, as the holder of the key could make it."""
    covered = b"".join(pdf[start : start + length] for start, length in zip(numbers[::2], numbers[1::2], strict=True))
    return written(pdf, hole, detached(hashlib.sha256(covered).digest(), by=by.by, stamp=by.stamp))


def signed_again(pdf: bytes, *, by: Pen) -> bytes:
    """A fresh signature over everything but the gap, after something outside it was changed."""
    hole = gap(pdf)
    return signed_over(pdf, 0, hole.start, hole.end, len(pdf) - hole.end, hole=hole, by=by)


def replaced(pdf: bytes, old: bytes, new: bytes) -> bytes:
    """The last ``old`` becomes ``new``, of the same length, so that all places stay."""
    at = pdf.rindex(old)
    if len(old) != len(new):
        raise ValueError(f"{old!r} and {new!r} are not of one length.")
    return pdf[:at] + new + pdf[at + len(old) :]


def appended(pdf: bytes, change: Change) -> bytes:
    """A revision behind the end of the file (incremental update)."""
    writer = IncrementalPdfFileWriter(io.BytesIO(pdf), strict=False)
    change(writer)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def saved(pdf: bytes, cut: Cut = lambda _file: None, **how: object) -> bytes:
    """The file saved whole by qpdf, after a cut."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as file:
        cut(file)
        file.save(out, **how)
    return out.getvalue()


def plain(pdf: bytes, cut: Cut) -> bytes:
    """A cut into an unsigned letter, saved in the form our letters have: no object streams, a table of objects."""
    return saved(pdf, cut, object_stream_mode=pikepdf.ObjectStreamMode.disable, min_version="1.7")


def _range(pdf: bytes) -> re.Match[bytes]:
    found = RANGE.search(pdf)
    if found is None:
        raise ValueError("The file has no signature.")
    return found


def _whole(packed: bytes) -> int:
    """The length of the DER value at the beginning."""
    first = packed[1]
    if first < 0x80:
        return 2 + first
    count = first & 0x7F
    return 2 + count + int.from_bytes(packed[2 : 2 + count], "big")

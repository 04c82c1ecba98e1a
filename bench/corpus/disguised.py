"""Files that are not what they are called, and files that are two things at once."""

import base64
import gzip
import io
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial

from PIL import Image

from bench.corpus.pages import MARK, jpeg, page, pdf, png, webp, written
from bench.corpus.sample import ACCEPTED, DAMAGED, Sample, neutralised, refused

EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"
WRONG = (refused("wrong_type"),)
_HTML = b"<!DOCTYPE html><html><script>alert('" + MARK + b"')</script></html>"
_STARTS: dict[str, bytes] = {
    "program for Windows": b"MZ\x90\x00\x03",
    "program for Linux": b"\x7fELF\x02\x01\x01",
    "program for Macs": b"\xcf\xfa\xed\xfe\x07",
    "class of Java": b"\xca\xfe\xba\xbe\x00\x00\x00\x34",
    "WebAssembly": b"\x00asm\x01\x00\x00\x00",
    "shell script": b"#!/bin/sh\nrm -rf /\n",
    "old Word document": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "RTF": b"{\\rtf1 \\object}",
    "7-Zip archive": b"7z\xbc\xaf\x27\x1c",
    "RAR archive": b"Rar!\x1a\x07\x00",
    "xz archive": b"\xfd7zXZ\x00",
    "bzip2 archive": b"BZh91AY&SY",
    "BMP picture": b"BM\x36\x00\x00\x00",
    "icon": b"\x00\x00\x01\x00\x01\x00",
    "Photoshop picture": b"8BPS\x00\x01",
    "PostScript": b"%!PS-Adobe-3.0\n",
    "video (mp4)": b"\x00\x00\x00\x18ftypmp42",
    "AVIF picture": b"\x00\x00\x00\x1cftypavif\x00\x00\x00\x00mif1avif",
    "video (mkv)": b"\x1a\x45\xdf\xa3",
    "sound (wav)": b"RIFF\x24\x00\x00\x00WAVE",
    "sound (mp3)": b"ID3\x03\x00",
    "font": b"\x00\x01\x00\x00\x00\x10",
    "database": b"SQLite format 3\x00",
    "shortcut": b"L\x00\x00\x00\x01\x14\x02\x00",
    "zeros": bytes(16),
}


def samples() -> Iterator[Sample]:
    for name, start in _STARTS.items():
        yield Sample(f"{name} called a PDF", partial(bytes, start + bytes(2_000)), WRONG)
    for name, content in _texts().items():
        yield Sample(f"{name} called a PDF", partial(bytes, content), WRONG)
    for name, make in {"ZIP": _zip, "ZIP in a ZIP": _zip_in_zip, "tape archive": _tar, "gzip": _gzip}.items():
        yield Sample(f"{name} called a PDF", make, WRONG)
    yield Sample("ZIP of a hundred megabytes", _zip_bomb, WRONG)
    yield Sample("Word document", partial(_zip, "[Content_Types].xml"), WRONG)
    yield Sample("GIF picture", lambda: written(page().convert("P"), "GIF"), WRONG)
    yield from _two_at_once()


def _texts() -> dict[str, bytes]:
    return {
        "EICAR": EICAR,
        "EICAR in base64": base64.b64encode(EICAR),
        "web page": _HTML,
        "web page with blanks before it": b" \n\t" + _HTML,
        "web page with a mark before it": b"\xef\xbb\xbf" + _HTML,
        "SVG drawing": b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        "XML that asks for files": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        "XML that grows": b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "bb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
        "JSON": b'{"a": 1}',
        "CSV with a formula": b"=cmd|' /C calc'!A0,1\n",
        "mail": b"From: a@example.org\nSubject: x\n\nhello\n",
        "JavaScript": b"eval(atob('YWxlcnQoMSk='))",
        "PHP": b"<?php system($_GET['c']); ?>",
        "a plain letter": b"Dear Sir or Madam,\n" * 20,
    }


def _two_at_once() -> Iterator[Sample]:
    fates, marks = (ACCEPTED,), (MARK, b"<script", EICAR, b"PK\x03\x04")
    yield Sample("PDF with a web page behind it", lambda: pdf() + _HTML, fates, marks)
    yield Sample("PDF with a ZIP behind it", lambda: pdf() + _zip(), fates, marks)
    yield Sample("PDF with EICAR behind it", lambda: pdf() + EICAR, fates, marks)
    yield Sample("PDF with a web page in a comment", _pdf_with_comment, (*fates, *DAMAGED), marks)
    yield Sample("web page with a PDF behind it", lambda: _HTML + pdf(), WRONG)
    yield Sample("GIF with a PDF behind it", lambda: b"GIF89a;" + pdf(), WRONG)
    yield Sample("GIF that is a Java archive (GIFAR)", lambda: written(page().convert("P"), "GIF") + _zip(), WRONG)
    yield Sample("program with a PDF behind it", lambda: b"MZ" + bytes(500) + pdf(), WRONG)
    yield Sample("ZIP with a PDF in it, not packed", partial(_zip, "a.pdf", packing=zipfile.ZIP_STORED), WRONG)
    for name, make in {"JPEG": jpeg, "PNG": png, "WebP": webp}.items():
        for thing, other in {
            "web page": _HTML,
            "ZIP": _zip(),
            "EICAR": EICAR,
            "PHP": b"<?php /*" + MARK + b"*/",
        }.items():
            yield Sample(f"{name} with {thing} behind it", lambda make=make, other=other: make() + other, fates, marks)
    yield Sample("JPEG with a web page in its comment", lambda: written(page(), "JPEG", comment=_HTML), fates, marks)
    yield Sample("PNG with a web page in its text", _png_with_text, fates, marks)
    yield Sample("JPEG that is a script as well", _jpeg_script, (*fates, *DAMAGED), marks)
    yield Sample("JPEG of exif full of script", _exif_script, fates, marks)
    yield Sample("PDF in which a JPEG carries a web page", _jpeg_in_pdf, (*fates, neutralised("place")), marks)


def _pdf_with_comment() -> bytes:
    return pdf().replace(b"%PDF-1.4\n", b"%PDF-1.4\n%" + _HTML + b"\n")


def _zip(name: str = "letter.pdf", *, packing: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", packing) as archive:
        archive.writestr(name, pdf()[:2_000] + MARK)
    return out.getvalue()


def _zip_in_zip() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.zip", _zip())
    return out.getvalue()


def _zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(4):
            archive.writestr(str(number), bytes(25_000_000))
    return out.getvalue()


def _tar() -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        archive.addfile(tarfile.TarInfo("../../etc/passwd"))
    return out.getvalue()


def _gzip() -> bytes:
    return gzip.compress(pdf())


def _png_with_text() -> bytes:
    content = png()
    body = b"Comment\0" + _HTML
    behind_header = 33
    length, check = len(body).to_bytes(4, "big"), zlib.crc32(b"tEXt" + body).to_bytes(4, "big")
    return content[:behind_header] + length + b"tEXt" + body + check + content[behind_header:]


def _jpeg_script() -> bytes:
    """The length of its first part reads as the beginning of a comment in JavaScript."""
    content = jpeg()
    part = b"*/=alert('" + MARK + b"');/*"
    return content[:2] + b"\xff\xe0\x2f\x2a" + part.ljust(0x2F2A - 2, b"\0") + content[2:]


def _exif_script() -> bytes:
    exif = Image.Exif()
    exif[0x010E] = _HTML.decode()
    return written(page(), "JPEG", exif=exif)


def _jpeg_in_pdf() -> bytes:
    content = pdf()
    end = content.index(b"endstream", content.index(b"\xff\xd8\xff"))
    return content[:end] + _HTML + b"\n" + content[end:]

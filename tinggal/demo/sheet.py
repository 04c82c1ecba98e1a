"""Sets one page of text as a PDF with the fonts every reader has: enough for an invented letter or certificate."""

import io
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pikepdf
from pikepdf import Dictionary, Name

_WIDTH, _HEIGHT, _MARGIN = 595, 842, 64
_SIGNS_PER_LINE = 84


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page. ``facts`` are (label, value) lines; ``stamp`` is the text in the box of a duty stamp or seal."""

    issuer: str
    title: str
    number: str
    facts: tuple[tuple[str, str], ...]
    paragraphs: tuple[str, ...]
    place_and_day: str
    signed_by: str
    stamp: str = ""


@dataclass(frozen=True, slots=True)
class _Line:
    font: str
    size: int
    across: int
    down: int
    text: str


FOOT = "CONTOH - dokumen rekaan untuk peragaan Tinggal; orang dan badan di dalamnya tidak ada."


def as_pdf(sheet: Sheet) -> bytes:
    """The page; the same sheet always gives the same bytes. Letters outside Windows-1252 become question marks."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page(page_size=(_WIDTH, _HEIGHT))
        fonts = {f"/{key}": _font(name) for key, name in (("R", "Helvetica"), ("B", "Helvetica-Bold"))}
        page.obj.Resources = Dictionary(Font=Dictionary(fonts))
        page.obj.Contents = pdf.make_stream(_content(sheet))
        written = io.BytesIO()
        pdf.save(written, deterministic_id=True)
    return written.getvalue()


def _font(name: str) -> Dictionary:
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name(f"/{name}"), Encoding=Name.WinAnsiEncoding)


def _content(sheet: Sheet) -> bytes:
    texts = b"".join(_text(line) for line in _lines(sheet))
    rule = f"{_MARGIN} 772 m {_WIDTH - _MARGIN} 772 l S {_MARGIN} 769 m {_WIDTH - _MARGIN} 769 l S\n"
    box = "0.75 0.2 0.2 RG 330 160 92 56 re S 0 0 0 RG\n" if sheet.stamp else ""
    return f"1 w {rule}{box}".encode() + texts


def _lines(sheet: Sheet) -> Iterator[_Line]:
    yield _Line("B", 14, _MARGIN, 784, sheet.issuer)
    yield _Line("B", 13, _MARGIN, 736, sheet.title)
    yield _Line("R", 10, _MARGIN, 718, sheet.number)
    down = 688
    for label, value in sheet.facts:
        yield _Line("R", 11, _MARGIN, down, label)
        yield _Line("B", 11, 220, down, f": {value}")
        down -= 18
    down -= 12
    for line in _wrapped(sheet.paragraphs):
        yield _Line("R", 11, _MARGIN, down, line)
        down -= 16
    yield _Line("R", 11, 330, 240, sheet.place_and_day)
    if sheet.stamp:
        yield _Line("B", 9, 338, 184, sheet.stamp)
    yield _Line("B", 11, 330, 136, sheet.signed_by)
    yield _Line("R", 8, _MARGIN, 40, FOOT)


def _wrapped(paragraphs: Sequence[str]) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from textwrap.wrap(paragraph, _SIGNS_PER_LINE)
        yield ""


def _text(line: _Line) -> bytes:
    signs = line.text.encode("cp1252", "replace")
    for sign in (b"\\", b"(", b")"):
        signs = signs.replace(sign, b"\\" + sign)
    return f"BT /{line.font} {line.size} Tf {line.across} {line.down} Td (".encode() + signs + b") Tj ET\n"

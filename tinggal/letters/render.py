"""A letter's data becomes a PDF/A-2a file; the same data always gives the same bytes."""

import functools
import hashlib
import json
import threading
import unicodedata
from pathlib import Path
from typing import Any, Final

import typst

from tinggal.letters.content import Content, as_json
from tinggal.letters.qr import drawing

TEMPLATE_VERSION: Final = "2026-11"  # change it with every change of the words or the layout
_FOLDER = Path(__file__).parent / "typesetting"
_TURN = threading.Lock()  # the compiler serves one letter at a time
_RANGES = (  # what the fonts in typesetting/fonts hold: another character would stop the typesetting
    (0x0A, 0x0A), (0x20, 0x7E), (0xA0, 0xAC), (0xAE, 0x19A), (0x19C, 0x24F), (0x259, 0x259), (0x2B0, 0x2FF),
    (0x300, 0x36F), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x205E), (0x20A0, 0x20BF), (0x2116, 0x2116),
    (0x2122, 0x2122),
)  # fmt: skip
_HELD = frozenset(chr(code) for first, last in _RANGES for code in range(first, last + 1))


class NotTypeset(Exception):
    """The letter could not be typeset; the text is the compiler's own."""


def render(content: Content) -> bytes:
    """The unsigned letter: PDF/A-2a, tagged, fonts inside, document date = the date of the letter."""
    return replay(content.kind, as_json(content))


def replay(kind: str, filed: str) -> bytes:
    """The letter again from its filed JSON (``content.as_json``)."""
    data = json.loads(filed)
    inputs = {
        "letter": json.dumps(_printable(data), ensure_ascii=False),
        "qr": drawing(data["written"]["link"]),
        "digest": hashlib.sha256(filed.encode()).hexdigest(),
    }
    with _TURN:
        try:
            pdf = _compiler(kind).compile(format="pdf", sys_inputs=inputs, pdf_standards=["a-2a", "ua-1"])
        except typst.TypstError as problem:
            raise NotTypeset(f"{problem.message} {problem.diagnostic}") from problem
    if not isinstance(pdf, bytes):
        raise NotTypeset(f"{kind}: the compiler gave no file")
    return pdf


def printable(text: str) -> str:
    """The text with accents composed, and a question mark for every character the letter's fonts do not hold."""
    composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
    return "".join(letter if {letter, *letter.upper()} <= _HELD else "?" for letter in composed)


def _printable(data: Any) -> Any:
    if isinstance(data, str):
        return printable(data)
    if isinstance(data, dict):
        return {name: _printable(value) for name, value in data.items()}
    return [_printable(value) for value in data] if isinstance(data, list) else data


@functools.cache
def _compiler(kind: str) -> typst.Compiler:
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FOLDER / "fonts"])
    return typst.Compiler(input=_FOLDER / f"{kind}.typ", root=_FOLDER, font_paths=fonts, ignore_system_fonts=True)

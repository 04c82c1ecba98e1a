"""A letter's filed data becomes a PDF/A-3a file; the same data always gives the same bytes."""

import functools
import hashlib
import json
import os
import re
import threading
from collections.abc import Mapping
from importlib.metadata import version as version_of
from pathlib import Path
from typing import Any, Final

import typst

from tinggal.letters.qr import MAKER, drawing, seal_drawing
from tinggal.letters.render_fonts import Fonts, fonts_of

TEMPLATE_VERSION: Final = "2026-11d"  # a folder of typesetting; never change one by which letters were filed
ENGINE: Final = f"typst {version_of('typst')}, {MAKER}"
_FOLDER = Path(__file__).parent / "typesetting"
TEMPLATES_IN_FORCE: Final = _FOLDER / TEMPLATE_VERSION
PARTS: Final = {"permit": 3}  # of a letter that fits on a page each: mostly the letter itself, and the page in English
COUNTED: Final = 0
_AS_INPUTS: Final = {"2026-11b", "2026-11c"}  # versions whose templates ask for every value by name, as text
_COUNT: Final = re.compile(rb"/Type/Pages/Count (\d+)")
os.environ.setdefault("RAYON_NUM_THREADS", "1")  # the compiler's: for a page or two, others cost more than they help
_TURN = threading.Lock()  # the compiler serves one letter at a time


class NotTypeset(Exception):
    """The letter could not be typeset; the text is the compiler's own."""


def render(kind: str, filed: str, *, proof: str, seal: bytes, version: str = TEMPLATE_VERSION) -> bytes:
    """The unsigned letter: PDF/A-3a and PDF/UA-1, fonts inside, document date = the date of the letter.

    ``filed`` is its JSON (``content.as_json``); it and ``proof`` are attached byte for byte as ``letter.json`` and
    ``letter.tlog-proof``. ``seal`` is printed as a QR code unless it is empty. ``version`` is the folder of templates.
    Raises ``NotTypeset``.
    """
    template = template_of(kind, json.loads(filed))
    if not (_FOLDER / version / f"{template}.typ").exists():
        raise NotTypeset(f"There is no template of version {version} for a letter of the kind {template}.")
    given = _given(filed, proof=proof, seal=seal, fonts=fonts_of(_FOLDER / version))
    parts = PARTS.get(kind, 2) + bool(json.loads(filed)["written"]["language"])
    with _TURN:
        pdf = _typeset(template, given, version=version, pages=parts)
        if pages_of(pdf) != parts:
            pdf = _typeset(template, given, version=version, pages=COUNTED)
    return pdf


def template_of(kind: str, content: Mapping[str, Any]) -> str:
    """The template of a letter: named after its kind, and after its form where it has one."""
    return f"{kind}-{content['form']}" if content.get("form") else kind


def _typeset(template: str, given: dict[str, Any], *, version: str, pages: int) -> bytes:
    """``pages`` is how many the feet of the pages tell of; ``COUNTED`` takes longer.

    What differs between letters is given as a file and not as inputs: the compiler remembers what it laid out as long
    as its inputs are the same, and most of a letter is the same in the next.
    """
    asked = _asked_as_inputs if version in _AS_INPUTS else _asked_as_file
    try:
        pdf = _compiler(version, template).compile(
            format="pdf",
            pdf_standards=["a-3a", "ua-1"],
            pdf_tags=True,
            **asked(version, template, given | {"pages": pages}),
        )
    except typst.TypstError as problem:
        raise NotTypeset(f"{problem.message} {problem.diagnostic}") from problem
    if not isinstance(pdf, bytes):
        raise NotTypeset(f"{template}: the compiler gave no file")
    return pdf


def _asked_as_file(version: str, template: str, given: dict[str, Any]) -> dict[str, Any]:
    told = json.dumps(given, ensure_ascii=False).encode()
    return {"input": {"main.typ": _template(version, template), "given.json": told}}


def _asked_as_inputs(version: str, template: str, given: dict[str, Any]) -> dict[str, Any]:
    listed = {"letter": json.dumps(given["letter"], ensure_ascii=False), "fonts": ",".join(given["fonts"])}
    return {"sys_inputs": {name: str(value) for name, value in (given | listed).items()}}


def pages_of(pdf: bytes) -> int:
    """How many pages a letter made here has; 0 for any other file."""
    found = _COUNT.search(pdf)
    return int(found[1]) if found else 0


def printable(text: str) -> str:
    """The text as letters of today print it: a question mark stands for what no font holds."""
    return fonts_of(_FOLDER / TEMPLATE_VERSION).printable(text)


def families_for(text: str, *, language: str = "") -> list[str]:
    """The names of the fonts that a text needs, the plain one first; ``language`` decides about Chinese characters."""
    return fonts_of(TEMPLATES_IN_FORCE).needed(text, writers=(language,))


def _given(filed: str, *, proof: str, seal: bytes, fonts: Fonts) -> dict[str, Any]:
    data = json.loads(filed)
    letter, written = _printable(data, fonts), data["written"]
    page = written["language"]
    text = json.dumps(letter, ensure_ascii=False) + _SCRIPT.get(page, "")
    sealed = seal_drawing(seal) if seal else None
    return {
        "letter": letter,
        "filed": filed,
        "proof": proof,
        "fonts": fonts.needed(text, writers=(page, written["holder"]["nationality_code"])),
        "qr": drawing(written["link"]),
        "seal": sealed.svg if sealed else "",
        "seal_width": sealed.width_mm if sealed else 0,
        "digest": hashlib.sha256(filed.encode()).hexdigest(),
    }


def _printable(data: Any, fonts: Fonts) -> Any:
    if isinstance(data, str):
        return fonts.printable(data)
    if isinstance(data, dict):
        return {name: _printable(value, fonts) for name, value in data.items()}
    return [_printable(value, fonts) for value in data] if isinstance(data, list) else data


_SCRIPT = {"zh": "\u4e2d", "ja": "\u3042", "ko": "\ud55c"}  # a character that only the language's own fonts hold


@functools.cache
def every_font() -> typst.Fonts:
    """The fonts of the house as the compiler takes them; those of the machine are never used."""
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_FOLDER / "fonts"])


@functools.cache
def _compiler(version: str, template: str) -> typst.Compiler:
    folder = _FOLDER / version
    return typst.Compiler(
        input=folder / f"{template}.typ", root=folder, font_paths=every_font(), ignore_system_fonts=True
    )


@functools.cache
def _template(version: str, template: str) -> bytes:
    return (_FOLDER / version / f"{template}.typ").read_bytes()

"""LibreOffice: the blocks as a flat OpenDocument text (.fodt), as a mail merge fills one, converted by soffice."""

import base64
import io
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import segno
from peers.words import Block, blocks

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for name, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"),
    )
)  # fmt: skip
STYLES = """<office:font-face-decls><style:font-face style:name="Noto Sans" svg:font-family="'Noto Sans'"/>
</office:font-face-decls><office:styles><style:default-style style:family="paragraph"><style:text-properties
style:font-name="Noto Sans" fo:font-size="8.6pt" fo:language="id"/></style:default-style>
<style:style style:name="P" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="2pt"/></style:style>
<style:style style:name="B" style:family="paragraph"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="K" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="N" style:family="paragraph"><style:paragraph-properties fo:break-before="page"/></style:style>
</office:styles><office:automatic-styles><style:page-layout style:name="A4"><style:page-layout-properties
fo:page-width="21cm" fo:page-height="29.7cm" fo:margin-top="1.1cm" fo:margin-bottom="1.1cm" fo:margin-left="2cm" fo:margin-right="2cm"/></style:page-layout>
<style:style style:name="C1" style:family="table-column"><style:table-column-properties style:column-width="4.1cm"/>
</style:style><style:style style:name="C2" style:family="table-column"><style:table-column-properties
style:column-width="12.9cm"/></style:style></office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>"""
COLUMNS = '<table:table-column table:style-name="C1"/><table:table-column table:style-name="C2"/>'
TO_PDF = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"%d"}}'
LONGEST = 600


def installed() -> bool:
    """Whether there is a LibreOffice on this machine."""
    return shutil.which("soffice") is not None


def text_document(letter: dict[str, Any]) -> str:
    """The letter as .fodt with the QR code inside."""
    picture = io.BytesIO()
    segno.make(letter["written"]["link"], error="m").save(picture, kind="png", scale=6, border=0)
    qr = base64.b64encode(picture.getvalue()).decode()
    body = "".join(_marked(block, qr) for block in blocks(letter))
    kind = 'office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text"'
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} {kind}>{STYLES}'
        f"<office:body><office:text>{body}</office:text></office:body></office:document>"
    )


def convert(files: list[Path], *, to: Path, home: Path, fonts: Path, pdf_a: int) -> None:
    """All of them in one call of soffice. ``pdf_a`` is 0 for plain PDF, 2 for PDF/A-2b."""
    kept = home / ".fonts"
    if not kept.exists():
        shutil.copytree(fonts, kept)
    command = [
        "soffice",
        f"-env:UserInstallation={(home / 'profile').resolve().as_uri()}",
        "--headless",
        "--convert-to",
    ]
    environment = os.environ | {"HOME": str(home)}
    subprocess.run(
        [*command, TO_PDF % pdf_a, "--outdir", str(to), *map(str, files)],
        env=environment, check=True, capture_output=True, timeout=LONGEST,
    )  # fmt: skip


def _marked(block: Block, qr: str) -> str:
    points = "".join(_line(f"{number}. {text}") for number, text in block.rows)
    picture = (
        '<draw:frame text:anchor-type="as-char" svg:width="2.3cm" svg:height="2.3cm"><draw:image>'
        f"<office:binary-data>{qr}</office:binary-data></draw:image></draw:frame>"
    )
    return {
        "kop": lambda: "".join(_line(text, "K") for pair in block.rows for text in "\n".join(pair).split("\n")),
        "particulars": lambda: _table(block.rows),
        "text": lambda: _line(block.text),
        "title": lambda: _line(block.text, "B"),
        "table": lambda: _table(((block.text, "Keterangan"), *block.rows)),
        "points": lambda: points,
        "seal": lambda: _line(picture + block.text) + _line("Tembusan:") + points,
        "break": lambda: _line("", "N"),
        "foot": lambda: _line(block.text),
    }[block.kind]()


def _line(text: str, style: str = "P") -> str:
    return f'<text:p text:style-name="{style}">{text}</text:p>'


def _table(rows: tuple[tuple[str, str], ...]) -> str:
    cells = "".join(
        "<table:table-row>"
        + "".join(f'<table:table-cell office:value-type="string">{_line(cell)}</table:table-cell>' for cell in row)
        + "</table:table-row>"
        for row in rows
    )
    return f"<table:table>{COLUMNS}{cells}</table:table>"

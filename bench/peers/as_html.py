"""WeasyPrint: the blocks as an HTML page, and that as a PDF."""

import base64
import io
from pathlib import Path
from typing import Any

import segno
from peers.words import Block, blocks
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

SHEET = """
@font-face { font-family: Sans; src: url(FONTS/NotoSans-Regular.ttf) }
@font-face { font-family: Sans; font-weight: bold; src: url(FONTS/NotoSans-Bold.ttf) }
@page { size: A4; margin: 1.3cm 2cm }
body { font: 8.8pt/1.2 Sans; margin: 0 } h2 { font-size: 9.2pt; margin: .6em 0 .3em } p, ol { margin: .4em 0 }
.kop { text-align: center; border-bottom: 1.7pt solid; padding-bottom: 6pt } .kop b { font-size: 12.5pt }
table { width: 100%; border-collapse: collapse; margin: .6em 0 } td { border-bottom: .3pt solid #c4cad1; padding: 1.6pt 5pt }
td:first-child, th { width: 4.1cm; text-align: left } th { background: #e9edf2 } .plain td { border: 0; padding: 1pt }
.plain td:first-child { width: 1.9cm } .seal { border: .5pt solid #8a94a0; padding: 6pt; margin-left: 8cm }
.seal img { width: 2.3cm; float: left; margin-right: 8pt } .break { break-after: page } .foot { font-size: 6.6pt }
"""


class Weasy:
    """Keeps what a program would keep between two letters: the style sheet and the fonts."""

    def __init__(self, fonts: Path, *, variant: str | None) -> None:
        self._fonts = FontConfiguration()
        sheet = SHEET.replace("FONTS", fonts.resolve().as_uri())
        self._sheet = CSS(string=sheet, font_config=self._fonts)
        self._variant = variant

    def pdf(self, letter: dict[str, Any]) -> bytes:
        """One letter; ``variant`` of the class is WeasyPrint's name of a PDF standard, or none."""
        page = HTML(string=page_of(letter))
        made = page.write_pdf(
            stylesheets=[self._sheet], font_config=self._fonts, pdf_variant=self._variant, pdf_version="1.4"
        )
        return bytes(made)


def page_of(letter: dict[str, Any]) -> str:
    """The letter as HTML with the QR code inside."""
    picture = io.BytesIO()
    segno.make(letter["written"]["link"], error="m").save(picture, kind="svg", border=0)
    qr = base64.b64encode(picture.getvalue()).decode()
    body = "".join(_html(block, qr) for block in blocks(letter))
    return f'<!doctype html><html lang="id"><title>{letter["written"]["number"]}</title><body>{body}</body></html>'


def _html(block: Block, qr: str) -> str:
    cells = "".join(f"<tr><td>{name}<td>{value}" for name, value in block.rows)
    points = "".join(f"<li>{text}" for _number, text in block.rows)
    return {
        "kop": lambda: '<div class="kop">{}<br><b>{}</b><br>{}<br>{}</div>'.format(
            block.rows[0][0].replace("\n", "<br>"), block.rows[0][1], *block.rows[1]
        ),
        "particulars": lambda: f'<table class="plain">{cells}</table>',
        "text": lambda: f"<p>{block.text}</p>",
        "title": lambda: f"<h2>{block.text}</h2>",
        "table": lambda: f"<table><tr><th>{block.text}<th>Keterangan{cells}</table>",
        "points": lambda: f"<ol>{points}</ol>",
        "seal": lambda: (
            f'<div class="seal"><img alt="QR" src="data:image/svg+xml;base64,{qr}">{block.text}</div>'
            f"<p>Tembusan:</p><ol>{points}</ol>"
        ),
        "break": lambda: '<div class="break"></div>',
        "foot": lambda: f'<p class="foot">{block.text}</p>',
    }[block.kind]()

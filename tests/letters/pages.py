"""A small page as the typesetting makes them (PDF/A-3a, PDF/UA-1, two attached files), for tests about signatures."""

import functools
import os
import tempfile
from pathlib import Path

import typst

_SOURCE = """
#set document(title: "Surat", author: "Direktorat", date: datetime(year: 2026, month: 11, day: 22))
#set text(lang: "id", font: "Noto Sans")
#pdf.attach("letter.json", bytes("{}"), relationship: "source", mime-type: "application/json", description: "Isi")
#pdf.attach(
  "letter.tlog-proof", bytes("none"), relationship: "supplement", mime-type: "text/plain", description: "Bukti",
)
= Surat Persetujuan
Dengan ini disetujui.
#pagebreak()
Halaman kedua.
"""


@functools.cache
def page() -> bytes:
    """Always the same bytes."""
    folder = Path(__file__).resolve().parents[2] / "tinggal" / "letters" / "typesetting" / "fonts"
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder])
    with tempfile.TemporaryDirectory() as place:
        source = Path(place) / "surat.typ"
        source.write_text(_SOURCE)
        os.utime(source, (0, 0))
        compiler = typst.Compiler(input=source, root=place, font_paths=fonts, ignore_system_fonts=True)
        pdf = compiler.compile(format="pdf", pdf_standards=["a-3a", "ua-1"])
    assert isinstance(pdf, bytes)
    return pdf

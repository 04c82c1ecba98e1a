"""Real PDF files for ``bench.fraud``, as a bank's program writes them and as others change them; and their origin."""

import io
from typing import Any

import pikepdf

from bench.reading_layout import Drawn, as_pdf
from tinggal.intake.parser.pdf import rewrite

_STATEMENT = Drawn(
    "bank_statement", ("# BANK REKAAN", "# REKENING KORAN", "Nama | NOBODY", "Saldo Akhir | 1.000,00"), ()
)


def origin_of_pdf(*, creator: str, producer: str, made: str, added: int = 0) -> dict[str, Any]:
    """What intake says about a statement of this creator that ``producer`` wrote last, with so many saves added to
    its end (ISO 32000-1, 7.5.6)."""
    content = _written(creator=creator, producer=producer, made=made)
    for _ in range(added):
        content = _added(content)
    return dict(rewrite(content).origin)


def _written(*, creator: str, producer: str, made: str) -> bytes:
    with pikepdf.open(io.BytesIO(as_pdf(_STATEMENT))) as pdf:
        pdf.docinfo["/Creator"], pdf.docinfo["/Producer"] = creator, producer
        pdf.docinfo["/CreationDate"] = pdf.docinfo["/ModDate"] = "D:" + "".join(filter(str.isdecimal, made))
        out = io.BytesIO()
        pdf.save(out, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return out.getvalue()


def _added(content: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(content)) as pdf:
        root, number = pdf.Root.objgen[0], int(pdf.trailer.Size)
        told = pdf.trailer.Info.objgen[0]
    before = int(content.rpartition(b"startxref")[2].split()[0])
    note = b"\n%d 0 obj\n(changed)\nendobj\n" % number
    table = b"xref\n%d 1\n%010d 00000 n \n" % (number, len(content) + 1)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d >>\n" % (number + 1, root, told, before)
    return content + note + table + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(content) + len(note))

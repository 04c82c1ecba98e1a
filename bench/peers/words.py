"""The words of an approval as a list of blocks, so that every peer sets the same text as we do."""

import html
from dataclasses import dataclass
from typing import Any

MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
    "en": "January February March April May June July August September October November December",
}
Rows = list[tuple[str, str]]


@dataclass(frozen=True)
class Block:
    """One block: ``kind`` is kop, particulars, text, title, table, points, seal, break or foot. All text is escaped."""

    kind: str
    text: str = ""
    rows: tuple[tuple[str, str], ...] = ()


def blocks(letter: dict[str, Any]) -> list[Block]:
    """Of the filed JSON of an approval by the directorate: the legal page, then the English one."""
    escaped = _escaped(letter)
    return [*_indonesian(escaped), Block("break"), *_english(escaped)]


def _escaped(value: Any) -> Any:
    if isinstance(value, str):
        return html.escape(value)
    if isinstance(value, dict):
        return {name: _escaped(one) for name, one in value.items()}
    return [_escaped(one) for one in value] if isinstance(value, list) else value


def _day(iso: str | None, lang: str = "id") -> str:
    if not iso:
        return ""
    year, month, date = (int(part) for part in iso.split("-"))
    return f"{date} {MONTHS[lang].split()[month - 1]} {year}"


def _filled(rows: Rows) -> tuple[tuple[str, str], ...]:
    return tuple(row for row in rows if row[1])


def _indonesian(letter: dict[str, Any]) -> list[Block]:
    written, permit = letter["written"], letter["permit"]
    head, holder, sponsor = written["letterhead"], written["holder"], written["sponsor"]
    passed = " dan ".join(f"{step['office']} pada tanggal {_day(step['on'])}" for step in written["passages"])
    return [
        Block(
            "kop", rows=(("\n".join(head["lines"]).upper(), head["office"].upper()), (head["address"], head["contact"]))
        ),
        Block(
            "particulars",
            rows=_filled(
                [
                    ("Nomor", f"{written['number']} – {written['place']}, {_day(written['dated'])}"),
                    ("Sifat", written.get("urgency", "Biasa")),
                    ("Lampiran", written.get("enclosures", "–")),
                    ("Hal", f"{written['subject']} a.n. {holder['name'].upper()}"),
                ]
            ),
        ),
        Block("text", f"Yth. {', '.join(written['to'])} di tempat"),
        Block(
            "text",
            f"Sehubungan dengan permohonan {written['service']['id']} nomor registrasi {written['reference']} tanggal"
            f" {_day(written['submitted_on'])}{' yang diteruskan oleh ' + passed if passed else ''} dan setelah dilakukan"
            " penelitian atas kelengkapan dan keabsahan persyaratannya, dengan ini disampaikan bahwa permohonan atas nama"
            " Orang Asing tersebut di bawah ini DISETUJUI.",
        ),
        Block(
            "table",
            "Identitas Orang Asing",
            _filled(
                [
                    ("Nama lengkap", holder["name"].upper()),
                    ("Tempat, tanggal lahir", ", ".join(filter(None, [holder["birthplace"], _day(holder["born_on"])]))),
                    ("Kewarganegaraan", f"{holder['nationality']['id']}, {holder['sex']['id'].lower()}"),
                    ("Nomor paspor", f"{holder['passport']}, berlaku sampai dengan {_day(holder['passport_until'])}"),
                    ("NIORA", holder.get("niora", "")),
                    ("Nomor izin tinggal", holder.get("permit_number", "")),
                    ("Alamat di Indonesia", holder["address"]),
                    ("Penjamin", ", ".join(filter(None, [sponsor["name"], sponsor["address"]]))),
                ]
            ),
        ),
        Block(
            "table",
            "Persetujuan",
            _filled(
                [
                    ("Jenis izin tinggal", permit["kind"]["id"]),
                    ("Indeks dan kegiatan", f"{permit['index']} – {permit['purpose']['id']}"),
                    ("Jangka waktu", permit["length"]["id"]),
                    (
                        "Masa berlaku",
                        f"{_day(permit['valid_from'])} sampai dengan {_day(permit['valid_until']) or 'tidak terbatas'}",
                    ),
                    ("Izin Masuk Kembali", permit["re_entry"]["id"]),
                ]
            ),
        ),
        Block("title", "Ketentuan"),
        Block(
            "points",
            rows=_points(
                "Izin tinggal hanya dipergunakan untuk kegiatan sesuai dengan indeks dan Penjamin tersebut di atas.",
                "Orang Asing wajib melaporkan setiap perubahan status sipil, kewarganegaraan, pekerjaan, Penjamin, dan alamat"
                " kepada Kantor Imigrasi setempat (Pasal 71 UU Nomor 6 Tahun 2011).",
                "Penjamin bertanggung jawab atas keberadaan dan kegiatan Orang Asing (Pasal 63 undang-undang tersebut).",
                "Persetujuan ini batal apabila di kemudian hari terbukti didasarkan pada data yang tidak benar.",
            ),
        ),
        Block("title", "Tindak lanjut Kantor Imigrasi"),
        Block("text", f"Kepala {letter['kanim']} diminta untuk:"),
        Block(
            "points",
            rows=_points(
                "memeriksa bukti pembayaran PNBP dan kesesuaian identitas Orang Asing dengan paspor aslinya;",
                "melaksanakan wawancara serta pengambilan foto dan sidik jari, apabila belum dilakukan;",
                f"menerbitkan izin tinggal paling lama {letter['days']} hari kerja sejak surat ini diterima dan mencatatnya dalam"
                " register.",
            ),
        ),
        Block("text", "Demikian disampaikan untuk dilaksanakan sebagaimana mestinya."),
        Block(
            "seal",
            f"Ditandatangani secara elektronik oleh: {written['signatory']['title']['id']}"
            f" {written['signatory']['name']}. Periksa di {written['page']} dengan kode {written['short_code']}",
            _points(*written["copies"]),
        ),
        Block(
            "foot",
            "Dokumen ini telah ditandatangani secara elektronik menggunakan sertifikat elektronik yang diterbitkan"
            f" oleh {written['certificate_by']}. Nomor registrasi {written['reference']}",
        ),
    ]


def _english(letter: dict[str, Any]) -> list[Block]:
    written, permit, holder = letter["written"], letter["permit"], letter["written"]["holder"]
    return [
        Block("title", "Approval of the stay permit"),
        Block("text", "For information only. The Indonesian text of this letter is the decision."),
        Block(
            "text",
            f"On {_day(written['dated'], 'en')} the {written['signatory']['title']['en']} approved the application"
            f" {written['reference']} ({written['service']['en']}) of {_day(written['submitted_on'], 'en')}.",
        ),
        Block(
            "table",
            "Approval",
            _filled(
                [
                    ("Letter number", written["number"]),
                    ("Name", holder["name"].upper()),
                    ("Nationality", holder["nationality"]["en"]),
                    ("Passport", holder["passport"]),
                    ("Permit", permit["kind"]["en"]),
                    ("Index and activity", f"{permit['index']} – {permit['purpose']['en']}"),
                    ("Length", permit["length"]["en"]),
                    (
                        "Valid",
                        f"{_day(permit['valid_from'], 'en')} to {_day(permit['valid_until'], 'en') or 'no end date'}",
                    ),
                    ("Re-entry permit", permit["re_entry"]["en"]),
                    ("Sponsor", written["sponsor"]["name"]),
                ]
            ),
        ),
        Block("title", "What happens now"),
        Block(
            "points",
            rows=_points(
                f"{letter['kanim']} makes your permit within {letter['days']} working days.",
                "Bring your passport when the office asks you to come.",
                "Use the permit only for the activity above. Tell the office about a new address, job, sponsor, nationality or"
                " civil status.",
            ),
        ),
        Block("title", "Is this letter genuine?"),
        Block(
            "text",
            f"Go to {written['page']}, type the code {written['short_code']}, or drop the PDF file there. The page"
            " says VALID or NOT VALID. Type the address yourself. A printed QR code alone proves nothing.",
        ),
    ]


def _points(*texts: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(number), text) for number, text in enumerate(texts, 1))

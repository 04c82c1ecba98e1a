"""Letters to try things on: an ordinary approval and refusal, and the longest ones we can imagine."""

from dataclasses import replace
from datetime import date

from tinggal.letters.content import Approval, Refusal
from tinggal.letters.content_parts import (
    Ground,
    Holder,
    Letterhead,
    Pair,
    Passage,
    Permit,
    Signatory,
    Sponsor,
    Written,
)

MINISTRY = "Kementerian Imigrasi dan Pemasyarakatan Republik Indonesia"
KANIM = "Kantor Imigrasi Kelas I Khusus TPI Jakarta Selatan"
WRITTEN = Written(
    desk="directorate",
    letterhead=Letterhead(
        lines=(MINISTRY, "Direktorat Jenderal Imigrasi"),
        office="Direktorat Izin Tinggal Keimigrasian",
        address="Jl. H.R. Rasuna Said Kav. X-6 No. 8, Kuningan, Jakarta Selatan 12940",
        contact="Laman: www.imigrasi.go.id",
    ),
    number="IMI.2-GR.01.04-000123 TAHUN 2026",
    place="Jakarta",
    dated=date(2026, 11, 22),
    to=(f"Kepala {KANIM}",),
    reference="TG-7K3M-9QXA-5",
    submitted_on=date(2026, 11, 2),
    subject="Persetujuan Alih Status Izin Tinggal Kunjungan menjadi Izin Tinggal Terbatas",
    service=Pair(
        "Izin Tinggal Terbatas tenaga kerja asing (alih status dari Izin Tinggal Kunjungan)",
        "new limited stay permit for workers",
    ),
    passages=(
        Passage(office=KANIM, on=date(2026, 11, 5)),
        Passage(office="Kantor Wilayah Direktorat Jenderal Imigrasi DKI Jakarta", on=date(2026, 11, 10)),
    ),
    holder=Holder(
        name="Anna Katharina Müller",
        mrz_name="Anna Katharina Mueller",
        birthplace="München",
        born_on=date(1988, 3, 14),
        sex=Pair("Perempuan", "Female"),
        sex_code="F",
        nationality=Pair("Jerman", "German"),
        nationality_code="D",
        passport="C01X0006H",
        passport_until=date(2031, 6, 30),
        niora="NIORA-2026-0081223",
        permit_number="2C11JE0123-Y",
        address="Jl. Kemang Raya No. 12, RT 03/RW 05, Bangka, Mampang Prapatan, Jakarta Selatan 12730",
    ),
    sponsor=Sponsor(
        name="PT Cahaya Samudra Teknologi",
        address="Gedung Menara Karya Lt. 17, Jl. H.R. Rasuna Said Blok X-5, Jakarta Selatan 12950",
    ),
    signatory=Signatory(
        on_behalf="a.n. Direktur Izin Tinggal Keimigrasian",
        title=Pair("Kepala Subdirektorat Izin Tinggal Terbatas", "Head of the Sub-Directorate for Limited Stay"),
        name="Kusuma Wardhana",
    ),
    copies=(
        "Direktur Jenderal Imigrasi (sebagai laporan);",
        "Kepala Kantor Wilayah Direktorat Jenderal Imigrasi DKI Jakarta;",
        "PT Cahaya Samudra Teknologi selaku Penjamin.",
    ),
    code="7K3M9QXA5VBN2TRW8YHD4ECGPZ",
    short_code="7K3M-9QXA-5VBN",
    page="https://tinggal.example.id/periksa",
    link="https://tinggal.example.id/periksa/7K3M9QXA5VBN2TRW8YHD4ECGPZ",
    certificate_by="Tinggal Development CA",
    specimen=True,
)
APPROVAL = Approval(
    written=WRITTEN,
    permit=Permit(
        kind=Pair("Izin Tinggal Terbatas (ITAS)", "Limited stay permit (ITAS)"),
        index="C312",
        purpose=Pair("Bekerja sebagai tenaga ahli", "Work as an expert"),
        length=Pair("1 (satu) tahun", "1 year"),
        valid_from=date(2026, 11, 22),
        valid_until=date(2027, 11, 21),
        re_entry=Pair("1 (satu) tahun, beberapa kali perjalanan", "1 year, multiple journeys"),
    ),
    kanim=KANIM,
    days=3,
)


def made_ground(number: int) -> Ground:
    return Ground(
        code=f"T{number:02}",
        words=Pair(
            "Paspor tidak berlaku untuk jangka waktu yang dipersyaratkan terhitung sejak tanggal permohonan diterima",
            "The passport is not valid for the required time from the day of the application",
        ),
        law="Pasal 42 huruf b UU Nomor 6 Tahun 2011",
        mend=Pair(
            f"Perpanjang paspor pada perwakilan negara asal ({number}).",
            f"Renew the passport at your embassy ({number}).",
        ),
    )


REFUSAL = Refusal(
    written=replace(WRITTEN, subject="Penolakan Alih Status Izin Tinggal Kunjungan menjadi Izin Tinggal Terbatas"),
    grounds=(made_ground(1), made_ground(2)),
    explanation="Paspor berakhir pada 3 Januari 2027, sedangkan izin yang dimohon berlaku satu tahun.",
    object_to="Direktur Izin Tinggal Keimigrasian",
    object_until=date(2026, 12, 21),
    stay_until=date(2026, 12, 30),
)
LONG = replace(
    WRITTEN,
    holder=replace(
        WRITTEN.holder,
        name="Maria Aparecida dos Santos Nascimento de Oliveira Vasconcelos e Albuquerque Cavalcanti Nguyễn Thị Ánh",
        address="Perumahan Taman Sari Persada Raya Blok QX-17 Nomor 128A, " * 4,
    ),
    sponsor=Sponsor(name="PT " + "Panjang Sekali " * 12, address="Jl. Raya " * 30),
)
LONG_APPROVAL = replace(APPROVAL, written=LONG)
LONG_REFUSAL = replace(
    REFUSAL, written=LONG, grounds=tuple(made_ground(n) for n in range(1, 11)), explanation="Penjelasan petugas. " * 60
)

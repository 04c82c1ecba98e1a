"""What invented letters and certificates say, by the catalogue's code of the document. Indonesian, as in life.

Between braces stands what differs from case to case: name, passport, land, sponsor, signer, post, address, stay (last
day of the present permit), entered (day of the last entry), permit, index, place, today; and the numbers nik (of the
signer), plan (RPTKA), and nib, npwp and decision of the company, "" where a person vouches.
"""

from tinggal.demo.wording_changes import CHANGES, STAYS
from tinggal.demo.wording_sheet import DUTY_STAMP, IMMIGRATION, MANPOWER, SEAL, Wording

_MANPOWER_TEXT = "Pemberi kerja {sponsor} dapat mempekerjakan {name}, {land}, sebagai {post}, lokasi kerja {place}."
_VISA_TEXT = "Diberikan kepada {name}, paspor {passport}, {land}, untuk tinggal di Indonesia. Penjamin: {sponsor}."
_COMPANY_TEXT = "{sponsor}, berkedudukan di {place}, telah terdaftar dan berstatus aktif."
_MINISTRY_OFFICER = "Direktur"

WORDINGS: dict[str, Wording] = {
    **CHANGES,
    **STAYS,
    "entry_stamp": Wording(
        "HALAMAN PASPOR - VISA DAN TANDA MASUK",
        "TANDA MASUK",
        "Pemegang paspor tersebut telah diberi Tanda Masuk. Izin tinggal berlaku sampai dengan {stay}.",
        "Pejabat Imigrasi",
        "MASUK / ARRIVAL",
        facts=(("Nama", "{name}"), ("Nomor paspor", "{passport}"), ("Tanggal masuk", "{entered}")),
    ),
    "guarantee_letter": Wording(
        "{sponsor}",
        "SURAT PERNYATAAN DAN JAMINAN",
        "Kami menjamin {name}, paspor {passport}, selama berada di Indonesia, bertanggung jawab atas keberadaan dan "
        "kegiatannya, dan melaporkan setiap perubahan kepada Kantor Imigrasi.",
        stamp=DUTY_STAMP,
    ),
    "sponsor_identity": Wording(
        "PROVINSI DAN KOTA - KARTU TANDA PENDUDUK",
        "KARTU TANDA PENDUDUK",
        "Bertindak untuk penjamin {sponsor}. Berlaku seumur hidup.",
        facts=(("NIK", "{nik}"), ("Nama", "{signer}"), ("Kewarganegaraan", "WNI")),
    ),
    "sponsor_release": Wording(
        "PT Penjamin Terdahulu Rekaan",
        "SURAT PELEPASAN PENJAMINAN",
        "Kami melepaskan penjaminan atas {name}, paspor {passport}, dan tidak berkeberatan atas penjamin yang baru.",
        stamp=DUTY_STAMP,
    ),
    "power_of_attorney": Wording(
        "SURAT KUASA",
        "SURAT KUASA",
        "{name} memberi kuasa kepada {signer} untuk mengajukan dan mengambil {permit}.",
        "{name}",
        DUTY_STAMP,
    ),
    "application_letter": Wording(
        "{sponsor}",
        "SURAT PERMOHONAN",
        "Kepada Kepala Kantor Imigrasi. Kami mohon {permit} bagi {name}, paspor {passport}, yang izin tinggalnya "
        "berlaku sampai dengan {stay}.",
    ),
    "current_itas": Wording(
        IMMIGRATION, "IZIN TINGGAL TERBATAS ELEKTRONIK", "Pemegang: {name}. Berlaku sampai dengan {stay}.", stamp=SEAL
    ),
    "current_itap": Wording(
        IMMIGRATION, "IZIN TINGGAL TETAP ELEKTRONIK", "Pemegang: {name}. Berlaku sampai dengan {stay}.", stamp=SEAL
    ),
    "residence_certificate": Wording(
        "DINAS KEPENDUDUKAN DAN PENCATATAN SIPIL",
        "SURAT KETERANGAN TEMPAT TINGGAL",
        "{name}, {land}, bertempat tinggal di {address}, {place}.",
        "Kepala Dinas",
        SEAL,
    ),
    "work_visa": Wording(IMMIGRATION, "PERSETUJUAN VISA KERJA", _VISA_TEXT, stamp=SEAL),
    "visit_visa": Wording(IMMIGRATION, "VISA KUNJUNGAN", _VISA_TEXT, stamp=SEAL),
    "investor_visa": Wording(IMMIGRATION, "PERSETUJUAN VISA INVESTOR", _VISA_TEXT, stamp=SEAL),
    "student_visa": Wording(IMMIGRATION, "PERSETUJUAN VISA PELAJAR", _VISA_TEXT, stamp=SEAL),
    "assignment_letter": Wording(
        "{sponsor}",
        "SURAT PENUGASAN KERJA",
        "Perusahaan menugaskan {name} sebagai {post} di {place} selama dua belas bulan.",
    ),
    "salary_letter": Wording(
        "{sponsor}",
        "SURAT KETERANGAN GAJI DAN JABATAN",
        "{name} bekerja sebagai {post} dengan gaji bersih Rp 42.500.000 setiap bulan.",
    ),
    "rptka_approval": Wording(
        MANPOWER,
        "PENGESAHAN RENCANA PENGGUNAAN TENAGA KERJA ASING",
        f"{_MANPOWER_TEXT} Nomor Pengesahan RPTKA: {{plan}}.",
        _MINISTRY_OFFICER,
        SEAL,
    ),
    "feasibility_result": Wording(
        MANPOWER, "HASIL PENILAIAN KELAYAKAN", f"{_MANPOWER_TEXT} Hasil: LAYAK.", _MINISTRY_OFFICER, SEAL
    ),
    "manpower_fund_receipt": Wording(
        MANPOWER,
        "BUKTI PEMBAYARAN DKP-TKA",
        "Telah diterima dari {sponsor} US$ 1.200 untuk dua belas bulan masa kerja {name}.",
        "Bendahara Penerimaan",
        "LUNAS",
    ),
    "company_approval": Wording(
        "KEMENTERIAN HUKUM",
        "KEPUTUSAN PENGESAHAN BADAN HUKUM",
        f"Nomor {{decision}}. {_COMPANY_TEXT}",
        _MINISTRY_OFFICER,
        SEAL,
    ),
    "company_licence": Wording("LEMBAGA OSS", "NOMOR INDUK BERUSAHA", f"NIB: {{nib}}. {_COMPANY_TEXT}", "Sistem OSS"),
    "company_tax_number": Wording(
        "DIREKTORAT JENDERAL PAJAK", "NOMOR POKOK WAJIB PAJAK", f"NPWP: {{npwp}}. {_COMPANY_TEXT}", "Kepala KPP"
    ),
    "business_permit": Wording("LEMBAGA OSS", "IZIN USAHA", _COMPANY_TEXT, "Sistem OSS"),
    "company_deed": Wording(
        "NOTARIS REKAAN, S.H., M.Kn.",
        "AKTA PENDIRIAN PERSEROAN TERBATAS",
        "Pemegang saham {sponsor}: {name}, sebanyak 10.500 lembar saham senilai Rp 10.500.000.000.",
        "Notaris",
        SEAL,
    ),
    "investment_letter": Wording(
        "{sponsor}", "SURAT KETERANGAN INVESTASI", "{name} menanamkan modal sebesar Rp 15.000.000.000 pada {sponsor}."
    ),
    "share_proof": Wording(
        "{sponsor}", "SURAT SAHAM KOLEKTIF", "{name} memiliki saham senilai Rp 15.000.000.000, disetor penuh."
    ),
    "immigration_guarantee": Wording(
        "BANK REKAAN", "BUKTI JAMINAN KEIMIGRASIAN", "{name} telah menempatkan jaminan US$ 350.000.", "Kepala Cabang"
    ),
    "marriage_or_birth_certificate": Wording(
        "KANTOR CATATAN SIPIL", "KUTIPAN AKTA PERKAWINAN", "{name} menikah dengan {signer} empat tahun yang lalu."
    ),
    "family_relation_proof": Wording(
        "DINAS KEPENDUDUKAN", "KARTU KELUARGA", "Kepala keluarga: {signer}. Anggota: {name}, suami/istri.", stamp=SEAL
    ),
    "parents_permit": Wording(IMMIGRATION, "IZIN TINGGAL ORANG TUA", "Orang tua dari {name}: {signer}.", stamp=SEAL),
    "bank_statement": Wording(
        "BANK REKAAN", "REKENING KORAN TIGA BULAN TERAKHIR", "Atas nama {name}. Saldo akhir: US$ 6.240,00.", "Bank"
    ),
    "curriculum_vitae": Wording(
        "DAFTAR RIWAYAT HIDUP", "{name}", "Pendidikan: sarjana. Pekerjaan terakhir: {post}, delapan tahun.", "{name}"
    ),
    "itinerary": Wording(
        "RENCANA KEGIATAN", "RENCANA SELAMA DI INDONESIA", "{name} tinggal di {address}, {place}.", "{name}"
    ),
    "acceptance_letter": Wording(
        "{sponsor}", "SURAT PENERIMAAN", "{name} diterima sebagai mahasiswa; masa studi berakhir dua tahun lagi."
    ),
    "tuition_receipt": Wording(
        "{sponsor}", "BUKTI PEMBAYARAN BIAYA KULIAH", "Telah diterima Rp 18.500.000 dari {name}.", stamp="LUNAS"
    ),
    "study_permit": Wording(
        "KEMENTERIAN PENDIDIKAN TINGGI", "IZIN BELAJAR", "{name} diizinkan belajar pada {sponsor}.", "Direktur", SEAL
    ),
    "guardian_papers": Wording("SURAT PERNYATAAN WALI", "SURAT WALI", "{signer} adalah wali bagi {name}."),
    "religious_recommendation": Wording(
        "KEMENTERIAN AGAMA", "REKOMENDASI", "{name} direkomendasikan bertugas di {place}.", _MINISTRY_OFFICER, SEAL
    ),
    "foundation_deed": Wording("NOTARIS REKAAN, S.H.", "AKTA YAYASAN", _COMPANY_TEXT, "Notaris", SEAL),
    "research_permit": Wording("BRIN", "IZIN PENELITIAN", "{name} diizinkan meneliti di {place}.", "Deputi", SEAL),
    "integration_statement": Wording(
        "PERNYATAAN INTEGRASI",
        "PERNYATAAN INTEGRASI",
        "Saya, {name}, akan menjadi bagian dari masyarakat Indonesia dan mematuhi peraturan perundang-undangan.",
        "{name}",
        DUTY_STAMP,
    ),
    "itas_history": Wording(
        IMMIGRATION, "IZIN TINGGAL TERBATAS TIGA TAHUN", "{name}: tiga kali izin tinggal terbatas, tidak terputus."
    ),
}

"""What the invented papers of people say who have a permit and change something, leave, or had a child here."""

from tinggal.demo.wording_sheet import DUTY_STAMP, IMMIGRATION, MANPOWER, SEAL, Wording

CHANGES: dict[str, Wording] = {
    "current_permit": Wording(
        IMMIGRATION, "IZIN TINGGAL ELEKTRONIK", "Pemegang: {name}. Berlaku sampai dengan {stay}.", stamp=SEAL
    ),
    "ticket": Wording("MASKAPAI REKAAN", "TIKET ELEKTRONIK", "Penumpang {name}: Jakarta – Singapura.", "Maskapai"),
    "manpower_papers": Wording(
        MANPOWER,
        "NOTIFIKASI DAN BUKTI PEMBAYARAN",
        "Pemberi kerja {sponsor}: dana kompensasi bagi {name} telah lunas.",
        "Direktur",
        SEAL,
    ),
    "new_domicile": Wording(
        "PEMERINTAH KELURAHAN", "SURAT KETERANGAN DOMISILI", "{name} bertempat tinggal di {address}.", "Lurah", SEAL
    ),
    "purpose_papers": Wording(
        "{sponsor}", "SURAT KETERANGAN KERJA", "{name} tetap bekerja sebagai {post} pada {sponsor}."
    ),
    "old_passport": Wording("HALAMAN PASPOR LAMA", "PASPOR KEBANGSAAN", "Pemegang: {name}, {land}.", "Pejabat Paspor"),
    "police_report": Wording(
        "KEPOLISIAN RESOR REKAAN", "SURAT KETERANGAN KEHILANGAN", "{name} melaporkan kehilangan.", "Petugas", SEAL
    ),
    "civil_certificate": Wording(
        "KANTOR CATATAN SIPIL", "KUTIPAN AKTA PERKAWINAN", "{name} dan {signer} telah menikah.", "Pejabat", SEAL
    ),
    "marriage_report": Wording(
        "KANTOR CATATAN SIPIL", "BUKTI PELAPORAN PERKAWINAN", "Perkawinan {name} telah dilaporkan.", "Pejabat", SEAL
    ),
    "activity_letter": Wording("{sponsor}", "SURAT KETERANGAN KEGIATAN", "{name} akan bertugas sebagai {post}."),
    "recommendation": Wording("KEMENTERIAN REKAAN", "REKOMENDASI", "Kegiatan {name} didukung.", "Direktur", SEAL),
    "damaged_card": Wording(IMMIGRATION, "KARTU IZIN TINGGAL", "Kartu atas nama {name}, retak.", stamp=SEAL),
    "birth_certificate": Wording(
        "KANTOR CATATAN SIPIL", "KUTIPAN AKTA KELAHIRAN", "Telah lahir {name} di {place}.", "Pejabat", SEAL
    ),
    "marriage_certificate": Wording(
        "KANTOR CATATAN SIPIL", "KUTIPAN AKTA PERKAWINAN ORANG TUA", "Orang tua dari {name}.", "Pejabat", SEAL
    ),
    "proof_of_application": Wording(
        IMMIGRATION, "TANDA TERIMA PERMOHONAN", "Permohonan {name}, paspor {passport}, telah diterima.", stamp=SEAL
    ),
}
STAYS: dict[str, Wording] = {
    "stay_visa": Wording(
        IMMIGRATION,
        "PERSETUJUAN VISA",
        "Diberikan kepada {name}, paspor {passport}, untuk tinggal di Indonesia. Indeks visa {index}.",
        stamp=SEAL,
    ),
    "proof_of_funds": Wording(
        "BANK REKAAN", "SURAT KETERANGAN DEPOSITO", "{name} menyimpan US$ 130.000.", "Kepala Cabang"
    ),
    "government_invitation": Wording(
        "KEMENTERIAN REKAAN", "SURAT UNDANGAN", "{name} diundang oleh Pemerintah.", "Direktur Jenderal", SEAL
    ),
    "university_degree": Wording("UNIVERSITAS REKAAN", "IJAZAH", "{name} lulus dengan IPK 3,8.", "Rektor", SEAL),
    "pension_proof": Wording("DANA PENSIUN REKAAN", "SURAT KETERANGAN PENSIUN", "{name}: US$ 3.200 setiap bulan."),
    "health_insurance": Wording("ASURANSI REKAAN", "POLIS ASURANSI KESEHATAN", "Tertanggung: {name}.", "Direktur"),
    "accommodation_proof": Wording(
        "PERJANJIAN SEWA", "PERJANJIAN SEWA RUMAH", "{name} menyewa rumah di {address}, {place}.", stamp=DUTY_STAMP
    ),
    "no_work_statement": Wording(
        "SURAT PERNYATAAN",
        "PERNYATAAN TIDAK BEKERJA",
        "Saya, {name}, tidak bekerja di Indonesia.",
        "{name}",
        DUTY_STAMP,
    ),
    "foreign_contract": Wording(
        "NORTHERN REKAAN LTD", "KONTRAK KERJA", "{name} dipekerjakan dari jauh sebagai {post}."
    ),
    "income_proof": Wording("NORTHERN REKAAN LTD", "BUKTI PENGHASILAN", "{name}: US$ 72.000 setiap tahun."),
    "hospital_letter": Wording("RUMAH SAKIT REKAAN", "SURAT KETERANGAN DOKTER", "{name} dirawat.", "Dokter", SEAL),
    "former_citizen_proof": Wording(
        "KEMENTERIAN HUKUM", "SURAT KETERANGAN KEWARGANEGARAAN", "{name} pernah menjadi WNI.", "Direktur", SEAL
    ),
    "descendant_proof": Wording(
        "KANTOR CATATAN SIPIL", "AKTA KELAHIRAN", "{name}, anak dari bekas WNI {signer}.", "Pejabat", SEAL
    ),
    "commitment_proof": Wording("BANK REKAAN", "BUKTI PENEMPATAN DANA", "{name}: US$ 60.000.", "Kepala Cabang"),
}

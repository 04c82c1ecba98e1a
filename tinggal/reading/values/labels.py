"""The words before a value that say what it is. Data: squeezed phrases, the longest that fits counts."""

import re
from collections.abc import Mapping

from tinggal.reading.squeeze import squeezed


def _table(**names: str) -> Mapping[str, str]:
    return {squeezed(label): name for name, labels in names.items() for label in labels.split(", ")}


DAYS = _table(
    birth_date="tempat tanggal lahir, tempat tgl lahir, tempat/tgl lahir, tanggal lahir, tgl lahir, lahir, "
    "date of birth, born on, birth date, place and date of birth, dob, telah lahir, was born",
    valid_until="berlaku sampai dengan, berlaku sampai, berlaku hingga, berlaku s/d, masa berlaku, valid "
    "until, valid to, valid till, date of expiry, expiry date, expires on, expiry, expires, stay permit "
    "expiry, habis berlaku, permitted to stay until, tinggal sampai dengan, hingga tanggal, sampai dengan, "
    "until, tgl habis berlaku",
    issue_date="tanggal dikeluarkan, dikeluarkan tanggal, tanggal terbit, tanggal pengeluaran, date of "
    "issue, issued on, issue date, diterbitkan tanggal, diterbitkan di, issued at",
    entry_date="tanggal masuk, tanda masuk, date of entry, date of arrival, arrived, entered, masuk arrival, "
    "admitted on, tgl masuk, arrival",
    event_date="menikah pada tanggal, tanggal perkawinan, tanggal nikah, perkawinan dilangsungkan, date of "
    "marriage, married on, telah menikah, pada tanggal, on the, menikah",
    date="tanggal, date, tertanggal, dated, periode, period, per tanggal, as of, tanggal cetak, printed on, "
    "tanggal surat, tanggal transaksi, statement date, sejak, since, mulai tanggal, from",
)
AMOUNTS = _table(
    balance="saldo akhir, saldo, ending balance, closing balance, balance, available balance, saldo per, "
    "current balance, saldo rekening, new balance, saldo penutupan, total balance",
    salary="gaji, gaji bersih, gaji pokok, salary, net salary, monthly salary, gaji per bulan, penghasilan, "
    "take home pay, remuneration, upah, basic salary, annual salary",
    not_balance="saldo awal, opening balance, previous balance, beginning balance",
)
NUMBERS = _table(
    nik="nik, nomor induk kependudukan, no ktp, ktp no, nomor ktp, identity number",
    kk_number="no kk, nomor kk, nomor kartu keluarga, kartu keluarga no, kartu keluarga nomor, kartu keluarga",
    npwp="npwp, nomor pokok wajib pajak, npwp16, nomor npwp, tax number, tax identification number",
    nib="nib, nomor induk berusaha, business identification number, nomor nib",
    rptka_number="nomor rptka, rptka, rptka no, no rptka, pengesahan rptka, rptka number",
    letter_number="nomor, no, number, ref, reference, nomor surat, our ref",
)
CODES = _table(
    visa_number="nomor visa, visa no, visa number, no visa, e-visa number, visa nomor",
    permit_number="nomor izin tinggal, permit number, permit no, nomor itas, nomor itap, no itas, no izin "
    "tinggal, niora, nomor register, stay permit number, kitas no, kitap no",
    passport_number="nomor paspor, no paspor, paspor no, passport no, passport number, paspor, passport, "
    "nomor paspor passport number, no paspor passport no, pemegang paspor, paspor nomor, holder of passport, "
    "type code no, code no",
)
ACCOUNTS = _table(
    account_number="nomor rekening, no rekening, no rek, nomor rek, norek, rekening no, rekening nomor, rekening, "
    "account number, account no, acc no, acct no, a c no, a c number, ac no, nomor akun, no rekening account no, no "
    "rekening account number, nomor rekening account number, account no no rekening, account number nomor rekening, "
    "no rekening acc no, no rekening a c no, bank account number, bank account no, rekening tabungan, rekening giro, "
    "nomor rekening bank, nomor rekening tabungan",
    not_account="nomor nasabah, no nasabah, cif, no cif, nomor cif, customer number, customer no, customer id, no "
    "pelanggan, nomor pelanggan, nomor kartu, no kartu, card number, card no, virtual account, no virtual account, "
    "virtual account no, virtual account number, nomor virtual account, no va, ke rekening, dari rekening, ke no "
    "rekening, rekening tujuan, nomor rekening tujuan, no rekening tujuan, rekening pengirim, nomor rekening pengirim, "
    "rekening penerima, nomor rekening penerima, no rekening penerima, to account, from account, beneficiary account, "
    "beneficiary account number, beneficiary account no, to account no, from account no, transfer ke rekening, saldo "
    "rekening, no referensi, reference number, nomor referensi, telepon, phone, tel",
)
HEADCOUNTS = _table(
    headcount="jumlah tka, jumlah tenaga kerja asing, jumlah tka yang disetujui, jumlah tka disetujui, jumlah tka yang "
    "disahkan, jumlah tenaga kerja asing yang disetujui, jumlah tka yang digunakan, jumlah penggunaan tka, jumlah tka "
    "yang akan digunakan, jumlah tka yang dipekerjakan, jumlah tenaga kerja asing yang dipekerjakan, jumlah wna, "
    "jumlah tka keseluruhan, jumlah orang asing, jumlah pekerja asing, total tka, total tenaga kerja asing, kuota tka, "
    "number of foreign workers, number of approved foreign workers, approved foreign workers, total foreign workers, "
    "total number of foreign workers, foreign workers approved, number of foreign employees, number of expatriates, "
    "total expatriates, number of foreign nationals, number of tka, jumlah tka number of foreign workers, headcount, "
    "jumlah tenaga kerja asing number of foreign workers, approved headcount",
)
PERSONS = _table(
    person_name="nama, nama lengkap, name, full name, nama name, nama lengkap full name, atas nama, a n, "
    "account holder, account name, nama pemegang, holder, pemegang, name of holder, nama pemilik rekening, "
    "nama tka, nama orang asing, nama tenaga kerja asing, name of student, nama mahasiswa, nama siswa, nama "
    "pemegang kartu, dengan ini menjamin, mr, mrs, ms, tuan, nyonya, sdr, bapak, ibu, nama suami, nama "
    "istri, husband, wife, name of groom, name of bride, nama anak, name of child, student name, employee "
    "name, nama karyawan, nama peneliti, pemegang saham, nama pemilik, nama pemegang saham, nama nasabah, "
    "traveller, passenger, guest, nama calon tka",
    sponsor_name="penjamin, sponsor, guarantor, nama penjamin, name of sponsor, nama sponsor, sponsor name, "
    "name of guarantor, penanggung jawab, kepala keluarga, nama kepala keluarga, pemberi kerja",
    company_name="nama perusahaan, company name, nama badan usaha, name of company, employer, nama pemberi "
    "kerja, nama badan hukum, nama pelaku usaha, institution, nama lembaga, nama perseroan, nama wajib pajak",
    surname="surname, nama keluarga, family name, last name, nama belakang, surname nom",
    given_names="given names, given name, nama depan, first name, forenames, prenoms, first names",
    signer="yang bertanda tangan di bawah ini, signed by, hormat kami",
)
MARKS = _table(
    entry="masuk arrival, telah diberi tanda masuk, tanda masuk, arrival, immigration clearance, entry "
    "permit, admitted",
    seal="cap dinas",
    duty_stamp="meterai 10000, meterai tempel, materai 10000, meterai elektronik, meterai",
    paid="lunas, paid",
    feasible="hasil layak, layak, feasible",
    not_feasible="tidak layak, not feasible",
    not_paid="belum lunas, belum dibayar, unpaid, not paid",
)
_MOST_WORDS = 7
_LONG = 7  # signs: a label so long is recognised though the space before it was lost
_MOST_BETWEEN = 3  # words between a label and its value: the place before a day
_FARTHEST = 100
_WORDS = re.compile(r"[^\W_]+")


def labels_in(text: str, table: Mapping[str, str]) -> list[tuple[str, float, int]]:
    """The names this table gives the labels in a text, in order: each with how sure it is – the surer the longer – and
    how many words stand after it."""
    words = [squeezed(word) for word in _WORDS.findall(text)]
    found, at = [], 0
    while at < len(words):
        size = next((size for size in range(_MOST_WORDS, 0, -1) if "".join(words[at : at + size]) in table), 0)
        size = min(size, len(words) - at)
        if size:
            label = "".join(words[at : at + size])
            found.append((table[label], min(1.0, 0.75 + len(label) / 60), len(words) - at - size))
        at += size or 1
    if not found and words:
        whole = "".join(words)
        label = max((one for one in table if len(one) >= _LONG and whole.endswith(one)), key=len, default="")
        return [(table[label], 0.8, 0)] if label else []
    return found


def label_at_end(before: str, table: Mapping[str, str], *, between: int = 0) -> tuple[str, float]:
    """The name that the words before a value give it, and how sure that is; "" for none.

    ``before`` is the row up to the value; a colon and the like may stand between, and so many words.
    """
    found = labels_in(before[-_FARTHEST:], table)
    if not found or found[-1][2] > between:
        return "", 0.0
    name, sure, after = found[-1]
    return name, sure - 0.05 * after

"""The words a letter chooses by rule: titles of those who sign, lengths, kinds of permit, sex, names of letters."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from tinggal.letters.content_parts import Pair
from tinggal.letters.wording_numbers import spelled
from tinggal.lib.dated import Dated

_RECORDS_BEGIN = date(2021, 1, 1)
_SPELLED_UP_TO = 12
_MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November",
    "Desember",
)  # fmt: skip

DIRECTOR = "Direktur Izin Tinggal Keimigrasian"
DIRECTOR_GENERAL = "Direktur Jenderal Imigrasi"
# The seat was called Koordinator and Ketua Tim in some units after 2021; which unit when is not published.
KASUBDIT = Dated(
    (
        _RECORDS_BEGIN,
        Pair(
            "Kepala Subdirektorat",
            "head of sub-directorate at the Directorate for Immigration Stay Permits",
        ),
    )
)
OFFICER = Dated((_RECORDS_BEGIN, Pair("Pejabat Imigrasi", "immigration officer")))
KINDS = {
    "ITAS": Pair("Izin Tinggal Terbatas (ITAS)", "Limited stay permit (ITAS)"),
    "ITAP": Pair("Izin Tinggal Tetap (ITAP)", "Permanent stay permit (ITAP)"),
    "ITP": Pair("Izin Tinggal Peralihan (ITP)", "Bridging stay permit (ITP)"),
    "IMK": Pair("Izin Masuk Kembali (IMK)", "Re-entry permit (IMK)"),
    "EPO": Pair("Izin Keluar Tidak Kembali (EPO)", "Exit permit only (EPO)"),
}
CARDS = {"ITAS": "e-ITAS", "ITAP": "e-ITAP", "ITP": "e-ITP"}
"""The short names of electronic permits; what is not here has no card: the letter itself is shown."""
SEXES = {"F": Pair("Perempuan", "Female"), "M": Pair("Laki-laki", "Male"), "X": Pair("Tidak disebutkan", "Not stated")}
LETTERS = {
    "approval": Pair("Surat Persetujuan Izin Tinggal", "letter of approval"),
    "refusal": Pair("Surat Penolakan Izin Tinggal", "letter of refusal"),
    "permit": Pair("Izin Tinggal Elektronik", "electronic stay permit"),
    "revocation": Pair("Surat Pembatalan Izin Tinggal", "letter of revocation"),
    "correction": Pair("Surat Ralat", "letter of correction"),
    "receipt": Pair("Tanda Terima Pembayaran PNBP", "receipt of the fee"),
    "return": Pair("Pemberitahuan Pengembalian Berkas", "return notice"),
    "invitation": Pair("Undangan", "invitation"),
    "objection": Pair("Tanda Terima Keberatan", "receipt of an objection"),
    "answer": Pair("Surat Jawaban Keberatan", "answer to an objection"),
}
PURPOSES = {
    "interview": Pair("wawancara", "an interview"),
    "biometrics": Pair("pengambilan foto dan sidik jari", "your photo and fingerprints"),
    "both": Pair("wawancara serta pengambilan foto dan sidik jari", "an interview, your photo and fingerprints"),
}
BRING = (
    Pair("surat undangan ini (dicetak atau pada telepon seluler)", "this letter, on paper or on your phone"),
    Pair("paspor asli yang masih berlaku", "your valid passport"),
    Pair("dokumen izin tinggal yang dimiliki saat ini", "your present stay permit"),
    Pair("asli dokumen persyaratan yang telah diunggah", "the originals of the documents you uploaded"),
)
METHODS = {"virtual_account": "Rekening virtual", "qris": "QRIS", "card": "Kartu"}


def length(months: str) -> Pair:
    """The answer "12" as "1 (satu) tahun" and "1 year"; "unlimited" as no limit."""
    if months == "unlimited":
        return Pair("tidak terbatas", "no end date")
    number, unit, english = int(months), "bulan", "month"
    if number % 12 == 0:
        number, unit, english = number // 12, "tahun", "year"
    words = f" ({spelled(number)})" if number < _SPELLED_UP_TO else ""
    return Pair(f"{number}{words} {unit}", f"{number} {english}{'s' if number > 1 else ''}")


def days(number: int) -> Pair:
    """So many days: "60 hari" and "60 days"."""
    return Pair(f"{number} hari", f"{number} day{'s' if number > 1 else ''}")


def re_entry(rule: str, *, months: str) -> Pair:
    """The re-entry permit by the fee rule: "" none, "same" as long as the permit, or its own length ("24m")."""
    if not rule:
        return Pair("", "")
    own = length(months if rule == "same" else rule.removesuffix("m"))
    return Pair(f"{own.id}, untuk beberapa kali perjalanan", f"{own.en}, multiple journeys")


def day_in_words(day: date) -> Pair:
    """The day as letters write it: "22 November 2026"."""
    return Pair(f"{day.day} {_MONTHS[day.month - 1]} {day.year}", f"{day.day} {day:%B} {day.year}")


def hour(moment: datetime, *, zone: ZoneInfo, letters: str) -> str:
    """The time of day as letters write it: "09.00 WITA"."""
    return f"{moment.astimezone(zone):%H.%M} {letters}"

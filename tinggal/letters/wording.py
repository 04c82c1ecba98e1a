"""The words a letter chooses by rule: titles of those who sign, lengths, kinds of permit, sex."""

from datetime import date

from tinggal.letters.content import Pair
from tinggal.lib.dated import Dated

_RECORDS_BEGIN = date(2021, 1, 1)
_NUMBERS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh", "sebelas"]

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
KINDS = {
    "ITAS": Pair("Izin Tinggal Terbatas (ITAS)", "Limited stay permit (ITAS)"),
    "ITAP": Pair("Izin Tinggal Tetap (ITAP)", "Permanent stay permit (ITAP)"),
}
SEXES = {"F": Pair("Perempuan", "Female"), "M": Pair("Laki-laki", "Male"), "X": Pair("Tidak disebutkan", "Not stated")}


def length(months: str) -> Pair:
    """The answer "12" as "1 (satu) tahun" and "1 year"; "unlimited" as no limit."""
    if months == "unlimited":
        return Pair("tidak terbatas", "no end date")
    number, unit, english = int(months), "bulan", "month"
    if number % 12 == 0:
        number, unit, english = number // 12, "tahun", "year"
    spelled = f" ({_NUMBERS[number]})" if number < len(_NUMBERS) else ""
    return Pair(f"{number}{spelled} {unit}", f"{number} {english}{'s' if number > 1 else ''}")


def re_entry(rule: str, *, months: str) -> Pair:
    """The re-entry permit by the fee rule: "" none, "same" as long as the permit, or its own length ("24m")."""
    if not rule:
        return Pair("", "")
    own = length(months if rule == "same" else rule.removesuffix("m"))
    return Pair(f"{own.id}, untuk beberapa kali perjalanan", f"{own.en}, multiple journeys")

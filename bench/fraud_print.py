"""What the reader reads on the statements and plans of ``bench.fraud``, laid out as banks and ministries do."""

from random import Random

from tinggal.lib.boxes import Box
from tinggal.reading.rows import Word, rows_of
from tinggal.reading.values.extract import values_of

_COLUMN, _ROW = 40.0, 2.0
_STATEMENTS = (
    ("REKENING KORAN", "Nomor Rekening | {0}-{1}-{2}", "Mata Uang | IDR", "Saldo Akhir | 68.123.456,78"),
    ("LAPORAN MUTASI", "No. Rekening|Mata Uang|Cabang", "{0}{1}{2}|IDR|Sudirman", "KE REKENING 9988776655 500.000,00"),
    ("Statement of Account", "Account number | {0} {1} {2}", "Currency | USD", "Closing balance | 4,310.55"),
    ("ACCOUNT STATEMENT", "Customer No. 4455667788", "A/C No. : {0}{1}{2}", "To account 1122334455 250.00"),
    ("REKENING TABUNGAN", "NO. REKENING / ACCOUNT NO. : {0}{1}{2}", "No. Kartu 4000 1234 5678 9010"),
    ("SURAT KETERANGAN BANK", "No. Rek. {0}-{1}-{2} atas nama nasabah tersebut", "Saldo Rp 68.123.456,78"),
)
_PLANS = (
    ("PENGESAHAN RPTKA", "Jumlah TKA yang disetujui | {0} orang", "Jangka waktu | 12 bulan"),
    (
        "PENGESAHAN RPTKA",
        "menggunakan sebanyak {0} orang Tenaga",
        "Kerja Asing pada jabatan berikut",
        "Lokasi | Jakarta",
    ),
    ("APPROVAL OF THE MANPOWER PLAN", "Number of foreign workers: {0}", "Period: 24 months"),
    ("LAMPIRAN", "No|Jabatan|Jumlah TKA", "1|Manager|1", "2|Engineer|2", "Total|{0}"),
)


def account_on_a_statement(account: str, *, chance: Random) -> dict[str, tuple[str, float]]:
    """As on the statement of one of six banks; nothing where the reader fails."""
    parts = (account[:3], account[3:6], account[6:])
    return _read("account_number", chance.choice(_STATEMENTS), parts, chance=chance)


def headcount_on_a_plan(many: int, *, chance: Random) -> dict[str, tuple[str, float]]:
    """As on an approval in one of four layouts."""
    return _read("headcount", chance.choice(_PLANS), (f"{many}",), chance=chance)


def _read(name: str, layout: tuple[str, ...], said: tuple[str, ...], *, chance: Random) -> dict[str, tuple[str, float]]:
    words = []
    for level, text in enumerate(layout):
        for column, cell in enumerate(text.format(*said).split("|")):
            left = _COLUMN * column
            for word in cell.split():
                box = Box(1, left / 200, level / 40, 0.05, 0.01)
                words.append(Word(word, box, left, left + len(word), _ROW * level, 1.0, chance.uniform(0.85, 1.0)))
                left += len(word) + 0.5
    found = [(one.text, one.sure) for one in values_of(rows_of(words)) if one.name == name]
    return {name: max(found, key=lambda one: one[1])} if found else {}

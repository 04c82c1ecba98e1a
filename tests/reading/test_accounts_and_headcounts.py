"""Account numbers of statements and numbers of foreign workers are read in Indonesian and English layouts."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.lib.boxes import Box
from tinggal.reading.rows import Row, Word, rows_of
from tinggal.reading.values.extract import values_of

COLUMN = 40


def page(*texts: str) -> Sequence[Row]:
    """Rows as on a page; "|" parts columns of equal width, so what stands in one column stands above each other."""
    words: list[Word] = []
    for level, text in enumerate(texts):
        for column, cell in enumerate(text.split("|")):
            left = float(COLUMN * column)
            for word in cell.split():
                box = Box(1, min(left / 400, 0.9), min(level / 100, 0.9), 0.05, 0.01)
                words.append(Word(word, box, left, left + len(word), 2.0 * level, 1.0))
                left += len(word) + 0.5
    return rows_of(words)


def read(name: str, *texts: str) -> list[str]:
    found = [one for one in values_of(page(*texts)) if one.name == name]
    assert all(one.box is not None for one in found)
    return [one.text for one in sorted(found, key=lambda one: -one.sure)]


@pytest.mark.parametrize(
    ("texts", "account"),
    [
        (("Nomor Rekening | 123-00-0987654-3",), "1230009876543"),
        (("No. Rekening : 008 123 4567",), "0081234567"),
        (("No. Rek. 7012345678 a.n. ANNA ERIKSSON",), "7012345678"),
        (("NO. REKENING / ACCOUNT NO. : 5220304050",), "5220304050"),
        (("Rekening Tabungan (IDR) : 1-234-567890",), "1234567890"),
        (("Account number | 00981234",), "00981234"),
        (("Account No.: 4021 5567 8890", "Currency: USD"), "402155678890"),
        (("A/C No. 0011223344556677",), "0011223344556677"),
        (("Nomor Rekening|Mata Uang|Cabang", "3344556677|IDR|Sudirman"), "3344556677"),
        (("Nomor Nasabah|Nomor Rekening", "9900112233|3344556677"), "3344556677"),
        (("IBAN: DE89 3704 0044 0532 0130 00",), "DE89370400440532013000"),
        (("Kontonummer GB82WEST12345698765432",), "GB82WEST12345698765432"),
        (("N0. Rekening : 70l2345O78",), "7012345078"),
    ],
)
def test_the_account_of_a_statement_is_read(texts: tuple[str, ...], account: str) -> None:
    assert read("account_number", *texts)[:1] == [account]


@pytest.mark.parametrize(
    "text",
    [
        "TRANSFER KE REKENING 7012345678 BUDI",
        "12/03/2026  TRF DARI REKENING 7012345678  500.000,00",
        "Customer No. 7012345678",
        "No. Kartu 4000 1234 5678 9010",
        "Virtual Account No. 8808123456789012",
        "Beneficiary account number: 7012345678",
        "Saldo Rekening 35.000.000",
        "Statement of account 01-01-2026",
        "Rekening per 31-12-2025",
        "No. Rekening : ******5678",
        "No. Rekening : 7012****5678",
        "Nomor paspor EB1234567, NIK 3171015203850001",
        "Telepon 021 5550 1100",
        "IBAN: DE88 3704 0044 0532 0130 00",
    ],
)
def test_other_numbers_are_no_account_of_a_statement(text: str) -> None:
    assert read("account_number", text) == []


def test_the_account_in_the_head_counts_although_money_went_to_others() -> None:
    statement = (
        "BANK REKAAN NASIONAL", "Nama | ANNA ERIKSSON", "No. Rekening | 701-234-5678", "Tanggal|Keterangan|Saldo",
        "01/03/2026|KE REKENING 9988776655|61.000.000,00", "02/03/2026|TRF 1122334455|60.000.000,00",
    )  # fmt: skip
    assert read("account_number", *statement) == ["7012345678"]


@given(digits=st.from_regex(r"[0-9]{10,15}", fullmatch=True), gap=st.sampled_from(["", "-", " "]))
def test_every_account_is_read_through_its_gaps(digits: str, gap: str) -> None:
    shown = gap.join((digits[:3], digits[3:6], digits[6:]))
    assert read("account_number", f"Nomor Rekening : {shown}") == [digits]


@pytest.mark.parametrize(
    ("texts", "many"),
    [
        (("Jumlah TKA | 12",), "12"),
        (("Jumlah Tenaga Kerja Asing yang disetujui : 3 (tiga) orang",), "3"),
        (("Jumlah TKA yang disahkan: 25 orang.",), "25"),
        (("menggunakan sebanyak 8 (delapan) orang Tenaga Kerja Asing di Jakarta",), "8"),
        (("dapat mempekerjakan 15 TKA pada jabatan berikut",), "15"),
        (("kami mempekerjakan sebanyak 7 (tujuh) orang", "tenaga kerja asing dan 900 karyawan"), "7"),
        (("Number of foreign workers: 6",), "6"),
        (("Jumlah TKA / Number of foreign workers : 40 persons",), "40"),
        (("The company may employ up to 12 (twelve) foreign workers.",), "12"),
        (("we currently employ 31 expatriates and 1,200 local staff",), "31"),
        (("No|Jabatan|Jumlah TKA", "1|Manager|2", "2|Engineer|3", "Total|5"), "5"),
    ],
)
def test_the_number_of_foreign_workers_is_read(texts: tuple[str, ...], many: str) -> None:
    assert read("headcount", *texts) == [many]


@pytest.mark.parametrize(
    "text",
    [
        "Jangka waktu | 12 bulan",
        "Jumlah karyawan : 900 orang",
        "Nama TKA | WANG FANG",
        "Jumlah TKA sesuai lampiran 2/2026",
        "DKP-TKA US$ 1.200",
        "PENGESAHAN RPTKA Nomor B.3/12345/PK.04.01/VII/2025",
        "Undang-Undang Nomor 13 Tahun 2003 tenaga kerja",
        "Total | 5",
    ],
)
def test_other_numbers_are_no_headcount(text: str) -> None:
    assert read("headcount", text) == []

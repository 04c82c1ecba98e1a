"""Days, amounts and numbers are read as Indonesian and English documents write them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.reading.values.amounts import amounts_in, bare_amounts_in, number_in
from tinggal.reading.values.days import days_in
from tinggal.reading.values.numbers import is_identity_number, long_numbers_in, own_numbers_in, tax_numbers_in
from tinggal.reading.values.persons import capitals_in, companies_in, labelled_in

INDONESIAN = (
    *("Januari", "Februari", "Maret", "April", "Mei", "Juni"),
    *("Juli", "Agustus", "September", "Oktober", "November", "Desember"),
)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Jakarta, 12 Januari 2026", "2026-01-12"),
        ("lahir di Solo pada 3 Agustus 1999.", "1999-08-03"),
        ("12/01/2026", "2026-01-12"),
        ("05-04-2026", "2026-04-05"),
        ("12.01.2026", "2026-01-12"),
        ("12/31/2026", "2026-12-31"),
        ("2026-01-12", "2026-01-12"),
        ("1 Jan 2026", "2026-01-01"),
        ("January 5, 2026", "2026-01-05"),
        ("5th of no month 2026", ""),
        ("31 Februari 2026", ""),
        ("14 OKT 1984", "1984-10-14"),
        ("14 0ktober 1984", "1984-10-14"),
        ("14April2026", "2026-04-14"),
        ("12 MEI / MAY 2026", "2026-05-12"),
        ("Telp. 021 555 2026", ""),
        ("31-13-2026", ""),
    ],
)
def test_a_day_is_read_however_it_is_written(text: str, day: str) -> None:
    assert [found.text for found in days_in(text)] == ([day] if day else [])


@given(st.dates(date(1920, 1, 1), date(2090, 1, 1)))
def test_every_day_in_words_is_read(day: date) -> None:
    text = f"Denpasar, {day.day} {INDONESIAN[day.month - 1]} {day.year}"
    (found,) = days_in(text)
    assert (found.text, text[found.start :]) == (day.isoformat(), text.split(", ")[1])


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("Rp 35.000.000,00", "IDR 35000000"),
        ("Rp. 38.750.000,-", "IDR 38750000"),
        ("IDR 35,000,000", "IDR 35000000"),
        ("US$ 6.240,50", "USD 6240.5"),
        ("US$2.000", "USD 2000"),
        ("USD 1,200.00", "USD 1200"),
        ("Rp15 miliar", "IDR 15000000000"),
        ("2.000 USD", "USD 2000"),
        ("paspor RP6093745", ""),
        ("rumah no. 12", ""),
    ],
)
def test_an_amount_is_read_with_its_currency(text: str, amount: str) -> None:
    assert [found.text for found in amounts_in(text)] == ([amount] if amount else [])


@given(st.integers(1000, 10**12))
def test_marks_between_thousands_do_not_change_a_number(number: int) -> None:
    indonesian, english = f"{number:,}".replace(",", "."), f"{number:,}"
    assert number_in(indonesian) == number_in(english) == Decimal(number)
    assert number_in(f"{indonesian},25") == number_in(f"{english}.25") == Decimal(number) + Decimal("0.25")


def test_a_number_without_currency_is_an_amount_only_with_marks() -> None:
    assert [one.text for one in bare_amounts_in("saldo 4,310.55 rekening 00981234", currency="USD")] == ["USD 4310.55"]


@pytest.mark.parametrize(
    ("digits", "can_be"), [("3171015203850001", True), ("3171019903850001", False), ("0071011203850001", False)]
)
def test_an_identity_number_has_a_province_and_a_day(digits: str, can_be: bool) -> None:
    assert is_identity_number(digits) is can_be


def test_long_numbers_are_read_through_their_gaps_and_misread_signs() -> None:
    assert [one.text for one in long_numbers_in("NIK : 3171 0152 0385 O00l")] == ["3171015203850001"]
    assert [one.text for one in long_numbers_in("No.3171013211461353")] == ["3171013211461353"]
    assert [one.text for one in tax_numbers_in("NPWP 01.234.567.8-901.000")] == ["012345678901000"]
    assert [one.text for one in own_numbers_in("Nomor B.3/12345/PK.04.01/VII/2025")] == ["B.3/12345/PK.04.01/VII/2025"]
    assert [one.text for one in own_numbers_in("tanggal 12/01/2026")] == []


def test_names_are_found_by_their_labels_and_by_their_capitals() -> None:
    labelled = {name: one.text for name, one in labelled_in("Nama : Anna Maria Eriksson  Penjamin : Budi Santoso")}
    assert labelled == {"person_name": "ANNA MARIA ERIKSSON", "sponsor_name": "BUDI SANTOSO"}
    found = [one.text for one in capitals_in("Kami menjamin WANG FANG, paspor EB1234567, selama berada di Indonesia")]
    assert found == ["WANG FANG"]
    assert [one.text for one in capitals_in("SURAT PERNYATAAN DAN JAMINAN")] == []
    assert [one.text for one in companies_in("oleh PT Samudra Contoh Nusantara di")] == ["PT SAMUDRA CONTOH NUSANTARA"]

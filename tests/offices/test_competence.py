"""Which office serves whom."""

import pytest

from tinggal.offices.models import Competence, Office
from tinggal.offices.queries import competent_office
from tinggal.offices.reference import Loaded
from tinggal.offices.tables import read_table

# Papua Pegunungan has no office of its own: its eight regencies go to Jayapura.
SERVED_FROM_ANOTHER_PROVINCE = {f"95.0{number}": "K9101" for number in range(1, 9)}

# Offices at harbours, airports and border posts, in a city that has a larger office too.
SERVING_NO_REGENCY = {"K1202", "K1203", "K2103", "K3106", "K3604", "K6102"}


def test_every_regency_has_an_office_in_its_own_province_except_the_known_ones(loaded: Loaded) -> None:
    rows = Competence.objects.select_related("regency", "office")
    elsewhere = {c.regency.code: c.office.code for c in rows if c.office.province_id != c.regency.province_id}
    assert elsewhere == SERVED_FROM_ANOTHER_PROVINCE
    assert {c.office.kind for c in rows} == {"kanim"}
    assert {c.office.closed_on for c in rows} == {None}


def test_a_regency_with_an_office_of_its_own_is_served_there_except_the_city_of_surabaya(loaded: Loaded) -> None:
    seats = set(Office.objects.kanims().values_list("seat", flat=True))
    away = [c.regency.name for c in Competence.objects.select_related("regency") if c.derived and c.regency.pk in seats]
    assert away == ["Kota Surabaya"]


def test_what_no_source_says_is_marked(loaded: Loaded) -> None:
    rows = Competence.objects.select_related("office")
    assert all(c.derived == (c.office.seat_id != c.regency_id) for c in rows)
    assert rows.filter(derived=True).count() == 378


def test_offices_that_serve_no_regency_are_the_known_ones(loaded: Loaded) -> None:
    idle = Office.objects.kanims().filter(competences=None).values_list("code", flat=True)
    assert set(idle) == SERVING_NO_REGENCY


@pytest.mark.parametrize(
    ("regency", "office"),
    [
        ("31.71", "Jakarta Pusat"),
        ("31.72", "Jakarta Utara"),
        ("31.73", "Jakarta Barat"),
        ("31.74", "Jakarta Selatan"),
        ("31.75", "Jakarta Timur"),
        ("31.01", "Jakarta Utara"),
        ("12.71", "Medan"),
        ("32.01", "Bogor"),
        ("34.71", "Yogyakarta"),
        ("35.78", "Surabaya"),
        ("36.71", "Tangerang"),
        ("36.74", "Tangerang"),
        ("51.01", "Singaraja"),
        ("51.02", "Tabanan"),
        ("51.03", "Ngurah Rai"),
        ("51.04", "Denpasar"),
        ("51.05", "Klungkung"),
        ("51.08", "Singaraja"),
        ("51.71", "Denpasar"),
        ("65.02", "Tarakan"),
        ("95.01", "Jayapura"),
    ],
)
def test_people_go_where_they_expect(loaded: Loaded, regency: str, office: str) -> None:
    assert competent_office(regency).short_name == office


def test_a_code_that_is_no_regency_finds_no_office(loaded: Loaded) -> None:
    with pytest.raises(Office.DoesNotExist):
        competent_office("99.99")


def test_the_names_beside_the_codes_in_the_table_are_right() -> None:
    names = {row["code"]: row["name"] for table in ("regencies", "offices") for row in read_table(table)}
    for row in read_table("competence"):
        assert (names[row["regency"]], names[row["office"]]) == (row["regency_name"], row["office_name"])

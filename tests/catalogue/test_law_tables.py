"""The long flat tables: visa indexes, tariffs, countries, calling-visa nationalities; and what a broken row does."""

from datetime import date

import pytest
from django.utils import translation

from tinggal.catalogue.calling_visa import CALLING_VISA, is_calling_visa
from tinggal.catalogue.countries import COUNTRIES, country, country_of, from_mrz, nationalities
from tinggal.catalogue.indexes import ASKED_FOR_ABROAD, VISA_INDEXES, index_of, selectable, visa_index
from tinggal.catalogue.permits import PERMITS
from tinggal.catalogue.rows import BrokenRow, claim, read
from tinggal.catalogue.tariffs import PARTS, TARIFFS, NoTariff, Tariff, tariff, tariff_of


def test_there_are_59_visa_indexes_of_which_six_are_not_offered():
    assert len(VISA_INDEXES) == 59
    not_offered = {index.code for index in VISA_INDEXES.values() if not index.offered}
    assert not_offered == {"E23U", "E23V", "E30", "E30E", "E30F", "E33D"}
    assert all(VISA_INDEXES[code].not_offered_reason for code in not_offered)


def test_three_indexes_only_group_others():
    assert {index.code for index in VISA_INDEXES.values() if index.container} == {"E28", "E31", "E32"}


def test_no_permit_offers_an_index_that_cannot_be_chosen():
    chosen = {code for permit_type in PERMITS for code in permit_type.indexes}
    assert all(VISA_INDEXES[code].selectable for code in chosen)


def test_every_index_of_the_four_families_has_a_new_permit_and_an_extension():
    for service in ("alih_status", "extension"):
        served = {code for permit_type in PERMITS if permit_type.service == service for code in permit_type.indexes}
        assert served >= {code for group in ("work", "investor", "education", "family") for code in selectable(group)}


def test_every_index_in_force_has_its_services_or_it_is_said_plainly_why_not():
    def served(service: str) -> set[str]:
        return {code for one in PERMITS if one.service == service for code in one.indexes}

    in_force = {code for code, index in VISA_INDEXES.items() if index.selectable}
    assert served("alih_status") == served("extension") == in_force - set(ASKED_FOR_ABROAD)
    assert all(index.not_offered_reason for index in VISA_INDEXES.values() if not index.offered)
    assert all(str(words) for words in ASKED_FOR_ABROAD.values())


def test_an_unknown_index_or_country_is_a_lookup_error():
    with pytest.raises(LookupError, match="no visa index 'E24'"):
        visa_index("E24")
    with pytest.raises(LookupError, match="no country or nationality 'ZZZ'"):
        country("ZZZ")


def test_every_tariff_has_a_law_and_a_whole_amount():
    assert all(line.law and type(line.amount) is int and line.amount > 0 for line in TARIFFS)


def test_no_two_tariffs_of_one_code_are_in_force_on_the_same_day():
    for one in TARIFFS:
        days = [line.valid_from for line in TARIFFS if line.code == one.code and line.valid_from >= one.valid_from]
        later = sorted(days)[1:]
        assert not later or (one.valid_until is not None and one.valid_until < later[0])


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("ITAS-6M", 1_000_000, 2_000_000),
        ("ITAS-12M", 1_500_000, 3_000_000),
        ("ITAS-24M", 2_000_000, 5_000_000),
        ("IMK-12M", 1_000_000, 1_500_000),
        ("IMK-24M", 1_750_000, 2_000_000),
        ("ITAP-60M", 5_000_000, 7_000_000),
    ],
)
def test_tariffs_changed_on_17_december_2024(code: str, old: int, new: int):
    assert tariff(code, on=date(2024, 12, 16)).amount == old
    assert tariff(code, on=date(2024, 12, 17)).amount == new


def test_the_known_contradictions_are_marked():
    assert {line.code for line in TARIFFS if line.conflict} == {"ITAS-48M", "IMK-48M", "ITAS-120M"}


def test_a_tariff_that_was_not_in_force_is_said_so():
    with pytest.raises(NoTariff, match="No tariff ITAS-60M was in force on 2024-12-16"):
        tariff("ITAS-60M", on=date(2024, 12, 16))


def test_the_country_table_has_all_of_iso_and_the_codes_for_people_without_a_country():
    iso = [one for one in COUNTRIES.values() if one.standard == "ISO 3166-1"]
    assert len(iso) == 249
    assert {"XXA", "XXB", "XXC", "XXX", "GBN", "UNO", "EUE", "RKS"} <= set(COUNTRIES)
    assert all(one.legal_name and str(one.name) for one in COUNTRIES.values())


def test_indonesians_are_not_foreigners():
    assert "IDN" not in {code for code, name in nationalities()}


def test_the_machine_readable_code_of_germany_is_one_letter():
    assert from_mrz("D<<") is COUNTRIES["DEU"]
    assert from_mrz("CHN") is COUNTRIES["CHN"]
    assert from_mrz("UTO") is None


def test_cameroon_left_the_calling_visa_list_on_23_november_2023():
    assert is_calling_visa("CMR", on=date(2023, 11, 22))
    assert not is_calling_visa("CMR", on=date(2023, 11, 23))
    still = {entry.nationality for entry in CALLING_VISA if entry.valid_until is None}
    assert still == {"AFG", "GIN", "ISR", "LBR", "NGA", "PRK", "SOM"}


def test_a_broken_row_stops_the_program_with_its_file_and_line():
    columns = "nationality valid_from valid_until law source unverified"
    with pytest.raises(BrokenRow, match=r"calling_visa.csv, line 2: 'AFG' is neither yes nor no"):
        read("calling_visa", columns=columns, into=lambda row: claim(row["nationality"]))


def test_another_header_stops_the_program():
    with pytest.raises(BrokenRow, match=r"calling_visa\.csv: the columns must be a b"):
        read("calling_visa", columns="a b", into=dict)


INDEX_ROW = {
    "code": "E99",
    "name_id": "Visa Uji",
    "name_en": "Test",
    "name_zh": "测试",
    "name_ja": "試験",
    "name_ko": "시험",
    "group": "work",
    "stay_months": "12|24",
    "conditions": "",
    "sponsor": "",
    "recommending_body": "",
    "old_code": "",
    "offered": "yes",
    "container": "no",
    "not_offered_reason": "",
    "valid_from": "2025-06-01",
    "valid_until": "",
    "source": "test",
    "unverified": "",
}


@pytest.mark.parametrize(
    ("cell", "text", "words"),
    [
        ("code", "", "Please fill in code"),
        ("group", "leisure", "'leisure' is not a group"),
        ("offered", "maybe", "neither yes nor no"),
        ("offered", "no", "needs a reason"),
        ("not_offered_reason", "none", "needs a reason"),
        ("stay_months", "12|long", "'long' is not a number of months"),
        ("valid_from", "1 June", "Invalid isoformat"),
        ("name_ja", "", "Please fill in name_ja"),
        ("sponsor", "A friend", "'A friend' has no translation"),
    ],
)
def test_a_wrong_cell_in_the_index_table_is_found(cell: str, text: str, words: str):
    assert index_of(INDEX_ROW).stay_months == ("12", "24")
    with pytest.raises(ValueError, match=words):
        index_of({**INDEX_ROW, cell: text})


TARIFF_ROW = {
    "code": "ITAS-1M",
    "category": "ITAS",
    "period": "1m",
    "name_id": "Uji",
    "name_en": "Test",
    "unit": "person",
    "amount": "1000",
    "valid_from": "2025-01-01",
    "valid_until": "",
    "law": "PP 0/2025",
    "conflict": "",
    "note": "",
    "source": "test",
    "unverified": "",
}


@pytest.mark.parametrize(
    ("cell", "text", "words"),
    [
        ("law", "", "Please fill in law"),
        ("period", "1 year", "'1 year' is not a period"),
        ("unit", "bag", "'bag' is not a unit"),
        ("amount", "1000.50", "invalid literal"),
        ("amount", "0", "above zero"),
        ("valid_until", "2024-01-01", "the days must rise"),
    ],
)
def test_a_wrong_cell_in_the_tariff_table_is_found(cell: str, text: str, words: str):
    assert tariff_of(TARIFF_ROW).amount == 1000
    with pytest.raises(ValueError, match=words):
        tariff_of({**TARIFF_ROW, cell: text})


def test_a_country_code_has_three_capital_letters():
    names = dict.fromkeys(("name_en", "name_id", "name_zh", "name_ja", "name_ko"), "X")
    row = {**names, "standard": "test", "mrz": "X", "nationality": "yes"}
    with pytest.raises(ValueError, match="'De' is not a three-letter code"):
        country_of({**row, "code": "De"})


PAID_FOR = ("ITAS", "ITAP", "ITK", "IMK", "EPO", "KARTU", "MUTASI")


@pytest.mark.parametrize("line", [one for one in TARIFFS if one.code.startswith(PAID_FOR)], ids=lambda one: one.code)
def test_the_lines_of_bills_are_made_of_parts_that_are_translated(line: Tariff):
    with translation.override("en"):
        assert set(str(line.name).split(", ")) <= set(PARTS)
    with translation.override("id"):
        assert str(line.name) == line.legal_name


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("en", ("Korea, South", "Researcher", "A research permit")),
        ("id", ("Korea Selatan", "Visa Peneliti", "Izin penelitian")),
        ("zh-hans", ("韩国", "研究人员", "研究许可")),
        ("ja", ("韓国", "研究者", "研究許可")),
        ("ko", ("대한민국", "연구원", "연구 허가")),
    ],
)
def test_countries_and_indexes_are_named_in_the_language_of_the_reader(language: str, names: tuple[str, str, str]):
    with translation.override(language):
        index = VISA_INDEXES["E29"]
        assert (str(COUNTRIES["KOR"].name), str(index.name), str(index.conditions[0])) == names

"""What the simulated watch list takes for alike."""

from datetime import date

import pytest

from tinggal.simulators import watchlist as register


def found(
    name: str, *, born: date | None = None, nationality: str = "", passport: str = ""
) -> list[tuple[str, tuple[str, ...]]]:
    matches = register.search(names=[name], birth_date=born, nationality=nationality, passport=passport)
    return [(match.number, match.alike) for match in matches]


BORN = date(1979, 3, 14)


@pytest.mark.parametrize(
    "spelling",
    [
        "VOLKOV SERGEY PETROVICH",
        "Sergey Petrovich Volkov",
        "Sergei Volkov",
        "VOLKOV<<SERGEI<PETROVICH",
        "Волков Сергей",
        "Volkow, Sergej Petrowitsch",
    ],
)
def test_one_name_is_found_in_every_usual_spelling(spelling: str) -> None:
    assert found(spelling, born=BORN) == [("WL-0001", ("name", "birth date"))]


@pytest.mark.parametrize(
    ("spelling", "number"),
    [
        ("Hans Jörg Grünfeld", "WL-0002"),
        ("Etienne DELACROIX MOREL", "WL-0008"),
        ("Nguyễn Đắc Thiên Long", "WL-0020"),
        ("田中森 健二郎", "WL-0012"),
        ("نواف سعد الحارثي", "WL-0004"),
        ("Canan Mueller Oezdemir", "WL-0023"),
    ],
)
def test_names_of_many_scripts_are_found(spelling: str, number: str) -> None:
    assert [one for one, _ in found(spelling)] == [number]


@pytest.mark.parametrize(
    "harmless",
    ["ANNA MARIA ERIKSSON", "Sergey Ivanov", "Volkov", "Li Wei", "Long Nguyen", "João Costa", "Budi Hartono", "", "-"],
)
def test_other_names_are_not_found(harmless: str) -> None:
    assert found(harmless) == []


def test_another_date_of_birth_speaks_against_a_likeness() -> None:
    assert found("Sergey Volkov", born=date(1979, 3, 15)) == []


def test_where_only_the_year_is_known_the_year_decides() -> None:
    assert found("Mirwais Sherzada", born=date(1987, 5, 5)) == [("WL-0013", ("name", "birth year"))]
    assert found("Mirwais Sherzada", born=date(1988, 5, 5)) == []


def test_a_listed_passport_is_found_under_any_name_and_date() -> None:
    assert found("Somebody Else", born=date(2000, 1, 1), passport="70x 1000001") == [("WL-0001", ("passport",))]


def test_the_nationality_is_told_but_decides_nothing() -> None:
    assert found("Sergey Volkov", born=BORN, nationality="RUS") == [("WL-0001", ("name", "birth date", "nationality"))]
    assert found("Sergey Volkov", born=BORN, nationality="SWE") == [("WL-0001", ("name", "birth date"))]

"""What every watch list promises, tried on each adapter we have; and what the simulated one takes for alike."""

from datetime import date
from typing import Any

import pytest

from tinggal.simulators import watchlist as register
from tinggal.verification.watchlist import Answer, SilentWatchlist, SimulatedWatchlist, Unreachable, Watchlist

ADAPTERS = [SimulatedWatchlist(), SilentWatchlist()]
HARMLESS: dict[str, Any] = {
    "names": ["ANNA MARIA ERIKSSON"],
    "birth_date": date(1990, 4, 12),
    "nationality": "SWE",
    "passport": "L898902C3",
}
LISTED: dict[str, Any] = {"names": ["Volkov"], "birth_date": None, "nationality": "", "passport": "70X1000001"}


@pytest.mark.parametrize("adapter", ADAPTERS, ids=lambda adapter: type(adapter).__name__)
class TestEveryWatchlist:
    def test_answers_or_says_that_it_cannot(self, adapter: Watchlist) -> None:
        for asked in (HARMLESS, LISTED):
            try:
                answer = adapter.look_up(**asked)
            except Unreachable:
                continue
            assert isinstance(answer, Answer)
            assert answer.hit is bool(answer.why)

    def test_asking_twice_gives_the_same_answer(self, adapter: Watchlist) -> None:
        try:
            assert adapter.look_up(**LISTED) == adapter.look_up(**LISTED)
        except Unreachable:
            assert isinstance(adapter, SilentWatchlist)

    def test_says_what_is_wrong_with_its_settings(self, adapter: Watchlist) -> None:
        assert adapter.check() == []
        assert adapter.simulated is True


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

"""What counts as the same name, and that nothing differs which one side does not know."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tinggal.registers.comparing import alike, differences
from tinggal.registers.questions import Business, Crossing, ManpowerPlan, Person


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PT Samudra Contoh Nusantara", "SAMUDRA CONTOH NUSANTARA, PT."),
        ("PT. Samudra Contoh Nusantara Tbk", "Samudra Contoh Nusantara (Persero)"),
        ("Ratna Wulandari", "WULANDARI RATNA"),
        ("Ni Ketut Sukerti", "Ni Ketut Sukertti"),
        ("José Álvarez", "JOSE ALVAREZ"),
        ("PT", "pt"),
        ("王丽", "王丽"),
    ],
)
def test_the_same_name_written_otherwise_is_alike(one: str, other: str) -> None:
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("PT Samudra Contoh Nusantara", "PT Gunung Contoh Energi"),
        ("Ratna Wulandari", "Bambang Sutrisno"),
        ("王丽", "李明"),
        ("PT Contoh", ""),
        ("", "-"),
    ],
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert alike(one, other) is (one == "" and other == "-")


@given(name=some.text(max_size=60))
def test_every_name_is_like_itself(name: str) -> None:
    assert alike(name, name)


def test_what_one_side_does_not_know_does_not_differ() -> None:
    asked = Person(nik="1", name="", born=None)
    assert differences(asked, {"name": "Ratna", "born": "1978-04-23", "family_card": "1"}) == ()
    assert differences(Person(nik="1", name="Ratna", born=date(1978, 4, 23)), {}) == ()
    assert differences(Crossing(passport="X", nationality="SWE", entered_on=date(2026, 1, 1)), {"left_on": "?"}) == ()
    assert differences(Business(nib="1", name="PT Contoh"), {"status": "active"}) == ()


def test_a_plan_allows_one_of_its_posts_and_is_valid_on_its_last_day() -> None:
    record = {"posts": "Marine Engineer|Quality Manager", "valid_until": "2026-12-31", "places_left": "1"}
    plan = ManpowerPlan(number="1", post="QUALITY MANAGER", on=date(2026, 12, 31))
    assert differences(plan, record) == ()
    assert differences(ManpowerPlan(number="1", post="Chef", on=date(2027, 1, 1)), record) == ("post", "valid_until")


def test_who_came_back_after_leaving_is_here() -> None:
    asked = Crossing(passport="X", nationality="SWE", entered_on=date(2026, 5, 2), visa="2A-21 je")
    assert differences(asked, {"entered_on": "2026-05-02", "left_on": "2026-05-01", "visa": "2A21JE"}) == ()
    assert differences(asked, {"entered_on": "2026-05-02", "left_on": "2026-05-03", "visa": "2A21JF"}) == (
        "visa",
        "left_on",
    )

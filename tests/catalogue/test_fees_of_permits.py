"""What a permit costs on which day, to the rupiah."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.catalogue.fees import LengthNotOffered, fee_lines, lengths, month_choices, total
from tinggal.catalogue.permits import PERMITS, permit
from tinggal.catalogue.rules import NoFee
from tinggal.catalogue.tariffs import TARIFFS, NoTariff
from tinggal.catalogue.types import PermitType

NEW_TARIFF = date(2024, 12, 17)
BEGINNING = date(2021, 11, 11)
OF_TODAY = st.dates(NEW_TARIFF, date(2035, 12, 31))
BEFORE = st.dates(BEGINNING, date(2024, 12, 16))


@st.composite
def orders(draw: st.DrawFn) -> tuple[PermitType, dict[str, str]]:
    """A permit with an index it offers and a length that index allows; no length where the service has none."""
    chosen = draw(st.sampled_from(PERMITS))
    index = draw(st.sampled_from(chosen.indexes)) if chosen.indexes else ""
    return chosen, {"index": index, "months": draw(st.sampled_from(lengths(chosen, index=index) or ("",)))}


def amounts(code: str, answers: dict[str, str], on: date) -> list[tuple[str, int]]:
    return [(line.code, line.amount) for line in fee_lines(permit(code), answers, on=on)]


@given(orders(), OF_TODAY)
def test_every_length_that_is_offered_has_a_price_today(order: tuple[PermitType, dict[str, str]], day: date):
    lines = fee_lines(order[0], order[1], on=day)
    assert all(type(line.amount) is int and line.amount > 0 and line.law == "PP 45/2024" for line in lines)
    assert total(lines) == sum(line.amount for line in lines)
    assert type(total(lines)) is int


@given(orders(), BEFORE)
def test_before_17_december_2024_the_old_tariff_holds_or_none(order: tuple[PermitType, dict[str, str]], day: date):
    try:
        lines = fee_lines(order[0], order[1], on=day)
    except NoTariff:
        assert order[1]["months"] not in {"12", "24"}
    else:
        assert {line.law for line in lines} == ({"PP 28/2019"} if lines else set())
        assert bool(lines) != isinstance(order[0].fee, NoFee)


@given(orders(), OF_TODAY)
def test_each_line_is_a_line_of_the_tariff_table(order: tuple[PermitType, dict[str, str]], day: date):
    known = {(line.code, line.amount) for line in TARIFFS}
    assert {(line.code, line.amount) for line in fee_lines(order[0], order[1], on=day)} <= known


def test_one_year_of_work_costs_4_500_000_rupiah_since_the_new_tariff():
    answers = {"index": "E23", "months": "12"}
    assert amounts("new-itas-worker", answers, NEW_TARIFF) == [("ITAS-12M", 3_000_000), ("IMK-12M", 1_500_000)]
    assert amounts("new-itas-worker", answers, date(2024, 12, 16)) == [("ITAS-12M", 1_500_000), ("IMK-12M", 1_000_000)]


def test_four_years_of_study_cost_10_500_000_rupiah_and_the_doubt_is_marked():
    lines = fee_lines(permit("new-itas-student"), {"index": "E30B", "months": "48"}, on=date(2026, 1, 5))
    assert [(line.code, line.amount) for line in lines] == [("ITAS-48M", 7_000_000), ("IMK-48M", 3_500_000)]
    assert all(line.conflict for line in lines)


def test_a_permanent_permit_of_five_years_costs_10_500_000_rupiah():
    answers = {"index": "E31A", "months": "60"}
    assert amounts("itas-to-itap", answers, date(2026, 1, 5)) == [("ITAP-60M", 7_000_000), ("IMK-60M", 3_500_000)]
    assert amounts("itas-to-itap", answers, date(2024, 1, 5)) == [("ITAP-60M", 5_000_000), ("IMK-24M", 1_750_000)]


def test_a_permanent_permit_without_end_costs_23_000_000_rupiah():
    lines = fee_lines(permit("extend-itap"), {"months": "unlimited"}, on=date(2026, 1, 5))
    assert total(lines) == 23_000_000


def test_the_index_limits_the_length():
    worker = permit("new-itas-worker")
    assert [choice.value for choice in month_choices(worker, index="E29")] == ["12"]
    assert [choice.value for choice in month_choices(worker, index="E23")] == ["12", "24"]
    assert [choice.value for choice in month_choices(permit("new-itas-investor"), index="E28C")] == ["60", "120"]
    with pytest.raises(LengthNotOffered, match="new-itas-worker is given for 12 months, not for '24'"):
        fee_lines(worker, {"index": "E29", "months": "24"}, on=date(2026, 1, 5))


@pytest.mark.parametrize("months", ["", "0", "-12", "12.5", "twelve", "²⁴"])
def test_a_length_nobody_offers_is_refused(months: str):
    with pytest.raises(LengthNotOffered):
        fee_lines(permit("new-itas-worker"), {"index": "E23", "months": months}, on=date(2026, 1, 5))

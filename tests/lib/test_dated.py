"""Values that change on certain days."""

from datetime import date

import pytest

from tinggal.lib.dated import Dated, NotInForce

FEE = Dated((date(2021, 1, 1), 750_000), (date(2024, 12, 18), 1_000_000))


def test_a_value_holds_from_its_day_until_the_day_before_the_next() -> None:
    days = [date(2021, 1, 1), date(2024, 12, 17), date(2024, 12, 18), date(2030, 1, 1)]
    assert [FEE.on(day) for day in days] == [750_000, 750_000, 1_000_000, 1_000_000]


def test_before_the_first_day_nothing_is_in_force_and_it_says_since_when() -> None:
    with pytest.raises(NotInForce, match="begins on 2021-01-01"):
        FEE.on(date(2020, 12, 31))


def test_old_and_new_can_be_shown_side_by_side() -> None:
    assert list(FEE) == [(date(2021, 1, 1), 750_000), (date(2024, 12, 18), 1_000_000)]


@pytest.mark.parametrize("days", [(2, 1), (1, 1)])
def test_days_that_do_not_rise_are_refused(days: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="must rise"):
        Dated(*((date(2021, 1, day), "value") for day in days))


def test_no_value_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Dated()

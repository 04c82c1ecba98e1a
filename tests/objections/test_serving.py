"""The day a letter counts as received: opened, handed over, or told by a message that did not come back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.objections.serving import SILENCE, Facts, How, Served, Told, served

FILED = date(2026, 11, 2)
days = st.dates(date(2026, 10, 1), date(2027, 2, 1))
maybe = st.none() | days
told = st.builds(Told, left=days, arrived=maybe, came_back=maybe)
facts = st.builds(Facts, filed=days, opened=maybe, handed_over=maybe, told=st.lists(told, max_size=4).map(tuple))


def after(number: int) -> date:
    return FILED + timedelta(days=number)


@pytest.mark.parametrize(
    ("known", "day", "how"),
    [
        (Facts(filed=FILED), None, How.NOT_YET),
        (Facts(filed=FILED, opened=after(3)), after(3), How.OPENED),
        (Facts(filed=FILED, handed_over=after(4)), after(4), How.HANDED_OVER),
        (Facts(filed=FILED, opened=after(3), handed_over=after(2)), after(2), How.HANDED_OVER),
        (Facts(filed=FILED, told=[Told(left=FILED, arrived=after(1))]), after(1), How.ARRIVED),
        (Facts(filed=FILED, told=[Told(left=FILED)]), after(5), How.NOT_GIVEN_BACK),
        (Facts(filed=FILED, told=[Told(left=FILED, came_back=after(1))]), None, How.NOT_YET),
        (Facts(filed=FILED, told=[Told(left=FILED, came_back=FILED), Told(left=FILED)]), after(5), How.NOT_GIVEN_BACK),
        (Facts(filed=FILED, told=[Told(left=FILED)], opened=after(2)), after(2), How.OPENED),
    ],
)
def test_the_first_thing_that_reaches_the_reader_counts(known: Facts, day: date | None, how: How) -> None:
    assert served(known) == Served(day, how)


@given(facts)
def test_it_is_never_before_the_letter_was_there_and_never_after_it_was_opened_or_handed_over(known: Facts) -> None:
    day = served(known).day
    assert day is None or day >= known.filed
    for one in (known.opened, known.handed_over):
        assert one is None or (day is not None and day <= max(one, known.filed))


@given(facts, days)
def test_what_else_becomes_known_of_its_reaching_him_never_moves_the_day_back(known: Facts, day: date) -> None:
    before = served(known).day
    for more in (
        replace(known, opened=min(day, known.opened or day)),
        replace(known, handed_over=min(day, known.handed_over or day)),
        replace(known, told=(*known.told, Told(left=day))),
    ):
        now = served(more).day
        assert now is not None
        assert before is None or now <= before


@given(facts, days)
def test_a_message_that_comes_back_never_shortens_anybodys_time(known: Facts, day: date) -> None:
    before = served(known).day
    now = served(replace(known, told=tuple(replace(one, came_back=day) for one in known.told))).day
    assert now is None or (before is not None and now >= before)


@given(facts, st.integers(0, 40))
def test_the_later_everything_happens_the_later_it_counts(known: Facts, number: int) -> None:
    def later(one: date | None) -> date | None:
        return one and one + timedelta(days=number)

    moved = Facts(
        filed=known.filed,
        opened=later(known.opened),
        handed_over=later(known.handed_over),
        told=[Told(left=later(one.left) or one.left, arrived=later(one.arrived), came_back=one.came_back)
              for one in known.told],
    )  # fmt: skip
    before, now = served(known).day, served(moved).day
    assert (before is None) == (now is None)
    assert before is None or now is None or now >= before


@given(days)
def test_a_message_without_word_waits_its_five_days(left: date) -> None:
    assert served(Facts(filed=left, told=[Told(left=left)])).day == left + SILENCE

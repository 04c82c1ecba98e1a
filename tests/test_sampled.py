"""What is tried in part every day is tried in full by all places together, and in each place with ``--all``."""

import pytest

from tests.sampled import Sample

MANY = list(range(11))


@pytest.mark.parametrize("one_in", [1, 2, 3, 4])
def test_the_parts_of_neighbours_are_together_all_of_it_and_nothing_twice(one_in: int) -> None:
    parts = [Sample(full=False).of(MANY, one_in=one_in, first=place) for place in range(5, 5 + one_in)]
    assert sorted(one for part in parts for one in part) == MANY
    assert all(parts)


def test_asked_for_everything_each_place_tries_everything() -> None:
    assert Sample(full=True).of(MANY, one_in=4, first=3) == MANY

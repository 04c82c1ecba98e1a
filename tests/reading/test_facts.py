"""Facts survive being written as JSON and read back, whatever they say."""

import json

from hypothesis import given
from hypothesis import strategies as st

from tinggal.lib.boxes import Box
from tinggal.reading.facts import Face, Facts, Kind, Portrait, Value, Zone

shares = st.floats(0, 1).map(lambda share: round(share, 4))
words = st.text(max_size=20)
boxes = st.builds(Box, st.integers(1, 30), shares, shares, shares, shares)
maybe = st.none() | boxes
FACTS = st.builds(
    Facts,
    version=st.integers(1, 9),
    zone=st.none()
    | st.builds(
        Zone,
        words,
        st.lists(words, max_size=3).map(tuple),
        st.dictionaries(words, words, max_size=4),
        st.booleans(),
        st.dictionaries(words, shares, max_size=4),
        maybe,
    ),
    kind=st.none() | st.builds(Kind, words, shares, st.lists(words, max_size=3).map(tuple)),
    values=st.lists(st.builds(Value, words, words, words, maybe, shares), max_size=4).map(tuple),
    faces=st.lists(st.builds(Face, boxes, shares, shares, st.none() | shares, words), max_size=2).map(tuple),
    portrait=st.none()
    | st.builds(Portrait, shares, shares, shares, shares, st.dictionaries(words, shares, max_size=3)),
)


@given(FACTS)
def test_facts_come_back_from_json_as_they_were(facts: Facts) -> None:
    assert Facts.from_json(json.loads(json.dumps(facts.to_json()))) == facts


@given(boxes, boxes)
def test_a_joined_box_holds_both(one: Box, other: Box) -> None:
    joined = one.joined(Box(one.page, other.left, other.top, other.width, other.height))
    assert joined.left <= min(one.left, other.left)
    assert joined.top + joined.height >= max(one.top + one.height, other.top + other.height) - 1e-9


def test_the_surest_value_comes_first() -> None:
    values = (Value("date", "2026-01-01", "", sure=0.4), Value("date", "2026-02-02", "", sure=0.9))
    assert [one.text for one in Facts(values=values).every("date")] == ["2026-02-02", "2026-01-01"]
    assert Facts(values=values).first("amount") is None


def test_a_box_around_points_stays_on_the_page() -> None:
    box = Box.around([(-10.0, 20.0), (60.0, 400.0)], page=2, width=100, height=200)
    assert box == Box(2, 0.0, 0.1, 0.6, 0.9)

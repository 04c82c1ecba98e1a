"""Whoever answers the guide comes to one permit in five questions at most, or is told plainly that there is none."""

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tinggal.catalogue.indexes import VISA_INDEXES
from tinggal.catalogue.permits import PERMITS
from tinggal.guide.questions import NOT_KNOWN, STEPS, Walk, walk
from tinggal.guide.wishes import NOW, OPEN_TO, WISHES

TODAY = date(2026, 11, 22)


def every_walk(answers: dict[str, str]) -> Iterator[Walk]:
    """Every way through the questions, the day left unknown."""
    walked = walk({**answers, "day": NOT_KNOWN}, today=TODAY)
    if walked.question is None:
        yield walked
        return
    for option in walked.question.options:
        yield from every_walk({**walked.answers, walked.question.step: option.value})


ALL = list(every_walk({}))


def test_every_way_ends_at_one_permit_or_says_that_there_is_none() -> None:
    assert {len(one.permits) for one in ALL if one.answers["now"] != "abroad"} == {1}
    assert [one.permits for one in ALL if one.answers["now"] == "abroad"] == [()]


def test_nobody_answers_more_than_five_questions_but_for_the_day() -> None:
    assert max(len(one.said) for one in ALL) <= 6
    assert max(len([said for said in one.said if said.step != "day"]) for one in ALL) <= 5


def test_every_permit_and_every_index_one_may_choose_is_found() -> None:
    assert {permit.code for one in ALL for permit in one.permits} == {permit.code for permit in PERMITS}
    offered = {code for permit in PERMITS for code in permit.indexes}
    assert {one.answers["index"] for one in ALL if "index" in one.answers} <= offered
    chosen = {one.answers["index"] for one in ALL if "index" in one.answers}
    alone = {code for code in offered if code not in chosen}
    assert {VISA_INDEXES[code].group for code in alone} <= {
        group
        for group in {VISA_INDEXES[code].group for code in offered}
        if len({code for code in offered if VISA_INDEXES[code].group == group}) == 1
    }


def test_every_service_of_the_catalogue_is_somebodys_wish() -> None:
    assert {permit.service for permit in PERMITS} == {service for wish in WISHES.values() for service in wish.services}
    assert set(OPEN_TO) == set(NOW)
    assert {wish for open_to in OPEN_TO.values() for wish in open_to} == set(WISHES)


@given(st.dictionaries(st.sampled_from([*STEPS, "day"]), st.text(max_size=20)))
def test_any_answer_is_taken_or_asked_again(answers: dict[str, str]) -> None:
    walked = walk(answers, today=TODAY)
    assert set(walked.answers) <= set(answers)


@pytest.mark.parametrize("day", ["", "2027-02-30", "tomorrow", "9999999-01-01"])
def test_a_day_that_does_not_exist_is_asked_again(day: str) -> None:
    walked = walk({"now": "permanent", "wish": "longer_for_good", "day": day}, today=TODAY)
    assert walked.question is not None
    assert walked.question.step == "day"

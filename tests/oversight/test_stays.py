"""Where a file was is drawn on one line of time, without gaps and without overlap."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tinggal.applications.status import Status
from tinggal.journal.models import Event
from tinggal.oversight.stays import LEAST, WIDE, in_words, stays_of

FIRST = datetime(2026, 11, 2, 9, tzinfo=UTC)


@given(st.lists(st.tuples(st.sampled_from(Status.values), st.integers(0, 10_000)), max_size=12), st.integers(0, 10_000))
def test_every_bar_lies_on_the_line_and_they_follow_each_other(steps: list[tuple[str, int]], rest: int) -> None:
    at, story = FIRST, []
    for place, minutes in steps:
        at += timedelta(minutes=minutes)
        story += [Event(kind=f"application.{place}", at=at), Event(kind="application.seen", at=at)]
    found = stays_of(story, now=at + timedelta(minutes=rest))
    assert [stay.since for stay in found] == [event.at for event in story[::2]]
    assert all(0 <= one.begins <= one.begins + one.width <= WIDE and one.width >= LEAST for one in found)
    assert [one.begins for one in found] == sorted(one.begins for one in found)


def test_how_long_is_said_in_the_largest_fitting_unit() -> None:
    minutes = (0, 1, 45, 60, 60 * 23, 60 * 24, 60 * 24 * 12)
    assert [in_words(timedelta(minutes=one)) for one in minutes] == [
        "less than a minute", "1 minute", "45 minutes", "1 hour", "23 hours", "1 day", "12 days",
    ]  # fmt: skip

"""What a month is counted to: days at each desk, returned, sent back; and office hours by the clock of the office."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given
from hypothesis import strategies as st

from tinggal.oversight.counting import is_out_of_hours, next_month, office_rows, p90
from tinggal.oversight.steps import Step

NOON = datetime(2026, 11, 18, 5, tzinfo=UTC)
MONTH = {"month": date(2026, 11, 1), "now": NOON, "since": NOON - timedelta(days=17), "until": NOON}


def step(place: str, to: str, *, days: int = 1, action: str = "forward", late: bool = False) -> Step:
    return Step(1, 1, place, NOON - timedelta(days=days), to, NOON, action, "user/5", "kanim_officer@K3102", late)


def test_a_file_sent_back_counts_against_the_desk_it_was_sent_back_to(db: None) -> None:
    taken = [
        step("at_kanim", "at_kanwil", late=True),
        step("at_kanim", "returned", days=2, action="return"),
        step("at_kanwil", "at_kanim", action="send_back"),
    ]
    rows = {row.desk: row for row in office_rows(taken, **MONTH)}
    kanim, kanwil = rows["at_kanim"], rows["at_kanwil"]
    assert (kanim.files, kanim.returned, kanim.late, kanim.sent_back) == (2, 1, 1, 1)
    assert (kanwil.files, kanwil.sent_back) == (1, 0)
    assert 1 <= kanim.median <= kanim.p90 == 2


def test_office_hours_are_those_of_the_office() -> None:
    nine_in_jayapura = datetime(2026, 11, 18, 0, tzinfo=UTC)
    assert not is_out_of_hours(nine_in_jayapura, zone=ZoneInfo("Asia/Jayapura"))
    assert is_out_of_hours(nine_in_jayapura - timedelta(hours=3), zone=ZoneInfo("Asia/Jakarta"))
    assert is_out_of_hours(datetime(2026, 11, 21, 5, tzinfo=UTC), zone=ZoneInfo("Asia/Jakarta"))


@given(st.lists(st.floats(0, 1000), min_size=1, max_size=60))
def test_nine_of_ten_are_not_longer_than_the_ninetieth(days: list[float]) -> None:
    assert sum(day <= p90(days) for day in days) >= 0.9 * len(days)


def test_the_month_after_december_is_january() -> None:
    assert next_month(date(2026, 12, 1)) == date(2027, 1, 1)

"""Offices beside each other: what the page shows, says and draws is what was counted."""

import re
from datetime import date
from random import Random

import pytest
from django.utils import timezone

from tests.conftest import Cast
from tests.desk.conftest import SignIn
from tinggal.offices.models import Office
from tinggal.oversight.models import OfficeMonth

MONTHS = [date(2026, month, 1) for month in range(4, 12)]


@pytest.fixture
def counted(cast: Cast) -> list[OfficeMonth]:
    """Eight months of twelve offices, some of them with few files or missing, at two desks."""
    chance = Random(7)
    rows = [
        OfficeMonth(
            month=month, office=office, desk=desk, files=chance.choice([1, 4, 5, 60, 900]), median=chance.random() * 9,
            p90=9 + chance.random() * 9, returned=1, sent_back=1, differing=0, late=1, counted_at=timezone.now(),
        )
        for month in MONTHS
        for office in Office.objects.filter(kind="kanim").order_by("path")[:12]
        for desk in ("at_kanim", "at_head")
        if chance.random() < 0.9
    ]  # fmt: skip
    return OfficeMonth.objects.bulk_create(rows)


def test_an_office_is_told_what_a_plain_recount_says(sign_in: SignIn, counted: list[OfficeMonth]) -> None:
    shown = sign_in("agus").get("/audit/", {"month": "2026-10"}).context
    at_desk = [row for row in counted if row.desk == "at_kanim"]
    now = [row for row in at_desk if row.month == date(2026, 10, 1)]
    slowest = sorted(now, key=lambda row: (row.files < 5, -row.median, row.office.path))
    assert [line.office for line, _drawn in shown["lines"]] == [row.office.short_name for row in slowest]
    for row, (line, drawn) in zip(slowest, shown["lines"], strict=True):
        assert (line.files, line.median, line.few) == (row.files, row.median, row.files < 5)
        assert (float(drawn.half), float(drawn.ninth)) == (round(row.median, 1), round(row.p90, 1))
        trend = {one.month: one.median for one in at_desk if one.office_id == row.office_id and one.files >= 5}
        last = [month for month in MONTHS if month <= date(2026, 10, 1)][-6:]
        said = [f"{month:%B} {trend[month]:.1f}" for month in last if month in trend]
        assert drawn.spoken == ", ".join(said)
        bars = [int(high) for high in re.findall(r"h10v(\d+)z", drawn.before + drawn.now)]
        longest = max(one.median for one in at_desk if one.files >= 5 and one.month in last)
        assert bars == [round(100 * trend.get(month, 0) / longest) for month in last]

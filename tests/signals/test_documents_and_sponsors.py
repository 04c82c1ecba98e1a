"""Dates that cannot be, documents that were changed, sponsors with too many foreigners."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from tests.conftest import Cast
from tests.signals.scenes import compared, evidence, paid_file, paper
from tinggal.applications.models import Application
from tinggal.offices.calendar import working_days

TODAY = timezone.localdate()


def day(days: int) -> str:
    return (TODAY + timedelta(days=days)).isoformat()


def words_of(file: Application, signal: str) -> list[str]:
    return [one["words"] for one in evidence(file, signal)]


def test_an_entry_before_the_visa_is_noticed(cast: Cast) -> None:
    file = paid_file(cast, entered_on=day(-40))
    paper(file, "work_visa", date=day(-39))
    assert compared(file) == ["S-11"]
    assert words_of(file, "S-11") == ["entry_before_visa"]
    fine = paid_file(cast, entered_on=day(-40))
    paper(fine, "work_visa", date=day(-40))
    assert compared(fine) == []


def test_a_document_of_tomorrow_week_is_noticed_and_a_clock_that_is_fast_is_not(cast: Cast) -> None:
    late, fast = paid_file(cast), paid_file(cast)
    paper(late, "guarantee_letter", date=day(7))
    paper(fast, "guarantee_letter", date=day(1))
    assert compared(late) == ["S-11"]
    assert compared(fast) == []


def test_an_authority_does_not_sign_on_a_closed_day_but_a_company_may(cast: Cast) -> None:
    sunday = next(TODAY - timedelta(days=n) for n in range(1, 8) if (TODAY - timedelta(days=n)).isoweekday() == 7)
    assert not working_days().is_working_day(sunday)
    file = paid_file(cast)
    paper(file, "rptka_approval", date=sunday.isoformat())
    paper(file, "guarantee_letter", date=sunday.isoformat())
    assert compared(file) == ["S-11"]
    assert [(one["words"], one["about"]) for one in evidence(file, "S-11")] == [
        ("dated_on_closed_day", "rptka_approval")
    ]


def test_a_statement_that_was_changed_long_after_its_day_is_noticed_and_a_scan_is_not(cast: Cast) -> None:
    origin = {"made_at": f"{day(-200)}T09:00:00", "changed_at": f"{day(-2)}T09:00:00"}
    changed, scan = paid_file(cast), paid_file(cast)
    paper(changed, "bank_statement", date=day(-200), origin={**origin, "fonts": 2})
    paper(scan, "bank_statement", date=day(-200), origin=origin)
    assert (compared(changed), words_of(changed, "S-11")) == (["S-11"], ["changed_after_date"])
    assert compared(scan) == []


@pytest.mark.parametrize(
    ("code", "origin", "noticed"),
    [
        ("bank_statement", {"producer": "iLovePDF"}, ["edited_with"]),
        ("bank_statement", {"software": "Adobe Photoshop 25.0 (Windows)"}, ["edited_with"]),
        ("photo", {"software": "Adobe Photoshop 25.0 (Windows)"}, []),
        ("bank_statement", {"producer": "Microsoft Word 2019", "revisions": 2}, []),
        ("bank_statement", {"revisions": 5, "signatures": 2}, []),
        ("bank_statement", {"revisions": 6}, ["saved_again"]),
        ("passport", {"thumbnail_differs": True}, ["preview_differs"]),
    ],
)
def test_traces_of_editing(cast: Cast, code: str, origin: dict[str, Any], noticed: list[str]) -> None:
    file = paid_file(cast)
    paper(file, code, origin=origin)
    assert compared(file) == (["S-12"] if noticed else [])
    assert not noticed or words_of(file, "S-12") == noticed


def test_one_person_who_vouches_for_thirteen_is_noticed_and_for_twelve_is_not(cast: Cast) -> None:
    person = {"sponsor_name": "BUDI SANTOSO", "sponsor_number": "3171010101800001"}
    files = [paid_file(cast, **person) for _ in range(12)]
    assert compared(*files) == []
    last = paid_file(cast, **person)
    assert compared(last) == ["S-10"]
    assert evidence(last, "S-10")[0]["facts"] == {"persons": 13, "allowed": 10}


def test_a_company_is_measured_by_its_plan(cast: Cast) -> None:
    company = {"sponsor_name": "PT Satu", "sponsor_number": "1234567890123", "rptka_number": "B.3/1"}
    files = [paid_file(cast, **company) for _ in range(4)]
    for file in files:
        paper(file, "rptka_approval", headcount="3")
    assert compared(*files[:3]) == []
    assert compared(files[3]) == ["S-10"]
    assert evidence(files[3], "S-10")[0]["facts"] == {"persons": 4, "allowed": 3}
    without_plan = paid_file(cast, **company)
    assert compared(without_plan) == []


def test_a_company_with_two_plans_may_have_the_people_of_both(cast: Cast) -> None:
    company = {"sponsor_name": "PT Satu", "sponsor_number": "1234567890123"}
    files = [paid_file(cast, **company, rptka_number=f"B.3/{number % 2}") for number in range(6)]
    for file in files:
        paper(file, "rptka_approval", headcount="3")
    assert compared(*files) == []
    paper(files[0], "guarantee_letter", headcount="1")
    assert compared(files[0]) == []

"""Is the photo younger than a year, as the list of requirements asks?"""

from datetime import date, datetime

from tinggal.applications.reading import date_answer
from tinggal.lib.months import add_months
from tinggal.verification.checks.passport_validity import filing_day
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

ANSWER = "photo_taken_on"
"""The question of the form, where a permit asks it."""
_MONTHS = 12


def photo_recent(paper: Paper) -> Result:
    """By the camera's own date, else by what the applicant says; the day counts on which the file was sent in.

    A camera's clock is often wrong, and a date is easily changed: what is too old is a question, no fault.
    """
    least = add_months(filing_day(paper.application), -_MONTHS)
    taken = _by_camera(paper.document.origin.get("made_at")) or date_answer(paper.application, ANSWER)
    if taken is None:
        return Result(Outcome.NOTE, "photo_age_unknown", expected=f"≥ {least}")
    if taken < least:
        return Result(Outcome.ASK, "photo_old", expected=f"≥ {least}", found=f"{taken}")
    return PASSED


def _by_camera(moment: object) -> date | None:
    try:
        return datetime.fromisoformat(str(moment)).date() if moment else None
    except ValueError:
        return None

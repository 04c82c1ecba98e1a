"""Is the passport valid long enough?"""

from datetime import date

from django.utils import timezone

from tinggal.applications.decisions import validity
from tinggal.applications.models import Application
from tinggal.applications.reading import date_answer
from tinggal.lib.months import add_months
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_LEAST_MONTHS = 6
_REASON = "R-04"


def passport_validity(paper: Paper) -> Result:
    """Six months from the day of filing, without exception; shorter than the permit asked for is a question.

    Counted from the filing day, so a file that was returned is not stopped by the days it waited.
    """
    application = paper.document.application
    expires = date_answer(application, "passport_expires_on")
    if expires is None:
        return Result(Outcome.BLOCK, "passport_expiry_unknown", reason=_REASON)
    filed = filing_day(application)
    least = add_months(filed, _LEAST_MONTHS)
    if expires < least:
        return Result(Outcome.BLOCK, "passport_under_six_months", f"≥ {least}", f"{expires}", _REASON)
    _, permit_ends = validity(application, decided=filed)
    if permit_ends and expires < permit_ends:
        return Result(Outcome.ASK, "passport_ends_before_permit", f"≥ {permit_ends}", f"{expires}")
    return PASSED


def filing_day(application: Application) -> date:
    """The day in Jakarta on which the file was first sent; today for one that was not."""
    return timezone.localdate(application.submitted_at or timezone.now())

"""Do the dates in the form follow each other as they do in a life?"""

from datetime import date

from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.applications.reading import date_answer
from tinggal.verification.results import PASSED, Outcome, Result

_REASON = "R-09"
_EARLIER_LATER = (
    ("birth_date", "passport_issued_on", "issued_before_birth"),
    ("passport_issued_on", "passport_expires_on", "expires_before_issue"),
    ("birth_date", "entered_on", "entered_before_birth"),
    ("entered_on", "stay_expires_on", "stay_ends_before_entry"),
)
_NOT_IN_THE_FUTURE = (("birth_date", "born_in_the_future"), ("entered_on", "entered_in_the_future"))


def dates_agree(application: Application) -> Result:
    """The first contradiction, in the order of the form. Dates that were not asked contradict nothing."""
    for earlier, later, words in _EARLIER_LATER:
        first, second = date_answer(application, earlier), date_answer(application, later)
        if first and second and second <= first:
            return Result(Outcome.BLOCK, words, f"> {first}", f"{second}", _REASON)
    today: date = timezone.localdate()
    for code, words in _NOT_IN_THE_FUTURE:
        day = date_answer(application, code)
        if day and day > today:
            return Result(Outcome.BLOCK, words, f"≤ {today}", f"{day}", _REASON)
    return PASSED

"""Is somebody like the applicant on the watch list (cegah-tangkal)?"""

from tinggal.applications.models import Application
from tinggal.applications.reading import date_answer
from tinggal.lib.providers import provider
from tinggal.verification.results import PASSED, Outcome, Result
from tinggal.verification.watchlist import Unreachable, Watchlist

_LONGEST = 200


def watchlist(application: Application) -> Result:
    """A likeness or a silent register is a question for an officer. It never stops a file and the applicant never
    learns of it: names are shared by many, and a warning would help the one person it is about."""
    register: Watchlist = provider("watchlist")
    answers = application.answers
    try:
        answer = register.look_up(
            names=[name for name in (answers.get("full_name"), answers.get("native_name")) if name],
            birth_date=date_answer(application, "birth_date"),
            nationality=answers.get("nationality", ""),
            passport=answers.get("passport_number", ""),
        )
    except Unreachable:
        return Result(Outcome.ASK, "watchlist_silent")
    if answer.hit:
        return Result(Outcome.ASK, "watchlist_hit", found=answer.why[:_LONGEST])
    return PASSED

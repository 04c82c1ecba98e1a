"""Is somebody like the applicant on the watch list (cegah-tangkal)?"""

from tinggal.applications.models import Application
from tinggal.applications.reading import date_answer
from tinggal.registers.ask import ask
from tinggal.registers.questions import Listed
from tinggal.registers.register import State
from tinggal.verification.results import PASSED, Outcome, Result

_LONGEST = 200


def watchlist(application: Application) -> Result:
    """A likeness or a silent register is a question for an officer. It never stops a file and the applicant never
    learns of it: names are shared by many, and a warning would help the one person it is about."""
    answers = application.answers
    answer = ask(
        Listed(
            names=tuple(name for name in (answers.get("full_name"), answers.get("native_name")) if name),
            born=date_answer(application, "birth_date"),
            nationality=answers.get("nationality", ""),
            passport=answers.get("passport_number", ""),
        )
    )
    if answer.state is State.SILENT:
        return Result(Outcome.ASK, "watchlist_silent")
    if answer.state is State.NOT_FOUND:
        return PASSED
    return Result(Outcome.ASK, "watchlist_hit", found=answer.facts.get("entries", "")[:_LONGEST])

"""Does the border know that this passport came in on the day in the form, and has not left since?"""

from collections.abc import Iterator

from tinggal.applications.models import Application
from tinggal.applications.reading import date_answer
from tinggal.registers.ask import ask
from tinggal.registers.questions import Crossing
from tinggal.verification.checks.from_register import meaning
from tinggal.verification.checks.rule import Papers
from tinggal.verification.results import Result


def entry_known(application: Application, papers: Papers) -> Iterator[Result]:
    """Who is here on a visit writes the number of his visa, so that is compared too; others write a later permit's."""
    answers = application.answers
    entered, passport = date_answer(application, "entered_on"), str(answers.get("passport_number") or "")
    if entered is None or not passport:
        return
    on_a_visit = application.permit.service == "alih_status"
    question = Crossing(
        passport=passport,
        nationality=str(answers.get("nationality") or ""),
        entered_on=entered,
        visa=str(answers.get("current_permit_number") or "") if on_a_visit else "",
    )
    yield meaning(question, ask(question), asked_with=passport)

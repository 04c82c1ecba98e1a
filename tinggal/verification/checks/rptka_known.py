"""Does the Ministry of Manpower know the plan (RPTKA), for this company and post, with a place left and not expired?"""

from collections.abc import Iterator

from tinggal.applications.models import Application
from tinggal.registers.ask import ask
from tinggal.registers.questions import ManpowerPlan
from tinggal.verification.checks.from_register import NOTHING_TO_ASK, meaning, read_on
from tinggal.verification.checks.passport_validity import filing_day
from tinggal.verification.checks.rule import Papers
from tinggal.verification.results import Result

_PAPER = "rptka_approval"
_FEWEST_DIGITS = 4


def rptka_known(application: Application, papers: Papers) -> Iterator[Result]:
    """Asked on the day of filing, where a plan is needed. Who extends has his place in the plan already."""
    if _PAPER not in {one.code for one in application.permit.required_documents(application.answers)}:
        return
    written = str(application.answers.get("rptka_number") or "")
    number = written if _is_number(written) else read_on(papers, _PAPER, "rptka_number")
    if not _is_number(number):
        yield NOTHING_TO_ASK
        return
    question = ManpowerPlan(
        number=number,
        company=str(application.answers.get("sponsor_name") or ""),
        post=str(application.answers.get("job_title") or ""),
        on=filing_day(application),
        newcomer=application.permit.service != "extension",
    )
    yield meaning(question, ask(question), asked_with=number)


def _is_number(text: str) -> bool:
    return sum(sign.isdecimal() for sign in text) >= _FEWEST_DIGITS

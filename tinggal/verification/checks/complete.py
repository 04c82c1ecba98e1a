"""Is every document there that the permit asks for?"""

from collections.abc import Iterable

from tinggal.applications.models import Application
from tinggal.verification.checks.rule import Papers
from tinggal.verification.results import PASSED, Outcome, Result

_REASON = "R-02"


def complete(application: Application, papers: Papers) -> Iterable[Result]:
    """One result for each document that is missing."""
    needed = [one.code for one in application.permit.required_documents(application.answers)]
    missing = [code for code in needed if code not in papers]
    return [Result(Outcome.BLOCK, "missing", reason=_REASON, about=code) for code in missing] or [PASSED]

"""Is every page whole, sharp, well lit and upright, as measured when it was uploaded?"""

from tinggal.applications.doubts import Doubt, doubts_of
from tinggal.lib.boxes import Box
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

HARMLESS = frozenset({"turned", "tilted"})
_PREFIX = "flaw_"


def legible(paper: Paper) -> Result:
    """The first flaw that makes reading hard is a question, a harmless one a note: whoever uploaded the page saw it at
    once and kept it nevertheless, so it may be the best there is. A portrait has no print that could be hard to read.
    """
    flaws = doubts_of(paper.document, paper.application.permit.requirement(paper.document.code))
    for flaw in flaws:
        if flaw.code not in HARMLESS:
            return _result(Outcome.ASK, flaw)
    return _result(Outcome.NOTE, flaws[0]) if flaws else PASSED


def words_for(code: str) -> str:
    """The key of the words about a flaw."""
    return _PREFIX + code


def is_blurred(paper: Paper) -> bool:
    """Whether blur was found at the upload, so that nobody has to be asked about it twice."""
    return any(flaw["code"] in {"blurred", "shaken"} for flaw in paper.document.quality)


def _result(outcome: Outcome, flaw: Doubt) -> Result:
    """Without the measures, which mean nothing to people: the sentence and the place do."""
    return Result(outcome, words_for(flaw.code), box=flaw.place or Box(flaw.page, 0.0, 0.0, 1.0, 1.0))

"""Is the document what was asked for?"""

from tinggal.reading.kinds.proves import may_be
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_SURE = 0.6


def kind_agrees(paper: Paper) -> Result:
    """A document of no known kind is only noted: foreign papers have words no table has."""
    facts = paper.facts
    asked = paper.document.code
    if facts is None or facts.kind is None:
        return Result(Outcome.NOTE, "no_print")
    if not facts.kind.code or facts.kind.sure < _SURE:
        return Result(Outcome.NOTE, "kind_unknown", expected=asked)
    if may_be(asked, facts.kind.code):
        return PASSED
    return Result(Outcome.ASK, "kind_other", expected=asked, found=facts.kind.code)

"""Does the document bear the mark that makes it count: a stamp, "paid", "feasible"?"""

from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result


def entry_stamp_seen(paper: Paper) -> Result:
    """Words of an entry stamp. Real stamps are often slanted and faint: what a machine does not see is only noted."""
    return _seen(paper, "entry", words="entry_stamp_not_seen")


def duty_stamp_seen(paper: Paper) -> Result:
    """The duty stamp (meterai), by its words."""
    return _seen(paper, "duty_stamp", words="duty_stamp_not_seen")


def assessed_as_feasible(paper: Paper) -> Result:
    """The ministry's word: "layak", and not "tidak layak"."""
    marks = paper.facts.every("mark") if paper.facts else ()
    against = next((one for one in marks if one.text == "not_feasible"), None)
    if against:
        return Result(Outcome.ASK, "not_feasible", found=against.shown, box=against.box)
    return _seen(paper, "feasible", words="feasible_not_seen")


def _seen(paper: Paper, mark: str, *, words: str) -> Result:
    marks = paper.facts.every("mark") if paper.facts else ()
    return PASSED if any(one.text == mark for one in marks) else Result(Outcome.NOTE, words)

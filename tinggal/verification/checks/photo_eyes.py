"""Are both eyes open and to be seen?"""

from tinggal.verification.checks.photo_face import the_person
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_SEEN, _OPEN = 0.3, 0.25


def eyes_open(paper: Paper) -> Result:
    """A question, not a fault: narrow eyes, and glasses that mirror, look shut or hidden to a machine."""
    seen = the_person(paper)
    if seen is None:
        return PASSED
    face, portrait = seen
    if portrait.measures.get("eyes_seen", 1.0) < _SEEN:
        return Result(Outcome.ASK, "photo_eyes_hidden", box=face.box)
    if face.eyes_open is not None and face.eyes_open < _OPEN:
        return Result(Outcome.ASK, "photo_eyes_shut", box=face.box)
    return PASSED

"""Is the wall behind the person plain, and light or red as for Indonesian portraits?"""

from tinggal.verification.checks.photo_face import the_person
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_EVEN = 0.8
_LIGHT = 0.5
_RED = 25.0
"""CIE Lab a*: from here on a wall is red, however dark."""
_LEAST_SEEN = 0.02


def plain_background(paper: Paper) -> Result:
    """A question at most: no rule that is known to us names a colour, offices have customs."""
    seen = the_person(paper)
    if seen is None:
        return PASSED
    _, portrait = seen
    measured = portrait.measures
    if measured.get("background_seen", 0.0) < _LEAST_SEEN:
        return Result(Outcome.NOTE, "photo_background_unseen")
    if portrait.background_even < _EVEN:
        found = f"{portrait.background_even:.0%}"
        return Result(Outcome.ASK, "photo_background_uneven", expected=f"≥ {_EVEN:.0%}", found=found)
    if portrait.background_light < _LIGHT and measured.get("background_a", 0.0) < _RED:
        found = f"{portrait.background_light:.0%}"
        return Result(Outcome.ASK, "photo_background_dark", expected=f"≥ {_LIGHT:.0%}", found=found)
    return PASSED

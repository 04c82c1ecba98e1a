"""Are there hints in the dots of an uploaded picture that a part of it was put there later?"""

from tinggal.lib.boxes import Box
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_RETOUCHED = frozenset({"photo"})  # studios clean every portrait they take


def edited_picture(paper: Paper) -> Result:
    """A note with the place, never a question: few of those who edit leave such hints, and some honest pictures do."""
    hints = paper.document.origin.get("edited") or []
    if not hints or paper.document.code in _RETOUCHED:
        return PASSED
    first = hints[0]
    return Result(Outcome.NOTE, f"edited_{first['how']}", box=Box.from_json(first["boxes"][-1]))

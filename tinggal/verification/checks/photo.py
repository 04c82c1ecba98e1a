"""Does the portrait have the size, the shape and the colour that the permit card needs?"""

from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_LEAST_WIDTH, _LEAST_HEIGHT = 400, 600
_REASON = "R-06"


def photo(paper: Paper) -> Result:
    """At least 400 × 600 dots, upright, in colour (rules of the Directorate General for portraits)."""
    seen = paper.page
    if seen is None:
        return Result(Outcome.BLOCK, "not_opened", reason=_REASON)
    size = f"{seen.width} × {seen.height}"
    if seen.width > seen.height:
        return Result(Outcome.BLOCK, "photo_not_upright", found=size, reason=_REASON)
    if seen.width < _LEAST_WIDTH or seen.height < _LEAST_HEIGHT:
        least = f"{_LEAST_WIDTH} × {_LEAST_HEIGHT}"
        return Result(Outcome.BLOCK, "photo_too_small", expected=least, found=size, reason=_REASON)
    if not seen.colour:
        return Result(Outcome.BLOCK, "photo_not_in_colour", reason=_REASON)
    return PASSED

"""Can the document be opened, and is its first page sharp enough to read?"""

from tinggal.verification.checks.legible import is_blurred
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_SHARP, _STEEP = 0.38, 30  # print blurred by two thousandths of the page's length has 0.33 and 20


def readable(paper: Paper) -> Result:
    """Doubts go to an officer: a machine sees that a page is soft, not that it cannot be read."""
    page = paper.page
    if page is None:
        return Result(Outcome.BLOCK, "not_opened", reason="R-01" if paper.document.code == "passport" else "R-12")
    if page.sharpness < _SHARP and page.step < _STEEP and not is_blurred(paper):
        return Result(Outcome.ASK, "hard_to_read", expected=f"≥ {_SHARP}", found=f"{page.sharpness}")
    return PASSED

"""Is the portrait perhaps the very picture that is printed in the passport?

Whether two pictures show one person is for an officer to say: no network that tells people apart ships with Tinggal
(see ``tinggal/reading/faces/models/README.md``). The machine only recognises the same picture.
"""

from datetime import timedelta

from django.conf import settings

from tinggal.applications.models import Application
from tinggal.applications.reading import date_answer
from tinggal.reading.faces.likeness import SAME_PICTURE, alike
from tinggal.reading.facts import Face
from tinggal.verification.checks.passport_validity import filing_day
from tinggal.verification.checks.rule import Papers
from tinggal.verification.papers import Paper
from tinggal.verification.results import Outcome, Result

_YEAR = timedelta(days=365)


def passport_picture(application: Application, papers: Papers) -> Result:
    """The passport's picture is older than the passport: used as portrait more than a year later it is a question."""
    portrait, passport = _largest(papers.get("photo")), _largest(papers.get("passport"))
    if portrait is None or passport is None:
        return Result(Outcome.NOTE, "faces_not_compared", about="photo" if "photo" in papers else "")
    likeness = alike(portrait.print, passport.print) if settings.COMPARE_FACES else 0.0
    if likeness < SAME_PICTURE:
        return Result(Outcome.NOTE, "compare_faces", box=portrait.box, about="photo")
    issued = date_answer(application, "passport_issued_on")
    if issued and filing_day(application) - issued > _YEAR:
        return Result(Outcome.ASK, "photo_from_passport", found=f"{issued}", box=portrait.box, about="photo")
    return Result(Outcome.NOTE, "same_as_passport", box=portrait.box, about="photo")


def _largest(paper: Paper | None) -> Face | None:
    faces = paper.facts.faces if paper and paper.facts else ()
    return max(faces, key=lambda face: face.box.width * face.box.height, default=None)

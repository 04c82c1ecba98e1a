"""Is the face sharp, well lit and in colour, and is this a photo of a person rather than of a print?"""

from tinggal.verification.checks.photo_face import the_person
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_SHARP = 0.3
_BURNT, _BLACK = 0.2, 0.75
_GREY = 0.02
_RIM = 0.75


def face_clear(paper: Paper) -> Result:
    """What is dark is judged by dots without any light at all, never by how dark the skin is."""
    seen = the_person(paper)
    if seen is None:
        return PASSED
    face, portrait = seen
    measured = portrait.measures
    if measured.get("face_sharp", 1.0) < _SHARP:
        found = f"{measured['face_sharp']:.2f}"
        return Result(Outcome.ASK, "photo_face_blurred", expected=f"≥ {_SHARP}", found=found, box=face.box)
    if measured.get("face_burnt", 0.0) > _BURNT:
        return Result(Outcome.ASK, "photo_face_burnt", found=f"{measured['face_burnt']:.0%}", box=face.box)
    if measured.get("face_black", 0.0) > _BLACK:
        return Result(Outcome.ASK, "photo_face_dark", found=f"{measured['face_black']:.0%}", box=face.box)
    return PASSED


def taken_of_a_person(paper: Paper) -> Result:
    """A grey face or a straight rim around the picture: perhaps a photo of a photo."""
    seen = the_person(paper)
    if seen is None:
        return PASSED
    face, portrait = seen
    if portrait.measures.get("face_colour", 1.0) < _GREY:
        return Result(Outcome.ASK, "photo_face_grey", box=face.box)
    if portrait.measures.get("rim", 0.0) >= _RIM:
        return Result(Outcome.ASK, "photo_of_a_photo")
    return PASSED

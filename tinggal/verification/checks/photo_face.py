"""Does the photo show one face, and is it where it belongs?"""

from tinggal.reading.facts import Face, Portrait
from tinggal.verification.papers import Paper
from tinggal.verification.results import PASSED, Outcome, Result

_SMALLEST, _LARGEST = 0.33, 0.95
"""Crown to chin, of the height of the photo. No rule is written: only what is far from every portrait is asked."""
_OFF_CENTRE = 0.14
_TILTED = 12.0
_ASIDE = 0.2


def one_face(paper: Paper) -> Result:
    """A question, not a fault: the finder misses some faces and takes some things for faces."""
    faces = paper.facts.faces if paper.facts else ()
    if not faces:
        return Result(Outcome.ASK, "photo_no_face", expected="1", found="0")
    if len(faces) > 1:
        return Result(Outcome.ASK, "photo_more_faces", expected="1", found=str(len(faces)), box=faces[1].box)
    return PASSED


def face_in_place(paper: Paper) -> Result:
    """Large enough, not cut off, in the middle, upright, looking straight; nothing where there is not one face."""
    seen = the_person(paper)
    if seen is None:
        return PASSED
    face, portrait = seen
    share, aside = portrait.face_share, portrait.measures.get("aside", 0.0)
    if share < _SMALLEST:
        return _asked("photo_face_small", face, expected=f"≥ {_SMALLEST:.0%}", found=f"{share:.0%}")
    if share > _LARGEST or portrait.measures.get("head_top", 0.0) < -0.05:
        return _asked("photo_face_cut", face, expected=f"≤ {_LARGEST:.0%}", found=f"{share:.0%}")
    if portrait.off_centre > _OFF_CENTRE:
        return _asked("photo_off_centre", face, expected=f"≤ {_OFF_CENTRE:.0%}", found=f"{portrait.off_centre:.0%}")
    if abs(face.turned) > _TILTED:
        return _asked("photo_tilted", face, expected=f"≤ {_TILTED:.0f}°", found=f"{abs(face.turned):.0f}°")
    if abs(aside) > _ASIDE:
        return _asked("photo_looks_away", face, expected=f"≤ {_ASIDE:.0%}", found=f"{abs(aside):.0%}")
    return PASSED


def the_person(paper: Paper) -> tuple[Face, Portrait] | None:
    """The face of a photo on which there is one, and the measures of the photo."""
    facts = paper.facts
    if facts is None or facts.portrait is None or len(facts.faces) != 1:
        return None
    return facts.faces[0], facts.portrait


def _asked(words: str, face: Face, *, expected: str, found: str) -> Result:
    return Result(Outcome.ASK, words, expected=expected, found=found, box=face.box)

"""What there is to say of the faces on a picture, and of a picture as somebody's portrait."""

import numpy as np
from PIL import Image

from tinggal.lib.boxes import Box
from tinggal.reading.faces.looking import eyes_open, faces_on
from tinggal.reading.faces.marks import CHIN, CROWN, FOREHEAD, Marks
from tinggal.reading.faces.measures import face_measures, rim_of, wall_of
from tinggal.reading.faces.networks import Picture
from tinggal.reading.faces.prints import print_of
from tinggal.reading.facts import Face, Portrait

_LONGEST = 1600
_SEEN = 0.5


def faces(image: Image.Image, *, page: int = 1) -> tuple[Face, ...]:
    """The faces that look towards us, the largest first. ``eyes_open`` is None for hidden or very small eyes; ``print``
    is of the picture of the face (see ``prints``)."""
    picture = _dots(image)
    return tuple(_face(picture, marks, page=page) for marks in faces_on(picture))


def faces_and_portrait(image: Image.Image, *, page: int = 1) -> tuple[tuple[Face, ...], Portrait | None]:
    """``faces``, and the measures with the largest of them as the person; cheaper than one after the other."""
    picture = _dots(image)
    found = faces_on(picture)
    measured = _portrait(picture, found[0]) if found else None
    return tuple(_face(picture, marks, page=page) for marks in found), measured


def portrait(image: Image.Image, face: Face) -> Portrait:
    """Measures of the whole picture, with ``face`` (one that ``faces`` found) as the person.

    ``measures``: those of ``face_measures``; ``background_a`` and ``background_b`` (CIE Lab: red, yellow are above 0);
    ``background_seen``; ``eyes_level`` (degrees, clockwise); ``aside`` (nose beside the middle of the eyes, 0 is
    straight); ``eyes_seen`` (0 behind dark glasses); ``head_top`` (share of the height above the crown); ``rim``.
    """
    picture = _dots(image)
    marks = _again(picture, face)
    return _portrait(picture, marks) if marks else Portrait(0.0, 0.0, 0.0)


def _portrait(picture: Picture, marks: Marks) -> Portrait:
    high, wide = picture.shape[:2]
    wall = wall_of(picture, marks)
    crown, chin = marks.at(CROWN)[1], marks.at(CHIN)[1]
    eyes = eyes_open(picture, marks)
    return Portrait(
        background_even=round(wall.even, 3),
        background_light=round(wall.colour[0] / 100, 3),
        face_share=round(float(chin - crown) / high, 3),
        off_centre=round(abs(float(marks.middle[0]) / wide - 0.5), 3),
        measures={
            **face_measures(picture, marks),
            "background_a": round(wall.colour[1], 1),
            "background_b": round(wall.colour[2], 1),
            "background_seen": round(wall.seen, 3),
            "eyes_level": round(marks.lean, 1),
            "aside": round(marks.aside, 3),
            "eyes_seen": round(eyes[1], 3) if eyes else 1.0,
            "head_top": round(float(crown) / high, 3),
            "rim": rim_of(picture),
        },
    )


def _face(picture: Picture, marks: Marks, *, page: int) -> Face:
    eyes = eyes_open(picture, marks)
    return Face(
        box=_box(picture, marks, page=page),
        sure=round(marks.sure, 3),
        turned=round(marks.lean, 1),
        eyes_open=round(eyes[0], 3) if eyes and eyes[1] >= _SEEN else None,
        print=print_of(picture, marks),
    )


def _box(picture: Picture, marks: Marks, *, page: int) -> Box:
    high, wide = picture.shape[:2]
    (x, _), unit = marks.middle, marks.unit
    corners = [(float(x - unit), float(marks.at(FOREHEAD)[1])), (float(x + unit), float(marks.at(CHIN)[1]))]
    return Box.around(corners, page=page, width=wide, height=high)


def _again(picture: Picture, face: Face) -> Marks | None:
    """The marks of a face that is known by its box."""
    high, wide = picture.shape[:2]
    middle = np.array([(face.box.left + face.box.width / 2) * wide, (face.box.top + face.box.height / 2) * high])
    found = faces_on(picture)
    return min(found, key=lambda one: float(np.linalg.norm(one.middle - middle)), default=None)


def _dots(image: Image.Image) -> Picture:
    image = image.convert("RGB")
    if max(image.size) > _LONGEST:
        image = image.copy()
        image.thumbnail((_LONGEST, _LONGEST), Image.Resampling.BOX)
    return np.asarray(image, np.uint8)

"""Hints that a picture was edited, with the places. Hints for a human: an honest picture may have them, most edited
pictures have none."""

from collections.abc import Iterator
from typing import Any

import cv2
import numpy as np
from PIL import Image

from tinggal.intake.parser.edited_copy import copies_in
from tinggal.intake.parser.edited_grid import foreign_places
from tinggal.lib.boxes import Box

MOST_DOTS, MOST_DOTS_ON_GRIDS = 12_500_000, 2_200_000
"""Larger pictures are not looked at, and their grids not: it would take more than a second. Made smaller, a picture
loses the grain and the grid."""

_MOST = 6
_FEWEST = 200  # dots high and wide


def edits_in(picture: Image.Image, *, page: int = 1) -> list[dict[str, Any]]:
    """At most six: ``how`` is "copied" (two boxes: one is a copy of the other) or "other_grid"; ``boxes`` as JSON.

    To be given the dots as they arrived, turned by right angles at most. A look that fails says nothing: it must not
    cost anybody a good file.
    """
    if min(picture.size) < _FEWEST or picture.width * picture.height > MOST_DOTS:
        return []
    try:
        return list(_edits(picture, page=page))[:_MOST]
    except (cv2.error, ValueError, IndexError, FloatingPointError):
        return []


def _edits(picture: Image.Image, *, page: int) -> Iterator[dict[str, Any]]:
    grey = np.asarray(picture.convert("L"))
    for copy in copies_in(grey):
        yield _said("copied", copy.one, copy.other, of=picture, page=page)
    if grey.size <= MOST_DOTS_ON_GRIDS:
        for place in foreign_places(grey.astype(np.float32)):
            yield _said("other_grid", (place.left, place.top, place.width, place.height), of=picture, page=page)


def _said(how: str, *places: tuple[int, int, int, int], of: Image.Image, page: int) -> dict[str, Any]:
    boxes = [
        Box.around([(x, y), (x + wide, y + high)], page=page, width=of.width, height=of.height)
        for x, y, wide, high in places
    ]
    return {"how": how, "boxes": [box.to_json() for box in boxes]}

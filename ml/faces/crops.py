"""Close views of one eye, for the net that says whether it is open."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

from ml.faces.head import Head
from ml.faces.scenes import Dice, Photo, ground, laid, placed, worn

EYE: Final = (40, 28)
EYE_REACH: Final = 0.62
"""Half the width of the view of an eye, in distances between the eyes."""
OPEN, SHUT, HIDDEN = range(3)


def eye_crop(head: Head, dice: Dice) -> tuple[Photo, int]:
    """One eye from a worn picture of the face, at some size, with the state it is in."""
    wide = float(np.exp(dice.uniform(np.log(40), np.log(130))))
    side = int(wide * 1.4)
    paper = ground(dice, side=side)
    mirror = dice.random() < 0.5
    middle = np.array([side / 2, side / 2])
    move = placed(head, middle=middle, wide=wide, lean=float(dice.normal(0, 4)), mirror=mirror)
    marks = laid(paper, head, move)
    seen = worn(paper, dice)
    which = int(dice.integers(0, 2))
    apart = float(np.linalg.norm(marks[1] - marks[0]))
    at = marks[which] + dice.normal(0, apart * 0.05, 2)
    reach = apart * EYE_REACH * float(np.exp(dice.normal(0, 0.1)))
    openness = head.one.open[which if not mirror else 1 - which]
    state = HIDDEN if head.one.glasses == "dark" else OPEN if openness > 0.3 else SHUT
    return cut(seen, at, reach), state


def cut(photo: Photo, at: NDArray[np.float64], reach: float) -> Photo:
    """The view of an eye."""
    grow = EYE[0] / (2 * reach)
    move = np.array([[grow, 0, EYE[0] / 2 - grow * at[0]], [0, grow, EYE[1] / 2 - grow * at[1]]])
    if grow < 0.7:
        photo = np.asarray(cv2.GaussianBlur(photo, (0, 0), 0.4 / grow), np.uint8)
    return np.asarray(
        cv2.warpAffine(photo, move, EYE, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE), np.uint8
    )

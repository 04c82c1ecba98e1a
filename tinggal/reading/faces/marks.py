"""The five marks of a face and what follows from them: size, middle, lean, where it looks."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from tinggal.reading.faces.networks import Picture

Points = NDArray[np.float64]
_EYES_APART, _EYES_TO_MOUTH = 0.86, 0.83
"""Of an average face, in half widths of it."""
_ABOVE_MIDDLE = 0.12
CROWN, FOREHEAD, CHIN = -1.62, -1.25, 1.09
"""Where they are below the middle of the face, in half widths."""


@dataclass(frozen=True, slots=True)
class Marks:
    """``points`` in dots of the picture: both eyes (the picture's left one first), tip of the nose, corners of the
    mouth; ``sure``: 0 to 1 that this is a face."""

    points: Points
    sure: float

    @property
    def eyes(self) -> Points:
        """Half way between the eyes."""
        return np.asarray(self.points[:2].mean(axis=0))

    @property
    def mouth(self) -> Points:
        """The middle of the mouth."""
        return np.asarray(self.points[3:].mean(axis=0))

    @property
    def across(self) -> Points:
        """From the left eye to the right one."""
        return np.asarray(self.points[1] - self.points[0])

    @property
    def lean(self) -> float:
        """Degrees, clockwise."""
        return float(np.degrees(np.arctan2(self.across[1], self.across[0])))

    @property
    def unit(self) -> float:
        """Half the width of the face in dots; the wider of two estimates, for a turned head is not a narrower one."""
        down = self.mouth - self.eyes
        return max(float(np.linalg.norm(self.across)) / _EYES_APART, float(np.linalg.norm(down)) / _EYES_TO_MOUTH)

    @property
    def middle(self) -> Points:
        """The middle of the face, in dots."""
        return (self.eyes + self.mouth) / 2 - _ABOVE_MIDDLE * self.unit * self._downward()

    @property
    def aside(self) -> float:
        """How far the tip of the nose is beside the middle of the eyes, in distances between them; 0 is straight."""
        return float((self.points[2] - self.eyes) @ self.across / max(1e-6, self.across @ self.across))

    def at(self, below: float) -> Points:
        """The point of the middle line this many half widths below the middle."""
        return np.asarray(self.middle + below * self.unit * self._downward())

    def _downward(self) -> Points:
        turn = np.radians(self.lean)
        return np.array([-np.sin(turn), np.cos(turn)])


def view(
    picture: Picture, *, middle: Points, side: float, lean: float, size: tuple[int, int]
) -> tuple[Picture, Points]:
    """Cut out upright what lies around a point, ``side`` dots wide; also the 2 × 3 movement back to the picture.

    What is beyond the edge is the edge's own colour.
    """
    turn = np.radians(lean)
    step = side / size[0]
    back = step * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    shift = middle - back @ (np.array(size) / 2)
    way = np.hstack([back, shift[:, None]])
    source = picture
    if step > 1.5:
        source, way = _smaller(picture, way, step=step)
    cut = cv2.warpAffine(
        source, way, size, flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(cut, np.uint8), np.hstack([back, shift[:, None]])


def _smaller(picture: Picture, way: Points, *, step: float) -> tuple[Picture, Points]:
    """So that no dot is skipped."""
    high, wide = picture.shape[:2]
    size = (max(1, round(wide / step)), max(1, round(high / step)))
    return np.asarray(cv2.resize(picture, size, interpolation=cv2.INTER_AREA), np.uint8), way / np.array(
        [[wide / size[0]], [high / size[1]]]
    )

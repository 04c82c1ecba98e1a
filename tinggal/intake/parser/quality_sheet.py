"""A page made ready to be measured: a grey copy of workable size, the signs printed on it, and their lines."""

from dataclasses import dataclass
from functools import cached_property

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tinggal.intake.parser.quality_paper import Grey, paper_in
from tinggal.lib.boxes import Box

Numbers = NDArray[np.float32]

SIDE = 1600  # dots on the longer side: an A4 page then has 137 to the inch
_LOW, _HIGH, _LONG = 6, 90, 400  # dots: signs are no smaller and no larger; letters that touch make a longer one
_MOST_SIGNS = 2500
_AROUND, _DARKER, _FAINTER = 41, 10, 0.4
_GRAIN = 18  # grey levels: so much darker than the rest is the grain of a table that may be in the picture

cv2.setNumThreads(1)


@dataclass(frozen=True, slots=True)
class Line:
    """Signs in a row. ``middle`` (x, y), ``length`` and ``height`` (of its capitals) in dots of the copy; ``angle`` in
    degrees, clockwise from level, above -90 and up to 90; ``signs`` as in ``Sheet.signs``."""

    middle: tuple[float, float]
    length: float
    height: float
    angle: float
    signs: Numbers


@dataclass(frozen=True)
class Sheet:
    """``grey`` is the copy; ``page`` counts from 1. ``shrunk``: dots of the copy to one dot of the picture as it was
    taken; above 1 where a coarse picture in a PDF was drawn larger."""

    grey: Grey
    colour: Grey
    shrunk: float
    page: int

    @classmethod
    def of(cls, picture: Image.Image, *, page: int, drawn: float = 1.0) -> "Sheet":
        """Made smaller where it is larger than ``SIDE``, never larger. ``drawn``: how much larger than taken it is."""
        shrunk = min(1.0, SIDE / max(picture.size))
        colour = np.asarray(picture.convert("RGB"))
        if shrunk < 1:
            size = (max(1, round(picture.width * shrunk)), max(1, round(picture.height * shrunk)))
            colour = np.asarray(cv2.resize(colour, size, interpolation=cv2.INTER_AREA), np.uint8)
        return cls(np.asarray(cv2.cvtColor(colour, cv2.COLOR_RGB2GRAY), np.uint8), colour, shrunk * drawn, page)

    @property
    def size(self) -> tuple[int, int]:
        """Width and height of the copy."""
        return self.grey.shape[1], self.grey.shape[0]

    def box(self, left: float, top: float, right: float, bottom: float) -> Box:
        """These dots of the copy as a box."""
        wide, high = self.size
        corners = [(float(left), float(top)), (float(right), float(bottom))]
        return Box.around(corners, page=self.page, width=wide, height=high)

    @cached_property
    def paper(self) -> Grey | None:
        """1 where the page is, in a smaller copy; None where no page can be told from a table."""
        return paper_in(self.grey)

    @cached_property
    def signs(self) -> Numbers:
        """Left, top, width and height of what may be a printed sign or a few that touch, in dots of the copy, and how
        much darker it is than its surroundings, in grey levels."""
        marks = self._marks
        if not len(marks):
            return marks
        depth = marks[:, 4]
        least = _GRAIN if self.paper is None else _DARKER
        return marks[depth >= max(least, _FAINTER * float(np.percentile(depth, 90)))]

    @cached_property
    def pale(self) -> Numbers:
        """The same for what is much fainter than the rest: print out of focus, a watermark, print that shines
        through."""
        return self._marks[~np.isin(self._marks, self.signs).all(axis=1)]

    @cached_property
    def _marks(self) -> Numbers:
        """Everything of the size of signs on the page, nothing beside it."""
        soft = cv2.GaussianBlur(self.grey, (0, 0), 0.8)
        darker = cv2.subtract(cv2.blur(soft, (_AROUND, _AROUND)), soft)
        ink = (darker > _DARKER).astype(np.uint8)
        _count, labels, found, middles = cv2.connectedComponentsWithStats(ink, connectivity=8)
        wide, high, dots = (found[:, each] for each in (cv2.CC_STAT_WIDTH, cv2.CC_STAT_HEIGHT, cv2.CC_STAT_AREA))
        long, short = np.maximum(wide, high), np.minimum(wide, high)
        is_sign = (long >= _LOW) & (long <= _HIGH) & (dots >= 8) & (dots > 0.08 * wide * high)
        is_word = (long > _HIGH) & (long <= _LONG) & (short >= _LOW) & (long < 14 * short) & (dots > 0.2 * wide * high)
        inked = np.flatnonzero(ink)
        depth = np.bincount(labels.ravel()[inked], darker.ravel()[inked], minlength=len(found)) / np.maximum(dots, 1)
        kept = (is_sign | is_word) & self._on_paper(np.asarray(middles, np.float64))
        kept[0] = False
        return np.column_stack([found[kept, :4], depth[kept]])[:_MOST_SIGNS].astype(np.float32)

    def _on_paper(self, middles: NDArray[np.float64]) -> NDArray[np.bool_]:
        if self.paper is None:
            return np.ones(len(middles), np.bool_)
        places = (np.nan_to_num(middles) * max(self.paper.shape) / max(self.size)).astype(int)
        high, wide = self.paper.shape
        return np.asarray(self.paper[places[:, 1].clip(0, high - 1), places[:, 0].clip(0, wide - 1)] == 1)

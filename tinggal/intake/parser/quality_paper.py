"""Tells a page from the darker table it lies on."""

from typing import Final

import cv2
import numpy as np
from numpy.typing import NDArray

Grey = NDArray[np.uint8]

SIDE: Final = 400  # dots on the longer side: enough for the outline
_LEAST_APART = 35  # grey levels between page and table
_LEAST_PAGE, _MOST_PAGE = 0.2, 0.97


def paper_in(grey: Grey) -> Grey | None:
    """1 where the page is, in a copy of ``SIDE`` dots; None where no page can be told from a table: most scans."""
    scale = SIDE / max(grey.shape)
    soft = cv2.medianBlur(cv2.resize(grey, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA), 9)
    _level, light = cv2.threshold(soft, 0, 1, cv2.THRESH_BINARY + cv2.THRESH_OTSU)
    if not light.any() or light.all():
        return None
    apart = float(np.median(soft[light == 1]) - np.median(soft[light == 0]))
    _count, labels, found, _middles = cv2.connectedComponentsWithStats(light)
    largest = 1 + int(found[1:, cv2.CC_STAT_AREA].argmax())
    outline, _tree = cv2.findContours((labels == largest).astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    page = np.asarray(cv2.drawContours(np.zeros_like(light), outline, -1, 1, cv2.FILLED), np.uint8)
    return page if apart >= _LEAST_APART and _LEAST_PAGE <= float(page.mean()) <= _MOST_PAGE else None

"""Where a zone may be in a picture: the likeliest places first."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from PIL import Image

from tinggal.mrz import rows
from tinggal.mrz.detect import detect
from tinggal.mrz.lines import Zone, fit

CARD: Final = 0.105  # slenderness: passports have 0.057, cards 0.167, seen from the side up to a half more or less
_DOUBTFUL: Final = (0.08, 0.2)  # slenderness in which it may be either, as when only a part of the lines is marked
_CLOSER: Final = 0.75  # a look is closer when it sees no more than such a share of the picture
_TILE: Final = 0.6
_ROWS: Final = 4  # places that may be tried because they look like lines


def zones(grey: Image.Image) -> Iterator[tuple[Zone, bool]]:
    """As the network found the lines; then from a closer look; then on their head; then rows of print that look like
    lines; and if the network found none, what it finds in parts of the picture.
    Each with whether it is another place, not only a better view of the one before."""
    found = fit(detect(grey))
    if found:
        first, *others = _either(found)
        yield first, True
        closer = _closer(grey, found)
        if closer:
            best, *_others = _either(closer)
            yield best, False
        for zone in (*others, *_either((closer or found).turned())):
            yield zone, True
    for turn in (0, 90):
        upright = rows.zones(grey, turn=turn)[:_ROWS]
        yield from ((zone, True) for zone in upright)
        yield from ((zone.turned(), True) for zone in upright[:1])
    if found:
        return
    for box in _tiles(grey):
        found = _within(grey, box)
        if found:
            yield from ((zone, True) for zone in _either(found))


def _either(found: Zone) -> Iterator[Zone]:
    """With two lines or with three, the likelier first."""
    is_card = found.slenderness > CARD
    yield found.with_middle() if is_card else found
    if _DOUBTFUL[0] < found.slenderness < _DOUBTFUL[1]:
        yield found if is_card else found.with_middle()


def _closer(grey: Image.Image, found: Zone) -> Zone | None:
    corners = found.outline()
    room = 0.12 * (found.end - found.start) + 2 * found.leading
    low, high = corners.min(axis=0) - room, corners.max(axis=0) + room
    left, top = np.maximum(low, 0).astype(int).tolist()
    right, bottom = np.minimum(high, grey.size).astype(int).tolist()
    if max(right - left, bottom - top) > _CLOSER * max(grey.size) or min(right - left, bottom - top) < 8:
        return None
    return _within(grey, (left, top, right, bottom))


def _within(grey: Image.Image, box: tuple[int, int, int, int]) -> Zone | None:
    found = fit(detect(grey.crop(box)))
    return found and found.moved(box[0], box[1])


def _tiles(grey: Image.Image) -> Iterator[tuple[int, int, int, int]]:
    """Four quarters that overlap; the lower ones first, where zones are."""
    wide, high = (max(1, round(side * _TILE)) for side in grey.size)
    for top in (grey.height - high, 0):
        for left in (0, grey.width - wide):
            yield left, top, left + wide, top + high

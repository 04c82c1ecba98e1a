"""Where the lines may begin and end: the marks say it roughly, the ink and the printed pitch say it better."""

from collections.abc import Iterator
from typing import Final

import numpy as np
from PIL import Image

from tinggal.mrz.lines import Zone

LEADINGS: Final = {44: 17.6, 36: 14.4, 30: 12.0}  # length of a line in distances between lines


def windows(zone: Zone, ink: tuple[float, float], *, signs: int) -> Iterator[Zone]:
    """Zones with other ends, likely ones first, none twice."""
    long = LEADINGS[signs] * zone.leading
    pairs = [(zone.start, zone.end)] if zone.end - zone.start > 0.8 * long else []
    if 0.8 * long < ink[1] - ink[0] < 1.25 * long:
        pairs.append(ink)
    pairs += [(ink[0], ink[0] + long), (ink[1] - long, ink[1])]
    middle = (zone.start + zone.end) / 2
    pairs += [(zone.start, zone.start + long), (zone.end - long, zone.end), (middle - long / 2, middle + long / 2)]
    seen: list[tuple[float, float]] = []
    for start, end in pairs:
        if all(abs(start - one) + abs(end - other) > 0.9 * long / signs for one, other in seen):
            seen.append((start, end))
            yield zone.between(start, end)


def lengths(zone: Zone, ink: tuple[float, float]) -> list[int]:
    """How many signs the lines may have, the likeliest by their shape first."""
    if len(zone.curves) == 3:
        return [30]
    ratios = [(zone.end - zone.start) / zone.leading, (ink[1] - ink[0]) / zone.leading]
    return sorted((44, 36), key=lambda signs: min(abs(LEADINGS[signs] - ratio) for ratio in ratios))


def inked(grey: Image.Image, zone: Zone) -> tuple[float, float]:
    """How far the ink of the lines goes beyond, or falls short of, the marks."""
    long = zone.end - zone.start
    reach = max(0.5 * long, 9 * zone.leading)
    places = np.linspace(zone.start - reach, zone.end + reach, 1200)
    pixels = np.asarray(grey, np.float32)
    ink = np.zeros(len(places))
    for curve in zone.curves:
        near = np.clip(places, zone.start, zone.end)
        centre = np.polyval(curve, near) + np.polyval(np.polyder(curve), near) * (places - near)
        across = np.linspace(-0.18, 0.18, 13)[:, None] * zone.leading
        right, down = (
            zone.origin[axis] + places * zone.along[axis] + (centre + across) * zone.down[axis] for axis in (0, 1)
        )
        inside = ((right >= 0) & (down >= 0) & (right < grey.width) & (down < grey.height)).all(axis=0)
        column = np.clip(right, 0, grey.width - 1).astype(int)
        values = pixels[np.clip(down, 0, grey.height - 1).astype(int), column]
        ink += (values.max(axis=0) - values.min(axis=0)) * inside
    step = places[1] - places[0]
    wide = max(3, int(0.52 * zone.leading / step)) | 1
    spread = np.lib.stride_tricks.sliding_window_view(np.pad(ink, wide // 2), wide).max(axis=1)
    core = (places > zone.start + 0.05 * long) & (places < zone.end - 0.05 * long)
    on = spread > 0.38 * np.median(spread[core])
    left, right_end = (int(np.searchsorted(places, at)) for at in (zone.start + 0.1 * long, zone.end - 0.1 * long))
    while left > 0 and on[left - 1]:
        left -= 1
    while right_end < len(places) - 1 and on[right_end + 1]:
        right_end += 1
    return float(places[left] + wide * step / 2), float(places[right_end] - wide * step / 2)

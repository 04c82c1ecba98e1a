"""Where the lines may begin and end: the marks say it roughly, the ink and the printed pitch say it better."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tinggal.mrz.lines import View, Zone, strip_width
from tinggal.mrz.networks import Array
from tinggal.mrz.recognise import FRAME, greedy

_PIECES, _SAMPLES, _REACH = 14, 24, 0.42  # of a line whose ink is weighed; distances between lines up and down
_FEW, _UNEVEN = 8, 0.25  # signs; how far a distance between two signs may be off
LEADINGS: Final = {44: (17.6,), 36: (14.4,), 30: (18.0, 12.0)}  # length of a line in distances between lines


def windows(zone: Zone, ink: tuple[float, float], *, signs: int) -> Iterator[Zone]:
    """Zones with other ends, likely ones first, none twice."""
    wide = max(zone.end - zone.start, ink[1] - ink[0])
    long = min((many * zone.leading for many in LEADINGS[signs]), key=lambda long: abs(long - wide))
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
    return sorted((44, 36), key=lambda signs: min(abs(LEADINGS[signs][0] - ratio) for ratio in ratios))


def recut(zone: Zone, logs: list[Array], *, signs: int, view: View) -> tuple[int, Zone] | None:
    """How many signs the lines seem to have and where they begin and end, by the signs a look has already made out;
    nothing if too few stand at an even pitch."""
    middles = [np.array([(first + last + 1) / 2 * FRAME for _sign, first, last in greedy(line)]) for line in logs]
    steps = np.concatenate([np.diff(line) for line in middles])
    if any(len(line) < _FEW for line in middles):
        return None
    pitch = float(np.median(steps))
    even = [line[_even(line, pitch)] for line in middles]
    if any(len(line) < _FEW for line in even):
        return None
    first, last = min(float(line[0]) for line in even), max(float(line[-1]) for line in even)
    seen = (last - first) / pitch + 1
    count = 30 if len(logs) == 3 else 36 if seen < 36.7 else 44
    shares = (np.array([first - pitch / 2, last + pitch / 2]) * (signs + 2 * view.room)) / strip_width(signs, view=view)
    start, end = (shares - view.room) / signs
    if seen < count - 1.5:
        goes_on_left = first < strip_width(signs, view=view) - last
        long = count / seen * (end - start)
        start, end = (end - long, end) if goes_on_left else (start, start + long)
    return count, zone.between(*zone.places(np.array([start, end])).tolist())


def _even(middles: NDArray[np.float64], pitch: float) -> NDArray[np.bool_]:
    """Which signs stand at the right distance from one beside them."""
    near = np.abs(np.diff(middles) / pitch - 1) < _UNEVEN
    return np.asarray(np.append(near, False) | np.append(False, near), np.bool_)


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


def centred(grey: Image.Image, zone: Zone) -> Zone:
    """The lines moved up or down, and bent, to run through the middle of their ink."""
    pixels = np.asarray(grey, np.float32)
    places = np.linspace(zone.start, zone.end, _PIECES * _SAMPLES)
    offsets = np.linspace(-_REACH, _REACH, 25)[:, None] * zone.leading
    curves = []
    for curve in zone.curves:
        across = np.polyval(curve, places) + offsets
        right, down = (zone.origin[axis] + places * zone.along[axis] + across * zone.down[axis] for axis in (0, 1))
        inside = (np.clip(side, 0, most - 1).astype(int) for side, most in ((down, grey.height), (right, grey.width)))
        values = pixels[tuple(inside)].reshape(len(offsets), _PIECES, _SAMPLES)
        paper = np.quantile(values, 0.75, axis=(0, 2), keepdims=True)
        ink = np.clip(paper - values, 0, None).sum(axis=2) ** 2
        middle = (ink * offsets).sum(axis=0) / np.maximum(ink.sum(axis=0), 1)
        pieces = places.reshape(_PIECES, _SAMPLES).mean(axis=1)
        moved = np.polyfit(pieces, middle, 2)
        good = np.abs(middle - np.polyval(moved, pieces)) < 0.1 * zone.leading
        moved = np.polyfit(pieces[good], middle[good], 2) if good.sum() > _PIECES / 2 else np.zeros(3)
        curves.append(np.asarray(np.polyadd(curve, moved), np.float64))
    return replace(zone, curves=tuple(curves))

"""From marks to straight strips: a curve through each line, and the line drawn out along it.

A zone has its own frame: ``along`` the reading direction, ``down`` across it, in pixels from ``origin``.
"""

from dataclasses import dataclass, replace
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from tinggal.mrz.detect import Blob, Marks
from tinggal.mrz.networks import Array

HEIGHT: Final = 32
WIDTH: Final = 704
SIGNS: Final = 44  # of the longest line, which fills a strip
FACE: Final = 0.44  # height of a sign as a share of the distance between lines
_BOX: Final = 32
_SLENDER: Final = (0.025, 0.34)  # of two lines seen from below, to three of which only a half is marked
Vector = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Zone:
    """Lines found in a picture: polynomials of their centres, and where they begin and end along the frame."""

    origin: Vector
    along: Vector
    down: Vector
    curves: tuple[Vector, ...]
    start: float
    end: float
    leading: float

    def between(self, start: float, end: float) -> Self:
        """The same lines with other ends."""
        return replace(self, start=start, end=end)

    def turned(self) -> Self:
        """The same lines for a document that stands on its head."""
        curves = tuple(_mirrored(curve) for curve in self.curves[::-1])
        return replace(self, along=-self.along, down=-self.down, curves=curves, start=-self.end, end=-self.start)

    def with_middle(self) -> Self:
        """The same with a line half-way between the first and the last, as on cards."""
        first, last = self.curves
        middle = np.asarray(np.polyadd(first, last) / 2, np.float64)
        return replace(self, curves=(first, middle, last), leading=self.leading / 2)

    def moved(self, right: float, down: float) -> Self:
        """The same lines in a picture of which ours is a part that begins there."""
        return replace(self, origin=self.origin + np.array([right, down]))

    @property
    def slenderness(self) -> float:
        """The distance from the first line to the last as a share of their length."""
        return self.leading * (len(self.curves) - 1) / (self.end - self.start)

    def outline(self) -> Vector:
        """The corners of the lines (4 × 2: right, down) in pixels of the picture, the first sign's first."""
        first, last = self.curves[0], self.curves[-1]
        half = FACE * self.leading * 0.75
        frame = [(place, np.polyval(curve, place) + side) for place, curve, side in (
            (self.start, first, -half), (self.end, first, -half), (self.end, last, half), (self.start, last, half),
        )]  # fmt: skip
        return np.asarray(self.origin + np.array(frame, float) @ np.stack([self.along, self.down]))


@dataclass(frozen=True, slots=True)
class View:
    """How a line is cut out: ``drift`` downwards in heights of a sign, ``fill``: how much of the strip's height a
    sign takes, ``room``: free signs at both ends."""

    drift: float = 0.0
    fill: float = 0.62
    room: float = 1.1


def fit(marks: Marks) -> Zone | None:
    """The first and the last line through the marks, or nothing that looks like lines of a zone."""
    if not marks.upper or not marks.lower:
        return None
    upper, lower = _together(marks.upper, grain=marks.grain), _together(marks.lower, grain=marks.grain)
    along = _direction(np.vstack([upper.points - upper.middle, lower.points - lower.middle]))
    apart = lower.middle - upper.middle
    if np.array([-along[1], along[0]]) @ apart < 0:
        along = -along
    down = np.array([-along[1], along[0]])
    origin, leading = (upper.middle + lower.middle) / 2, float(down @ apart)
    frames = [(blob.points - origin) @ np.stack([along, down], axis=1) for blob in (upper, lower)]
    ends = [np.quantile(frame[:, 0], (0.004, 0.996)) for frame in frames]
    start, end = min(end[0] for end in ends) - marks.grain / 4, max(end[1] for end in ends) + marks.grain / 4
    if not _SLENDER[0] < leading / (end - start) < _SLENDER[1]:
        return None
    curves = tuple(
        np.polyfit(frame[:, 0], frame[:, 1], 2 if np.ptp(frame[:, 0]) > 40 * marks.grain else 1, w=blob.weights)
        for frame, blob in zip(frames, (upper, lower), strict=True)
    )
    return Zone(origin, along, down, curves, float(start), float(end), leading)


def strip(grey: Image.Image, zone: Zone, row: int, *, signs: int, view: View) -> Array:
    """A line drawn out straight, 32 × 704 with mean 0; a shorter line leaves zeros at its end."""
    width = strip_width(signs, view=view)
    pitch = (zone.end - zone.start) / signs
    high = FACE * zone.leading / view.fill
    edges = np.append(np.arange(0, width, _BOX), width)
    places = zone.start - view.room * pitch + edges * (signs + 2 * view.room) * pitch / width
    curve = zone.curves[row]
    centre = np.polyval(curve, places) + view.drift * FACE * zone.leading
    slope = np.polyval(np.polyder(curve), places)
    sides = []
    for offset in (-high / 2, high / 2):
        frame = np.stack([places - offset * slope, centre + offset], axis=1)
        sides.append(zone.origin + frame @ np.stack([zone.along, zone.down]))
    crop, corner = _crop(grey, np.vstack(sides), blur=0.32 * high / HEIGHT if high > 1.5 * HEIGHT else 0)
    top, foot = sides[0] - corner, sides[1] - corner
    mesh = [
        ((int(edges[at]), 0, int(edges[at + 1]), HEIGHT), (*top[at], *foot[at], *foot[at + 1], *top[at + 1]))
        for at in range(len(edges) - 1)
    ]
    flat = crop.transform((width, HEIGHT), Image.Transform.MESH, mesh, Image.Resampling.BICUBIC)
    pixels = np.asarray(flat, np.float32)
    out = np.zeros((HEIGHT, WIDTH), np.float32)
    out[:, :width] = (pixels - pixels.mean()) / (pixels.std() + 8)
    return out


def strip_width(signs: int, *, view: View) -> int:
    """How much of a strip's width a line of so many signs takes."""
    return min(WIDTH, round(WIDTH * (signs + 2 * view.room) / (SIGNS + 2 * view.room)))


def _together(blobs: list[Blob], *, grain: float) -> Blob:
    """The heaviest blob with the fragments that lie on its line."""
    first, *others = blobs
    middle = first.middle
    along = _direction(first.points - middle)
    across = np.array([-along[1], along[0]])
    parts = [first]
    for blob in others:
        way = blob.middle - middle
        if abs(way @ across) < max(2.5 * grain, 0.03 * abs(way @ along) + 1.5 * grain):
            parts.append(blob)
    return Blob(np.vstack([part.points for part in parts]), np.concatenate([part.weights for part in parts]))


def _mirrored(curve: Vector) -> Vector:
    """-p(-x): the polynomial seen from the other side."""
    powers = np.arange(len(curve))[::-1]
    return np.asarray(-curve * (-1.0) ** powers)


def _direction(points: Vector) -> Vector:
    return np.asarray(np.linalg.svd(points, full_matrices=False)[2][0])


def _crop(grey: Image.Image, points: Vector, *, blur: float) -> tuple[Image.Image, Vector]:
    """The part of a picture around some points, its edges drawn out where they lie outside, and its corner."""
    margin = 4
    low = np.floor(points.min(axis=0)).astype(int) - margin
    high = np.ceil(points.max(axis=0)).astype(int) + margin
    size = np.array(grey.size)
    left, top = np.clip(low, 0, size - 1)
    right, bottom = np.clip(high, [left + 1, top + 1], size)
    pixels = np.asarray(grey.crop((int(left), int(top), int(right), int(bottom))))
    more = ((top - low[1], high[1] - bottom), (left - low[0], high[0] - right))
    limit = 2 * max(pixels.shape)
    pad = [(int(np.clip(before, 0, limit)), int(np.clip(after, 0, limit))) for before, after in more]
    crop = Image.fromarray(np.pad(pixels, pad, mode="edge"))
    corner = np.array([left - pad[1][0], top - pad[0][0]], float)
    return (crop.filter(ImageFilter.GaussianBlur(blur)) if blur else crop), corner

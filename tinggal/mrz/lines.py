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
FLAT: Final = 8  # grey steps: paper and noise, no ink
EVEN: Final = 65  # columns of a strip: four signs
EVENLY, TILTED = 0.03, 0.5  # by how much of itself the distance between lines may change from end to end
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

    def places(self, shares: Vector) -> Vector:
        """How far along the frame shares of the printed line lie (0: where it begins, 1: where it ends): the nearer
        end of a page seen from the side takes more room."""
        near, far = self._apart(np.array([self.start, self.end]))
        tilt = near / far
        return np.asarray(self.start + (self.end - self.start) * shares * tilt / (1 + (tilt - 1) * shares))

    def leadings(self, places: Vector) -> Vector:
        """The distance between lines there, which is less where the page is farther away."""
        return np.asarray(self.leading * self._apart(places) / self._apart(np.array([self.start, self.end])).mean())

    def _apart(self, places: Vector) -> Vector:
        """From the first line to the last, as a straight function of the place; nearly even ones count as even."""
        long = self.end - self.start
        along = np.linspace(self.start, self.end, 9)
        slope, base = np.polyfit(along, np.polyval(self.curves[-1], along) - np.polyval(self.curves[0], along), 1)
        middle = base + slope * (self.start + self.end) / 2
        steepest = np.clip(slope * long / max(middle, 1e-6), -TILTED, TILTED)
        steep = 0.0 if abs(steepest) < EVENLY else float(steepest)
        return np.asarray(np.maximum(1 + steep * ((places - self.start) / long - 0.5), 0.3))

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
    sign takes, ``room``: free signs at both ends; ``even``: light and contrast made even along the line."""

    drift: float = 0.0
    fill: float = 0.62
    room: float = 1.1
    even: bool = False


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
    edges = np.append(np.arange(0, width, _BOX), width)
    places = zone.places((edges * (signs + 2 * view.room) / width - view.room) / signs)
    face = FACE * zone.leadings(places)
    curve = zone.curves[row]
    centre = np.polyval(curve, places) + view.drift * face
    slope = np.polyval(np.polyder(curve), places)
    high = float(face.mean()) / view.fill
    sides = []
    for side in (-0.5, 0.5):
        offset = side * face / view.fill
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
    out[:, :width] = evened(pixels) if view.even else levelled(pixels)
    return out


def levelled(pixels: Array) -> Array:
    """Greys with mean 0 and deviation 1; paper without ink stays flat."""
    return np.asarray((pixels - pixels.mean()) / (pixels.std() + FLAT), np.float32)


def evened(pixels: Array) -> Array:
    """The same within four signs about each place, so that signs in a shadow or a glare stand out as others do."""
    means = _around(pixels.mean(axis=0))
    spread = np.sqrt(np.maximum(_around((pixels**2).mean(axis=0)) - means**2, 0))
    return np.asarray((pixels - means) / (spread + FLAT / 2), np.float32)


def _around(columns: Array) -> Array:
    """Means over what lies about each column."""
    total = np.cumsum(np.pad(np.float64(columns), (EVEN // 2 + 1, EVEN // 2), mode="reflect"))
    return np.asarray((total[EVEN:] - total[:-EVEN]) / EVEN, np.float32)


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

"""Measures of a page, at a first level: is there anything on it, is it sharp, is it in colour.

Sharpness compares the steepest edges of a page with the steepest edges of the same page seen four times smaller. That
depends neither on the contrast nor on how much is on the page, as the often used variance of the Laplacian does: there
a soft but good portrait measures 1 and a noisy photo of nothing 240. Camera noise can only make a page seem sharper, so
a page is refused when it is hopeless and passes when in doubt.
"""

from dataclasses import dataclass

from PIL import Image, ImageChops

from tinggal.intake.parser.refusal import Refused

LOOKED_AT = 1000  # dots on the longer side: a thumbnail and a large scan become comparable
LEAST_MARKS = 0.0004  # a page with a single printed line has 0.003, an empty scan with noise 0.0000
LEAST_SHARPNESS, LEAST_STEP = (
    0.35,
    16,
)  # readable print has at least 0.5 and 30; where no letter can be told, 0.3 and 12
_SMALLER = 4
_STEEPEST = 0.001
_APART = 16  # grey levels from the paper: print so faint can still be read, noise so strong is rare


@dataclass(frozen=True, slots=True)
class Measures:
    """``sharpness`` as above; ``step``: grey levels between neighbours at the steepest edges, 0 to 255;
    ``marks``: share of the dots that differ from the paper; ``colour``: more than shades of grey."""

    width: int
    height: int
    sharpness: float
    step: int
    marks: float
    colour: bool


def measures_of(picture: Image.Image) -> Measures:
    """Measured on a copy of at most ``LOOKED_AT`` dots; the width and height are the picture's own."""
    seen = _at_most(picture, LOOKED_AT)
    grey = seen.convert("L")
    smaller = _at_most(grey, max(grey.size) // _SMALLER)
    step = _steepest(grey)
    return Measures(
        *picture.size,
        sharpness=round(step / max(1, _steepest(smaller)), 2),
        step=step,
        marks=_marks(grey),
        colour=_is_in_colour(seen),
    )


def insist_on_legible(pages: list[Measures]) -> None:
    """Refuse when no page has anything on it, or none that has is sharp enough to be read."""
    written = [page for page in pages if page.marks >= LEAST_MARKS]
    if not written:
        raise Refused("blank")
    if not any(page.sharpness >= LEAST_SHARPNESS or page.step > LEAST_STEP for page in written):
        raise Refused("blurred")


def _at_most(picture: Image.Image, dots: int) -> Image.Image:
    scale = min(1.0, dots / max(picture.size))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture.resize(size, Image.Resampling.BOX, reducing_gap=2.0)


def _steepest(grey: Image.Image) -> int:
    """The difference between neighbours that only one pair in a thousand exceeds."""
    width, height = grey.size
    across = ImageChops.difference(grey.crop((1, 0, width, height)), grey.crop((0, 0, width - 1, height)))
    down = ImageChops.difference(grey.crop((0, 1, width, height)), grey.crop((0, 0, width, height - 1)))
    pairs = [one + other for one, other in zip(across.histogram(), down.histogram(), strict=True)]
    beyond = _STEEPEST * sum(pairs)
    for step in range(255, 0, -1):
        beyond -= pairs[step]
        if beyond <= 0:
            return step
    return 0


def _marks(grey: Image.Image) -> float:
    levels = grey.histogram()
    paper = max(range(256), key=levels.__getitem__)
    unlike = sum(levels[: max(0, paper - _APART)]) + sum(levels[paper + _APART + 1 :])
    return round(unlike / (grey.width * grey.height), 5)


def _is_in_colour(seen: Image.Image) -> bool:
    if seen.mode != "RGB":
        return False
    red, green, blue = seen.split()
    apart = ImageChops.lighter(ImageChops.difference(red, green), ImageChops.difference(green, blue))
    return sum(apart.histogram()[20:]) > 0.02 * seen.width * seen.height

"""Five levels of badness, from a flat scan to a phone photo in bad light."""

from dataclasses import dataclass
from typing import Any, Final

Range = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Level:
    """How a document is spoilt. ``width``: pixels of a passport page (125 mm); ``rotation`` in degrees either way;
    ``perspective``, ``curl`` and ``margin`` as shares of the width; ``noise`` in grey steps; chances from 0 to 1."""

    width: tuple[int, int]
    rotation: float
    perspective: float
    blur: Range
    noise: float
    light: float
    jpeg: tuple[int, int]
    margin: Range
    photo: bool
    glare: float
    glare_on_zone: float
    glare_peak: float
    motion: float
    kernels: tuple[int, ...]
    curl: float
    turned: float


STILL: Final[dict[str, Any]] = {
    "photo": True, "glare": 0.0, "glare_on_zone": 0.0, "glare_peak": 0.0, "motion": 0.0, "kernels": (3,), "curl": 0.0,
    "turned": 0.0,
}  # fmt: skip
_GIVEN: Final[dict[int, dict[str, Any]]] = {
    1: {"width": (1100, 1500), "rotation": 0.5, "perspective": 0, "blur": (0, 0.4), "noise": 2, "light": 0.03,
        "jpeg": (88, 95), "margin": (0, 0.03), "photo": False},
    2: {"width": (900, 1300), "rotation": 4, "perspective": 0.01, "blur": (0.3, 0.7), "noise": 4, "light": 0.1,
        "jpeg": (75, 85), "margin": (0.04, 0.3), "photo": False},
    3: {"width": (850, 1200), "rotation": 10, "perspective": 0.04, "blur": (0.5, 1.0), "noise": 6, "light": 0.25,
        "jpeg": (60, 75), "margin": (0.05, 0.25), "glare": 0.3, "glare_on_zone": 0.15, "glare_peak": 120,
        "motion": 0.15, "curl": 0.004},
    4: {"width": (700, 1000), "rotation": 18, "perspective": 0.06, "blur": (0.7, 1.2), "noise": 9, "light": 0.4,
        "jpeg": (45, 65), "margin": (0.05, 0.3), "glare": 0.6, "glare_on_zone": 0.35, "glare_peak": 150,
        "motion": 0.4, "kernels": (3, 3, 5), "curl": 0.008},
    5: {"width": (560, 820), "rotation": 28, "perspective": 0.09, "blur": (0.8, 1.4), "noise": 12, "light": 0.5,
        "jpeg": (30, 50), "margin": (0.05, 0.3), "glare": 0.9, "glare_on_zone": 0.5, "glare_peak": 170,
        "motion": 0.6, "kernels": (3, 5, 5, 7), "curl": 0.012, "turned": 0.25},
}  # fmt: skip
LEVELS: Final = {number: Level(**(STILL | given)) for number, given in _GIVEN.items()}

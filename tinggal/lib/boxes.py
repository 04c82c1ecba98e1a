"""Where something stands on a page."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle: ``page`` counts from 1, the rest are shares of the page as it is shown, 0 to 1."""

    page: int
    left: float
    top: float
    width: float
    height: float

    def to_json(self) -> dict[str, Any]:
        """As a JSON object, rounded to a ten-thousandth of the page."""
        return {name: value if name == "page" else round(value, 4) for name, value in asdict(self).items()}

    @classmethod
    def from_json(cls, found: Mapping[str, Any]) -> Self:
        """What ``to_json`` wrote."""
        return cls(**found)

    @classmethod
    def around(cls, corners: "list[tuple[float, float]]", *, page: int, width: float, height: float) -> Self:
        """The box around points that are in dots of a page of this size; what lies outside the page is cut off."""
        across = [min(1.0, max(0.0, x / width)) for x, _ in corners]
        down = [min(1.0, max(0.0, y / height)) for _, y in corners]
        return cls(page, min(across), min(down), max(across) - min(across), max(down) - min(down))

    def joined(self, other: "Box") -> "Box":
        """The box around both; of another page only the first counts."""
        if other.page != self.page:
            return self
        left, top = min(self.left, other.left), min(self.top, other.top)
        right = max(self.left + self.width, other.left + other.width)
        bottom = max(self.top + self.height, other.top + other.height)
        return Box(self.page, left, top, right - left, bottom - top)

    def turned(self) -> "Box":
        """The same place after the page was turned by a quarter to the right."""
        return Box(self.page, 1 - self.top - self.height, self.left, self.height, self.width)

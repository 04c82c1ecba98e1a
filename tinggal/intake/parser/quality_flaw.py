"""One thing that makes a page hard to read, and where on the page it is."""

from dataclasses import dataclass
from typing import Any

from tinggal.lib.boxes import Box


@dataclass(frozen=True, slots=True)
class Flaw:
    """``code`` is a key of ``intake.words.FLAWS``. ``box`` is None where the whole page is meant.

    ``measured`` and ``wanted`` are in the unit of the code: see the module that measures it. A ``turned`` page was
    turned upright already: that is told, and nothing has to be done about it.
    """

    code: str
    page: int
    measured: float
    wanted: float
    box: Box | None = None

    def to_json(self) -> dict[str, Any]:
        """As a JSON object."""
        return {
            "code": self.code,
            "page": self.page,
            "box": self.box.to_json() if self.box else None,
            "measured": round(float(self.measured), 3),
            "wanted": round(float(self.wanted), 3),
        }

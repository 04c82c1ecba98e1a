"""Print without what machines and people get wrong: spaces, capitals, accents, and signs that look alike."""

import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache

from tinggal.reading.rows import Row

_ALIKE = str.maketrans({"0": "o", "1": "i", "l": "i", "|": "i", "!": "i", "ı": "i", "ß": "ss", "æ": "ae", "ø": "o"})


@lru_cache(maxsize=4096)
def squeezed(text: str) -> str:
    """Letters and digits of any script in small plain form: "No. RPTKA" → "norptka", and "l", "1", "I" all → "i"."""
    plain = unicodedata.normalize("NFKD", text).casefold().translate(_ALIKE)
    return "".join(sign for sign in plain if sign.isalnum())


class SqueezedRows:
    """Rows squeezed and laid end to end, so that a phrase is found though it runs over the end of a row."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self.rows = rows
        self.each = [squeezed(row.text) for row in rows]
        self.text = "".join(self.each)
        self._starts: list[int] = []
        at = 0
        for one in self.each:
            self._starts.append(at)
            at += len(one)

    def row_at(self, place: int) -> int:
        """The number of the row in which this place of ``text`` lies."""
        return bisect_right(self._starts, place) - 1

"""Which characters the fonts of a version of the templates hold, and which of its fonts a text needs."""

import functools
import json
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PLAIN = "Noto Sans"
# Who writes the same Chinese characters in his own way: by the language of the page, then by nationality.
HAN = {"zh": "SC", "ja": "JP", "ko": "KR", "JPN": "JP", "KOR": "KR", "PRK": "KR"}


@dataclass(frozen=True, slots=True)
class Family:
    """One family of fonts and the ranges of characters it holds (first, last), rising."""

    name: str
    firsts: tuple[int, ...]
    lasts: tuple[int, ...]

    def holds(self, letter: str) -> bool:
        """Whether a character can be printed in it."""
        at = bisect_right(self.firsts, ord(letter)) - 1
        return at >= 0 and ord(letter) <= self.lasts[at]


@dataclass(frozen=True, slots=True)
class Fonts:
    """The families of a version. ``plain`` are the characters of the first that have their capitals there too."""

    plain: frozenset[str]
    families: tuple[Family, ...]

    def printable(self, text: str) -> str:
        """The text with accents composed, and a question mark for every character that no font holds.

        Characters that turn the direction of writing are among those: a name must not rearrange the page.
        """
        composed = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\t", " ")
        if self.plain.issuperset(composed):
            return composed
        return "".join(letter if letter in self.plain or self._held(letter) else "?" for letter in composed)

    def needed(self, text: str, *, writers: Iterable[str]) -> list[str]:
        """The families for a printable text, in the order in which a character is to be looked for.

        ``writers``: codes of ``HAN``, the first known one decides how Chinese characters look.
        """
        special = {letter for letter in text if letter not in self.plain}
        if not special:
            return [PLAIN]
        first = next((f"Noto Sans CJK {HAN[code]}" for code in writers if code in HAN), "")
        ordered = sorted(self.families[1:], key=lambda family: family.name != first)
        return [PLAIN, *(family.name for family in ordered if any(map(family.holds, special)))]

    def _held(self, letter: str) -> bool:
        return all(any(family.holds(part) for family in self.families) for part in {letter, *letter.upper()})


@functools.cache
def fonts_of(folder: Path) -> Fonts:
    """The fonts listed in a folder of templates (``fonts.json``)."""
    listed = json.loads((folder / "fonts.json").read_text())["families"]
    families = tuple(
        Family(one["family"], tuple(first for first, _ in one["holds"]), tuple(last for _, last in one["holds"]))
        for one in listed
    )
    held = {chr(code) for first, last in listed[0]["holds"] for code in range(first, last + 1)}
    return Fonts(frozenset(letter for letter in held if held.issuperset(letter.upper())) | {"\n"}, families)

"""Names in the letters of machine-readable lines: A to Z and fillers (ICAO Doc 9303-3, sections 4.6 and 6)."""

import unicodedata
from typing import Final

# Doc 9303-3, 6.A; every other letter of that table loses its mark and nothing else (Á to A), which Unicode knows.
_LATIN: Final = {
    "Ä": "AE", "Å": "AA", "Æ": "AE", "Ð": "D", "Đ": "D", "Ħ": "H", "Ĳ": "IJ", "Ŀ": "L", "Ł": "L", "Ŋ": "N",
    "Ö": "OE", "Ø": "OE", "Œ": "OE", "Ŧ": "T", "Ü": "UE", "Þ": "TH", "ẞ": "SS",
    "Ə": "A",  # not in the table; what passports of Azerbaijan have
}  # fmt: skip
# Doc 9303-3, 6.B without its exceptions for single languages: those stand in the passport, whose spelling goes first.
_CYRILLIC: Final = {
    "Ђ": "D", "Є": "IE", "Ѕ": "DZ", "І": "I", "Ј": "J", "Љ": "LJ", "Њ": "NJ", "Ћ": "D", "Џ": "DZ",
    "А": "A", "Б": "B", "В": "V", "Г": "G", "Д": "D", "Е": "E", "Ж": "ZH", "З": "Z", "И": "I", "К": "K", "Л": "L",
    "М": "M", "Н": "N", "О": "O", "П": "P", "Р": "R", "С": "S", "Т": "T", "У": "U", "Ф": "F", "Х": "KH", "Ц": "TS",
    "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ъ": "IE", "Ы": "Y", "Э": "E", "Ю": "IU", "Я": "IA", "Ѫ": "U", "Ѵ": "Y",
    "Ґ": "G", "Ғ": "G", "Һ": "C",
}  # fmt: skip
_TABLE: Final = _LATIN | _CYRILLIC
_APART: Final = frozenset(" ,-‐‑‒–—\t\n\u00a0")


def components(name: str) -> tuple[str, ...]:
    """The parts of a name in A to Z. Blanks, hyphens and commas part them; other signs and digits are left out, and so
    are letters of scripts that the tables do not have (a passport gives those names in Latin letters itself)."""
    words = "".join(" " if sign in _APART else _letters(sign) for sign in unicodedata.normalize("NFC", name).upper())
    return tuple(words.split())


def _letters(sign: str) -> str:
    if sign in _TABLE:
        return _TABLE[sign]
    bare = unicodedata.normalize("NFKD", sign)[:1]
    return _TABLE.get(bare, bare if "A" <= bare <= "Z" else "")

"""Names in one spelling, whatever signs, cases and scripts they are written in; and words cut into threes.

Marks are taken off (``Müller`` and ``Muller`` are one), letters that have no mark to take off are written out, Cyrillic
words stand beside their spelling in passports (ICAO Doc 9303 part 3, section 6 B), and Han characters, which are not
set apart by spaces, stand each by itself.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise

LONGEST = 60
_WRITTEN_OUT = str.maketrans(
    {"Ø": "O", "Ł": "L", "Đ": "D", "Ð": "D", "Þ": "TH", "Æ": "AE", "Œ": "OE", "ẞ": "SS", "Ħ": "H", "ʻ": "", "’": "",
     "'": "", "`": "", "ʼ": "", "ـ": "", "ى": "ي", "ة": "ه"}
)  # fmt: skip
_CYRILLIC = {
    "А": "A", "Б": "B", "В": "V", "Г": "G", "Ґ": "G", "Д": "D", "Е": "E", "Є": "IE", "Ж": "ZH", "З": "Z", "И": "I",
    "І": "I", "К": "K", "Л": "L", "М": "M", "Н": "N", "О": "O", "П": "P", "Р": "R", "С": "S", "Т": "T", "У": "U",
    "Ф": "F", "Х": "KH", "Ц": "TS", "Ч": "CH", "Ш": "SH", "Щ": "SHCH", "Ъ": "IE", "Ы": "Y", "Ь": "", "Э": "E",
    "Ю": "IU", "Я": "IA", "Ј": "J", "Љ": "LJ", "Њ": "NJ", "Ћ": "C", "Ђ": "D", "Џ": "DZ",
}  # fmt: skip
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_FORMS_OF_COMPANIES = frozenset({"PT", "CV", "TBK", "PERSERO", "LTD", "LIMITED", "INC"})


def folded(text: str) -> str:
    """In capital letters without marks; other scripts keep their letters."""
    capitals = unicodedata.normalize("NFKC", text).upper().translate(_WRITTEN_OUT)
    apart = unicodedata.normalize("NFKD", capitals)
    return unicodedata.normalize("NFC", "".join(sign for sign in apart if not unicodedata.combining(sign)))


def words_of(text: str) -> list[str]:
    """The words of a name as they are compared, each once, in the order in which they stand."""
    return list(dict.fromkeys(word[:LONGEST] for part in re.findall(r"\w+", folded(text)) for word in _spellings(part)))


def asked_words(text: str) -> list[frozenset[str]]:
    """What somebody typed: for each word the spellings of which one must be there."""
    asked = []
    for part in re.findall(r"\w+", folded(text)):
        if part in _FORMS_OF_COMPANIES:
            continue
        if _HAN.search(part):
            asked += [frozenset({sign}) for sign in dict.fromkeys(part)]
        else:
            asked.append(frozenset(word[:LONGEST] for word in _spellings(part)))
    return asked


def grams(word: str) -> list[str]:
    """Its groups of three letters, its beginning and its end marked by a space: " AN", "ANN", "NNA", "NA "; and its
    first with its last, "A*A", by which a short word is known whose inner letters changed places."""
    padded = f" {word} "
    threes = [padded[at : at + 3] for at in range(len(word))]
    return list(dict.fromkeys([*threes, f"{word[:1]}*{word[-1:]}"]))


def is_latin(word: str) -> bool:
    """Whether the word has letters of the Latin alphabet only."""
    return word.isascii() and word.isalpha()


def _spellings(part: str) -> Iterator[str]:
    if _HAN.search(part):
        yield from part
        yield from ("".join(two) for two in pairwise(part))
        return
    yield part
    if any(sign in _CYRILLIC for sign in part) and (latin := "".join(_CYRILLIC.get(sign, sign) for sign in part)):
        yield latin

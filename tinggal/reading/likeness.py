"""Whether a name that is sought stands in words that were read, though spelled otherwise, in another order, misread, or
in another script."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import ratio

from tinggal.mrz.transliteration import ways
from tinggal.mrz.transliteration import words as words_of

SAME = 0.86
"""From this likeness on the name is taken to be there: one wrong letter in seven, two in fifteen."""
_WORD_ALIKE = 0.7
_WITHOUT_A_WORD = 0.8
_MISSED = 2  # letters a machine may miss or see twice in a whole name
_MOST_FORMS = 4
_LOOKS = str.maketrans({"0": "O", "1": "I", "L": "I", "5": "S", "8": "B", "|": "I", "2": "Z"})
_PERSONS = frozenset(
    ("MR", "MRS", "MS", "MISS", "DR", "IR", "TN", "NY", "SDR", "SDRI", "BAPAK", "IBU", "PROF", "HJ", "DRS")
)
_TITLES = _PERSONS | frozenset(("PT", "CV", "TBK", "LTD", "SH", "MKN"))
_SIGNS = re.compile(r"[^\w]+")


def likeness(sought: str, seen: str) -> float:
    """From 0 to 1: how much of the sought name stands in these words. Other words beside it cost nothing.

    Every word counts as much as it is long; "Anna Maria" may stand as "ANNAMARIA" and "van der Berg" as "VANDERBERG".
    """
    wanted, there = _forms(sought), _forms(seen)
    return max((_contained(one, other) for one in wanted for other in there), default=0.0)


def best_of(sought: Iterable[str], seen: Iterable[str]) -> tuple[float, str]:
    """The likeness of the likest, and what was seen there; spellings of one name are sought in every text seen."""
    spellings = [name for name in sought if name]
    pairs = ((likeness(name, text), text) for text in seen for name in spellings)
    return max(pairs, default=(0.0, ""))


def same_code(one: str, other: str) -> bool:
    """Whether two numbers are one, where signs that look alike count as the same: "O" and "0", "I" and "1"."""
    return _looks(one) == _looks(other) != ""


def near_code(one: str, other: str) -> bool:
    """Whether two numbers differ in so little that a machine may have misread one."""
    return ratio(_looks(one), _looks(other)) >= 85


def _looks(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum()).translate(_LOOKS)


def _contained(sought: tuple[str, ...], seen: tuple[str, ...]) -> float:
    if not sought or not seen:
        return 0.0
    left, gained, most = list(seen), 0.0, 1.0
    for word in sorted(sought, key=len, reverse=True):
        alike, best = max(((ratio(word, other) / 100, other) for other in left), default=(0.0, ""))
        if alike >= _WORD_ALIKE or (len(word) == 1 and best == word):
            left.remove(best)
            gained += alike * len(word)
        else:
            most = _WITHOUT_A_WORD
    by_words = min(most, gained / sum(map(len, sought)))
    return max(by_words, *(_joined(order, seen) for order in _turned(sought)))


def _joined(sought: tuple[str, ...], seen: tuple[str, ...]) -> float:
    """As one run of letters, wherever it begins among the words that were seen."""
    run = "".join(sought)
    best = 0.0
    for first in range(len(seen)):
        joined = ""
        for word in seen[first:]:
            joined += word
            if abs(len(joined) - len(run)) <= _MISSED:
                best = max(best, Levenshtein.normalized_similarity(run, joined))
            if len(joined) > len(run) + _MISSED:
                break
    return best


def _turned(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The words from any of them on and round: surname first, given names first."""
    return (words[at:] + words[:at] for at in range(len(words)))


@lru_cache(maxsize=2048)
def _forms(name: str) -> tuple[tuple[str, ...], ...]:
    """The words of a name in plain capital letters, in every usual spelling. Scripts without a table
    stay as they are."""
    words = [word for word in words_of(name.translate({ord("."): " "})) if word not in _TITLES]
    if not words and any(sign.isdigit() for sign in name):
        words = [word for word in _SIGNS.split(name.upper()) if word]
    longest = max((len(ways(letter)) for word in words for letter in word), default=1)
    forms = dict.fromkeys(
        tuple(_spelled(word, way).translate(_LOOKS) for word in words)
        for way in range(min(_MOST_FORMS, max(1, longest)))
    )
    return tuple(form for form in (tuple(word for word in form if word) for form in forms) if form)


def _spelled(word: str, way: int) -> str:
    return "".join(_letter(letter, way) for letter in word)


def _letter(letter: str, way: int) -> str:
    known = ways(letter)
    if not known:
        plain = unicodedata.normalize("NFKD", letter)
        return "".join(sign for sign in plain if not unicodedata.combining(sign))
    return known[min(way, len(known) - 1)]

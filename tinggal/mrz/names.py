"""Whether a name as people write it and a name as a zone has it are one name.

A zone has its own spelling (``transliteration``), its own order and no room for long names, which are cut off or
shortened to their first letters (ICAO Doc 9303-3, 4.6). So names are compared by what their letters may become.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from tinggal.mrz.transliteration import ARABIC, ways, words

SLIP: Final = 1.0  # a letter more, less or another
_SHORT: Final = 0.05  # a vowel or a doubled letter that Arabic script does not write
_LIKE: Final = 0.35  # letters that sound alike
_SOUNDS: Final = ("AE", "IJY", "CKQ", "OU", "VWF", "SZ", "DT", "BP", "GJ", "XS")
_ALIKE: Final = frozenset((one, two) for sounds in _SOUNDS for one in sounds for two in sounds)


def agrees(surname: str, given: str, *, name: str, truncated: bool = False) -> bool | None:
    """Whether spelling alone explains every difference between the zone's surname and given names and the ``name`` a
    person wrote, in any script a table exists for; nothing if there is no table for it, as for Chinese. ``truncated``:
    the zone had no room for the whole name."""
    found = slips(surname, given, name=name, truncated=truncated)
    return None if found is None else found < SLIP


def alike(surname: str, given: str, *, name: str, truncated: bool = False) -> float | None:
    """From 0 to 1 how alike they are, whatever the order of the words; nothing if letters cannot be compared."""
    found = slips(surname, given, name=name, truncated=truncated)
    long = max(len(f"{surname}{given}".replace(" ", "")), len("".join(words(name))), 1)
    return None if found is None else max(0.0, 1 - found / long)


def slips(surname: str, given: str, *, name: str, truncated: bool = False) -> float | None:
    """How many letters differ, whatever the order of the words; differences of spelling count little or nothing."""
    zone, written = f"{surname} {given}".split(), words(name)
    if any(not ways(letter) for word in written for letter in word):
        return None
    if not zone or not written:
        return float(len("".join(zone + written)))
    apart = _by_words(zone, written, cut=truncated)
    return apart if apart < _SHORT else min(apart, _joined(zone, written, cut=truncated))


def _by_words(zone: list[str], written: list[str], *, cut: bool) -> float:
    """Each word of the zone takes the likest word left; what is left over on either side counts in full."""
    left, total, taken = list(written), 0.0, set[int]()
    pairs = ((_slips(word, token, cut=cut), at, word) for at, token in enumerate(zone) for word in set(written))
    for found, at, word in sorted(pairs, key=lambda pair: (pair[0] / len(zone[pair[1]]), -len(pair[2]))):
        if at not in taken and word in left:
            total += found
            taken.add(at)
            left.remove(word)
    total += sum(len(token) for at, token in enumerate(zone) if at not in taken)
    return total + (0 if cut else sum(len(word) for word in left))


def _joined(zone: list[str], written: list[str], *, cut: bool) -> float:
    """The words written together, as "Abd al-Rahman" may be one word on one side and three on the other."""
    token = "".join(zone)
    return min(_slips("".join(order), token, cut=cut) for order in _orders(written))


def _orders(written: list[str]) -> Iterable[list[str]]:
    """The words from any of them on and round: surname first, given names first."""
    return (written[at:] + written[:at] for at in range(len(written)))


@lru_cache(maxsize=4096)
def _slips(word: str, token: str, *, cut: bool) -> float:
    """Between one word and one of the zone; ``cut``: the zone's may be only its beginning."""
    costs = _costs(word, token)
    return min(row[-1] for row in costs[1:]) if cut else costs[-1][-1]


def _costs(word: str, token: str) -> list[list[float]]:
    """Slips between every beginning of a word and every beginning of the zone's, whichever way letters became signs."""
    costs = [[float("inf")] * (len(token) + 1) for _letter in range(len(word) + 1)]
    costs[0][0] = 0.0
    for at in range(len(word) + 1):
        for place in range(len(token) + 1):
            here = costs[at][place]
            if place < len(token):
                extra = here + _extra(word, token, at=at, place=place)
                costs[at][place + 1] = min(costs[at][place + 1], extra)
            if at == len(word):
                continue
            below = costs[at + 1]
            below[place] = min(below[place], here + 1)
            if place < len(token):
                slip = _LIKE if any((way, token[place]) in _ALIKE for way in ways(word[at])) else 1.0
                below[place + 1] = min(below[place + 1], here + slip)
            for way in ways(word[at]):
                if token.startswith(way, place):
                    below[place + len(way)] = min(below[place + len(way)], here)
    return costs


def _extra(word: str, token: str, *, at: int, place: int) -> float:
    """What a sign costs that no letter became."""
    if word[max(0, at - 1)] not in ARABIC:
        is_umlaut = place > 0 and token[place] == "E" and token[place - 1] in "AOU"
        return _LIKE if is_umlaut else 1.0
    return _SHORT if token[place] in "AEIOUY" or (place and token[place] == token[place - 1]) else 1.0

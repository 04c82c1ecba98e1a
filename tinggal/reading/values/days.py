"""Days as Indonesian and English documents write them, and as machines misread them."""

import re
from collections.abc import Iterator
from datetime import date

from tinggal.reading.values.found import Found

_MONTHS: dict[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "januari january jan januar janvier",
            "februari february feb pebruari peb februar fevrier",
            "maret march mar mrt marz mars",
            "april apr avril",
            "mei may mai",
            "juni june jun juin",
            "juli july jul juillet",
            "agustus august aug agt agu ags aout",
            "september sept sep septembre",
            "oktober october oct okt octobre",
            "november nov nopember nop novembre",
            "desember december dec des dezember decembre",
        ),
        start=1,
    )
    for name in names.split()
}
_MISREAD = str.maketrans({"0": "o", "1": "l", "|": "l", "5": "s", "é": "e", "û": "u", "ä": "a"})
_WORD = r"(?:[^\W\d_]|0(?=[a-z]))(?:[^\W_]|[|.]){1,9}?"
_PARTED = r"\s{0,2}[\s.,/\-–]?\s{0,2}"
_DAY_MONTH_YEAR = re.compile(rf"(?<!\d)(\d{{1,2}})(?:st|nd|rd|th)?{_PARTED}({_WORD}){_PARTED}((?:19|20)\d\d)(?!\d)")
_BILINGUAL = re.compile(rf"(?<!\d)(\d{{1,2}})\s?({_WORD})\s?/\s?{_WORD}\s?((?:19|20)\d\d)(?!\d)")
_MONTH_DAY_YEAR = re.compile(rf"(?<![^\W_])({_WORD})\s?(\d{{1,2}})(?:st|nd|rd|th)?,?\s?((?:19|20)\d\d)(?!\d)")
_NUMBERS = re.compile(r"(?<!\d)(\d{1,2})\s?([./\-])\s?(\d{1,2})\s?\2\s?((?:19|20)\d\d)(?!\d)")
_YEAR_FIRST = re.compile(r"(?<!\d)((?:19|20)\d\d)([./\-])(\d{1,2})\2(\d{1,2})(?!\d)")
_AMBIGUOUS = 0.85


def days_in(text: str) -> list[Found]:
    """Every day in a row, as an ISO day, in order. "05/04/2026" is the 5th of April, as everywhere but in the USA."""
    found: list[Found] = []
    for one in (*_in_words(text), *_in_numbers(text)):
        if not any(one.start < other.end and other.start < one.end for other in found):
            found.append(one)
    return sorted(found, key=lambda one: one.start)


def _in_words(text: str) -> Iterator[Found]:
    for pattern, at_day, at_month in ((_DAY_MONTH_YEAR, 1, 2), (_BILINGUAL, 1, 2), (_MONTH_DAY_YEAR, 2, 1)):
        for match in pattern.finditer(text):
            month = _month(match[at_month])
            if month:
                yield from _found(match, int(match[3]), month, int(match[at_day]))


def _in_numbers(text: str) -> Iterator[Found]:
    for match in _YEAR_FIRST.finditer(text):
        yield from _found(match, int(match[1]), int(match[3]), int(match[4]))
    for match in _NUMBERS.finditer(text):
        first, second, year = int(match[1]), int(match[3]), int(match[4])
        if second > 12:
            yield from _found(match, year, first, second)
        else:
            yield from _found(match, year, second, first, sure=_AMBIGUOUS if first <= 12 else 1.0)


def _found(match: re.Match[str], year: int, month: int, day: int, *, sure: float = 1.0) -> Iterator[Found]:
    try:
        yield Found(match.start(), match.end(), date(year, month, day).isoformat(), sure)
    except ValueError:
        return


def _month(word: str) -> int:
    """1 to 12, or 0 for a word that is no month. A short month must be exact, a long one may have one wrong sign."""
    plain = word.casefold().translate(_MISREAD).strip(".")
    if plain in _MONTHS:
        return _MONTHS[plain]
    near = [number for name, number in _MONTHS.items() if len(name) > 4 and _one_sign_apart(plain, name)]
    return near[0] if len(set(near)) == 1 else 0


def _one_sign_apart(one: str, other: str) -> bool:
    if len(one) == len(other):
        return sum(a != b for a, b in zip(one, other, strict=True)) <= 1
    shorter, longer = sorted((one, other), key=len)
    return len(longer) - len(shorter) == 1 and any(
        longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer))
    )

"""The numbers by which registers know people, companies and permits."""

import re
from collections.abc import Iterator

from tinggal.reading.values.found import Found

_DIGIT = "[0-9OoIl|]"
_AS_DIGITS = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})
_LONG = re.compile(rf"(?<![\w/\-])(?<!\d\.)({_DIGIT}(?:[ .\-]?{_DIGIT}){{12,15}})(?![\w/])")
_NPWP = re.compile(r"(?<!\d)(\d{2})[. ]?(\d{3})[. ]?(\d{3})[. ]?(\d)[\- .]?(\d{3})[. ]?(\d{3})(?!\d)")
_OWN = re.compile(r"(?<![\w/])([A-Z0-9][\w.\-]*(?:\s?/\s?[\w.\-]+)+)", re.I)
_LABEL = re.compile(r"^(?:NOMOR|NO\.|NO(?=[A-Z]\.))")  # the space after it was lost
_CODE = re.compile(r"(?<![\w/])([A-Z0-9][A-Z0-9\-]{4,19})(?![\w/])")
_PASSPORT = re.compile(r"(?<![A-Z0-9/])([A-Z0-9]{1,3}\s?\d{5,8}[A-Z0-9]{0,2})(?![A-Z0-9/])")
_MOST_PROVINCE, _FEMALE = 96, 40


def long_numbers_in(text: str) -> Iterator[Found]:
    """Runs of 13 to 16 digits, perhaps parted; the normal form is the digits."""
    for match in _LONG.finditer(text):
        digits = re.sub(r"[ .\-]", "", match[1]).translate(_AS_DIGITS)
        if sum(sign.isdigit() for sign in match[1]) >= len(digits) - 3:
            yield Found(match.start(1), match.end(1), digits)


def tax_numbers_in(text: str) -> Iterator[Found]:
    """NPWP of 15 digits in its usual punctuation, "01.234.567.8-901.000"; bare digits do not count."""
    for match in _NPWP.finditer(text):
        if not match[0].isdigit():
            yield Found(match.start(), match.end(), "".join(match.groups()))


def is_identity_number(digits: str) -> bool:
    """Whether 16 digits can be a NIK: province, and a day of birth to which 40 is added for women."""
    day, month = int(digits[6:8]), int(digits[8:10])
    return 11 <= int(digits[:2]) <= _MOST_PROVINCE and 1 <= day % _FEMALE <= 31 and day <= 71 and 1 <= month <= 12


def own_numbers_in(text: str) -> Iterator[Found]:
    """Numbers of letters, "B.3/12345/PK.04.01/VII/2025": parts with strokes between, and digits."""
    for match in _OWN.finditer(text):
        number = _LABEL.sub("", re.sub(r"\s", "", match[1]).rstrip(".-").upper())
        if any(sign.isdigit() for sign in number) and not re.fullmatch(r"[\d/]{8,10}", number):
            yield Found(match.start(1), match.end(1), number)


def is_manpower_number(number: str) -> bool:
    """Whether the number of a letter is one of the Ministry of Manpower (classification PK)."""
    return "/PK." in number or "/PK/" in number


def codes_in(text: str) -> Iterator[Found]:
    """Single words of capitals and digits with at least four digits: numbers of visas and permits."""
    for match in _CODE.finditer(text):
        if sum(sign.isdigit() for sign in match[1]) >= 4:
            yield Found(match.start(1), match.end(1), match[1])


def passport_numbers_in(text: str) -> Iterator[Found]:
    """What can be the number of a passport; only the words before it tell that it is one."""
    for match in _PASSPORT.finditer(text):
        yield Found(match.start(1), match.end(1), re.sub(r"\s", "", match[1]))

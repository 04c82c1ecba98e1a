"""Machine-readable lines of documents of size TD2, two of 36 characters (ICAO Doc 9303-6, section 4.2)."""

from dataclasses import dataclass
from datetime import date
from typing import Final, Self

from tinggal.checker.mrz_letters import components

PERMIT: Final = "IR"  # I: an official document; the second letter is the State's own choice
LINE: Final = 36
_NAME: Final = 31
_WEIGHTS: Final = (7, 3, 1)
_ALPHABET: Final = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_VALUES: Final = {sign: value for value, sign in enumerate(_ALPHABET)} | {"<": 0}


class BadMrz(ValueError):
    """The lines cannot be written with these data, or are not lines of this size."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The fields of two lines, without fillers; days as YYMMDD, empty where the lines leave them open."""

    code: str
    state: str
    surname: str
    given: str
    number: str
    nationality: str
    born: str
    sex: str
    until: str

    @classmethod
    def read(cls, lines: str) -> Self:
        """Take apart two lines of 36 characters, with a line break or without. Raises ``BadMrz``, also for a check
        digit that does not hold."""
        text = lines.replace("\n", "")
        if len(text) != 2 * LINE or not set(text) <= set(_VALUES):
            raise BadMrz("These are not two lines of 36 characters.")
        upper, lower = text[:LINE], text[LINE:]
        digits = ((lower[:9], 9), (lower[13:19], 19), (lower[21:27], 27), (_composite(lower), 35))
        if any(lower[place] != check_digit(field) for field, place in digits):
            raise BadMrz("A check digit in the machine-readable lines does not hold.")
        surname, _two, given = upper[5:].rstrip("<").partition("<<")
        return cls(
            code=_bare(upper[:2]), state=_bare(upper[2:5]), surname=_bare(surname), given=_bare(given),
            number=_bare(lower[:9]), nationality=_bare(lower[10:13]), born=_bare(lower[13:19]), sex=_bare(lower[20]),
            until=_bare(lower[21:27]),
        )  # fmt: skip


def td2(
    *,
    name: str,
    number: str,
    nationality: str,
    born_on: date | None,
    sex: str,
    until: date | None,
    state: str = "IDN",
    code: str = PERMIT,
) -> str:
    """The two lines of a permit with a line break between them.

    ``name`` is "SURNAME, GIVEN NAMES", or without comma all of it stands as one name. ``number``: up to nine letters
    and digits. ``nationality``: the code of Doc 9303-3, section 5 ("D" for Germany). ``sex`` other than F and M is left
    open, and so is an unknown birth. A permit without end has no ``until``: the Doc knows no such document, and the
    usual way is taken: six fillers, with 0 as their check digit. Raises ``BadMrz``.
    """
    if len(number) > 9 or not number or not set(number) <= set(_ALPHABET):
        raise BadMrz(f"{number!r} is no document number of up to nine letters and digits.")
    for short, length in ((state, 3), (nationality, 3), (code, 2)):
        if not 0 < len(short) <= length or not short.isascii() or not short.isupper():
            raise BadMrz(f"{short!r} is no code of capital letters.")
    upper = code.ljust(2, "<") + state.ljust(3, "<") + _name_field(name)
    fields = [number.ljust(9, "<"), _day(born_on), _day(until)]
    first, birth, expiry = (field + check_digit(field) for field in fields)
    lower = first + nationality.ljust(3, "<") + birth + (sex if sex in {"F", "M"} else "<") + expiry + "<" * 7
    return f"{upper}\n{lower}{check_digit(_composite(lower))}"


def check_digit(field: str) -> str:
    """The check digit over a field (Doc 9303-3, section 4.9). Raises ``KeyError`` for signs the lines do not have."""
    return str(sum(_VALUES[sign] * _WEIGHTS[at % 3] for at, sign in enumerate(field)) % 10)


def _name_field(name: str) -> str:
    """31 characters: surname, two fillers, given names. A name that is too long ends with a letter, not a filler, and
    shows at least the first letter of the given names (Doc 9303-6, 4.2.2.1 and 4.2.3)."""
    surname, comma, given = name.partition(",")
    first, second = [*components(surname)], [*components(given)]
    if comma and not first:
        first, second = second, []
    if not first:
        raise BadMrz("The name has no letter that machine-readable lines can show.")
    if second and len("<".join(first)) > _NAME - 3:
        first = "<".join(first)[: _NAME - 3].strip("<").split("<")
    text = _joined(first, second)
    while len(text) > _NAME and text[_NAME - 1] == "<" and _shorten(first, second):
        text = _joined(first, second)
    return text[:_NAME].ljust(_NAME, "<")


def _joined(first: list[str], second: list[str]) -> str:
    return "<".join(first) + ("<<" + "<".join(second) if second else "")


def _shorten(first: list[str], second: list[str]) -> bool:
    """Take the last letter from the longest part before the end, given names first; False if all are initials."""
    parts = next((parts for parts in (second[:-1], first) if any(len(part) > 1 for part in parts)), [])
    if not parts:
        return False
    longest = max(range(len(parts)), key=lambda at: len(parts[at]))
    (first if parts is first else second)[longest] = parts[longest][:-1]
    return True


def _day(day: date | None) -> str:
    return f"{day:%y%m%d}" if day else "<" * 6


def _composite(lower: str) -> str:
    return lower[:10] + lower[13:20] + lower[21:35]


def _bare(field: str) -> str:
    return field.rstrip("<").replace("<", " ")

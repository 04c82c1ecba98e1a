"""A simulated register of the watch list (cegah-tangkal). Everybody on it is invented (``watchlist.csv``).

A full register has exact years, half names and wrong spellings; so this one compares names word by word, in any order,
after writing both in plain Latin letters the way passports do (ICAO Doc 9303 part 3, section 6).
"""

import csv
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("watchlist.csv")
_ALIKE = 0.88  # about one letter in eight may differ
_ALIKE_BORN_THAT_DAY = 0.78
_PLAIN = str.maketrans(
    dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True))
    | {"ё": "e", "ж": "zh", "й": "i", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "ie", "ь": ""}
    | {"ю": "iu", "я": "ia", "і": "i", "ї": "i", "є": "ie", "ґ": "g"}
    | {"ß": "ss", "æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "đ": "d", "ð": "d", "ł": "l"}
    | {"þ": "th", "ı": "i", "œ": "oe"}
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One person. ``born`` is YYYY-MM-DD, or YYYY where the day is not known, or ""."""

    number: str
    names: tuple[tuple[str, ...], ...]
    born: str
    nationality: str
    passport: str


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that is similar, and in what: of "passport", "name", "birth date", "birth year", "nationality"."""

    number: str
    alike: tuple[str, ...]


def search(*, names: Sequence[str], birth_date: date | None, nationality: str, passport: str) -> list[Match]:
    """Everybody with this passport, or with a like name and no other date of birth, in the order of the register.

    Where the birth agrees a part of the name is enough; where it is not known the whole name must be alike.
    """
    asked = [words for name in names if (words := _words(name))]
    found = []
    for entry in _entries():
        alike = _alike(entry, asked, birth_date=birth_date, passport=passport)
        if alike:
            same_country = ("nationality",) if nationality and nationality == entry.nationality else ()
            found.append(Match(entry.number, (*alike, *same_country)))
    return found


def _alike(
    entry: Entry, asked: Sequence[tuple[str, ...]], *, birth_date: date | None, passport: str
) -> tuple[str, ...]:
    same_passport = ("passport",) if passport and _bare(passport) == _bare(entry.passport) else ()
    birth = _birth(entry.born, birth_date)
    if birth is None:
        return same_passport
    enough = _ALIKE_BORN_THAT_DAY if birth == ("birth date",) else _ALIKE
    pairs = [(one, other) for one in asked for other in entry.names]
    if any(_likeness(one, other) >= enough for one, other in pairs if birth or len(one) >= len(other)):
        return (*same_passport, "name", *birth)
    return same_passport


def _birth(born: str, birth_date: date | None) -> tuple[str, ...] | None:
    """What agrees about the birth; nothing where one side does not know it; None where it speaks against."""
    if not born or birth_date is None:
        return ()
    if not birth_date.isoformat().startswith(born):
        return None
    return ("birth date",) if len(born) == len("1990-01-30") else ("birth year",)


def _likeness(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """From 0 to 1: each word of the shorter name with the word most like it in the longer; a single word is no name."""
    shorter, longer = sorted((one, other), key=len)
    if len(shorter) < 2:
        return SequenceMatcher(None, shorter[0], longer[0]).ratio() if len(longer) == 1 else 0.0
    left = list(longer)
    total = 0.0
    for word in shorter:
        ratio, closest = max((SequenceMatcher(None, word, candidate).ratio(), candidate) for candidate in left)
        left.remove(closest)
        total += ratio
    return total / len(shorter)


def _words(name: str) -> tuple[str, ...]:
    """The words of a name in plain small letters: "Grünfeld, Hans-Jörg" → ("gruenfeld", "hans", "joerg")."""
    plain = unicodedata.normalize("NFC", name).casefold().translate(_PLAIN)
    letters = "".join(letter for letter in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(letter))
    return tuple("".join(letter if letter.isalpha() else " " for letter in letters).split())


def _bare(passport: str) -> str:
    return "".join(letter for letter in passport.upper() if letter.isalnum())


@cache
def _entries() -> tuple[Entry, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            Entry(
                number=row["number"],
                names=tuple(_words(name) for name in row["names"].split("|")),
                born=row["birth_date"],
                nationality=row["nationality"],
                passport=row["passport"],
            )
            for row in csv.DictReader(file)
        )

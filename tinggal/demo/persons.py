"""Invented foreigners: the same number always gives the same person, with a name as in a passport and in own script."""

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from random import Random

from tinggal.catalogue.countries import country

_TABLE = Path(__file__).with_name("persons.csv")
_WITHOUT_SPACE = frozenset({"CHN", "JPN", "KOR"})


@dataclass(frozen=True, slots=True)
class Person:
    """``native`` is the name in the person's own letters, "" where those are Latin without signs."""

    number: int
    surname: str
    given: str
    native: str
    sex: str
    nationality: str
    birth_place: str
    birth_date: date
    passport: str
    issued_on: date
    expires_on: date

    @property
    def name(self) -> str:
        """As a form asks for it: surname and given names."""
        return f"{self.surname} {self.given}"

    @property
    def login(self) -> str:
        """The part of the mail address before the @."""
        return f"{self.given.split()[0]}.{self.surname.split()[-1]}.{self.number:03d}".lower()


@dataclass(frozen=True, slots=True)
class _Names:
    nationality: str
    sex: str
    surnames: tuple[str, ...]
    given: tuple[str, ...]
    places: tuple[str, ...]


def person(number: int, *, today: date, passport_days: int = 0) -> Person:
    """The invented person of this number. The passport ends ``passport_days`` from today; 0 = some years from now."""
    chance = Random(f"person {number}")  # noqa: S311  a game of names, not a secret
    names = _all_names()[number % len(_all_names())]
    surname, native_surname = _both(chance.choice(names.surnames))
    given, native_given = _both(chance.choice(names.given))
    last_day = today + timedelta(days=passport_days or chance.randint(1400, 3000))
    return Person(
        number=number,
        surname=surname,
        given=given,
        native=_native(names.nationality, native_surname, native_given),
        sex=names.sex,
        nationality=names.nationality,
        birth_place=chance.choice(names.places),
        birth_date=date(chance.randint(1962, 2003), chance.randint(1, 12), chance.randint(1, 28)),
        passport=f"{chance.choice('ABCEGKLMNPRTX')}{chance.choice('ABCEGKLMNPRTX')}{chance.randint(0, 9_999_999):07d}",
        issued_on=last_day - timedelta(days=3650),
        expires_on=last_day,
    )


def mrz_nationality(one: Person) -> str:
    """The country code as the machine-readable lines have it: "D" for Germany."""
    return country(one.nationality).mrz


def _native(nationality: str, surname: str, given: str) -> str:
    if not surname and not given:
        return ""
    return f"{surname}{given}" if nationality in _WITHOUT_SPACE else f"{given} {surname}"


def _both(written: str) -> tuple[str, str]:
    latin, _, native = written.partition("=")
    return latin, native


@cache
def _all_names() -> tuple[_Names, ...]:
    with _TABLE.open(encoding="utf-8", newline="") as file:
        return tuple(
            _Names(
                row["nationality"],
                row["sex"],
                tuple(row["surnames"].split("|")),
                tuple(row["given"].split("|")),
                tuple(row["places"].split("|")),
            )
            for row in csv.DictReader(file)
        )

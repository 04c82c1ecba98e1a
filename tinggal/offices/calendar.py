"""The days on which offices are closed: reviewed years from our table, other years from the holidays library."""

import threading
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Literal

import holidays

from tinggal.lib.workdays import Calendar
from tinggal.offices.tables import read_table

Kind = Literal["national", "joint_leave"]

FIRST_YEAR, LAST_YEAR = 2011, 2045
_TURN = threading.Lock()  # the library works out a year when it is first asked, and a second thread finds half of it
_LIBRARY_CATEGORIES: dict[Kind, str] = {"national": "public", "joint_leave": "government"}


@dataclass(frozen=True, slots=True)
class ClosedDay:
    """A national holiday or a day of joint leave (cuti bersama) in one year.

    ``province`` is "" for the whole country. ``reviewed`` is false for a day nobody here has compared with the
    decree of the three ministers (SKB 3 Menteri); such days are calculated or announced, and can still move.
    """

    on: date
    name_id: str
    name_en: str
    kind: Kind
    province: str
    source: str
    reviewed: bool


@cache
def _table() -> tuple[ClosedDay, ...]:
    return tuple(
        ClosedDay(
            on=date.fromisoformat(row["date"]),
            name_id=row["name_id"],
            name_en=row["name_en"],
            kind="joint_leave" if row["kind"] == "joint_leave" else "national",
            province=row["province"],
            source=row["source"],
            reviewed=True,
        )
        for row in read_table("holidays")
    )


@cache
def _library(category: str, language: str) -> holidays.HolidayBase:
    return holidays.country_holidays("ID", categories=(category,), language=language)


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]


def from_library(year: int) -> tuple[ClosedDay, ...]:
    """What the library knows of a year. Joint leave is empty until the ministers have announced it."""
    with _TURN:
        return _asked(year)


@cache
def _asked(year: int) -> tuple[ClosedDay, ...]:
    return tuple(
        ClosedDay(
            on=day,
            name_id=_library(category, "id")[day],
            name_en=_library(category, "en_US")[day],
            kind=kind,
            province="",
            source=f"holidays library, {category}",
            reviewed=False,
        )
        for kind, category in _LIBRARY_CATEGORIES.items()
        for day in _days_of(year)
        if day in _library(category, "id")
    )


@cache
def reviewed_years() -> frozenset[int]:
    """The years of our own table: complete, and compared with the decrees."""
    return frozenset(day.on.year for day in _table())


def closed_days(year: int, *, province: str = "") -> tuple[ClosedDay, ...]:
    """The closed days of a year in order, for the whole country and, if a province code is given, also there."""
    known: Iterable[ClosedDay] = _table() if year in reviewed_years() else from_library(year)
    here = (day for day in known if day.on.year == year and day.province in {"", province})
    return tuple(sorted(here, key=lambda day: day.on))


@cache
def working_days(province: str = "") -> Calendar:
    """The calendar by which deadlines run, for 2011 to 2045: holidays and joint leave are not working days.

    ``province`` is the place for regional holidays; the table holds none yet.
    """
    years = range(FIRST_YEAR, LAST_YEAR + 1)
    return Calendar({day.on: day.name_en for year in years for day in closed_days(year, province=province)})

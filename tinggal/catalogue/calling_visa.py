"""Nationalities under calling-visa review by date (``tables/calling_visa.csv``).

Reaches back to 23 November 2020, when the service reopened. Niger and Pakistan stood on lists of 2012 to 2022 with
unknown last days; they are left out, because only extensions since 30 August 2023 read this table.
"""

from dataclasses import dataclass
from datetime import date

from tinggal.catalogue.countries import country
from tinggal.catalogue.rows import Row, day_or_none, filled, in_force, read, words

COLUMNS = "nationality valid_from valid_until law source unverified"


@dataclass(frozen=True, slots=True)
class CallingVisa:
    """One nationality on the list, from ``valid_from`` to ``valid_until`` (None = still)."""

    nationality: str
    valid_from: date
    valid_until: date | None
    law: str
    source: str
    unverified: tuple[str, ...]


def calling_visa_of(row: Row) -> CallingVisa:
    """One row of the table; raises ``LookupError`` for a nationality that does not exist."""
    filled(row, "law", "source")
    return CallingVisa(
        nationality=country(row["nationality"]).code,
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_until=day_or_none(row["valid_until"]),
        law=row["law"],
        source=row["source"],
        unverified=words(row["unverified"]),
    )


CALLING_VISA: tuple[CallingVisa, ...] = read("calling_visa", columns=COLUMNS, into=calling_visa_of)


def is_calling_visa(nationality: str, *, on: date) -> bool:
    """Whether people of this nationality are under calling-visa review on a day."""
    return any(
        entry.nationality == nationality and in_force(since=entry.valid_from, until=entry.valid_until, on=on)
        for entry in CALLING_VISA
    )


def calling_visa_countries(*, on: date) -> tuple[str, ...]:
    """The names of the countries on the list of a day, in the reader's language and in its alphabetical order."""
    listed = {one.nationality for one in CALLING_VISA if in_force(since=one.valid_from, until=one.valid_until, on=on)}
    return tuple(sorted(str(country(code).name) for code in listed))

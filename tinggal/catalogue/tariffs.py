"""The state's tariffs (PNBP) by date: PP 28/2019, and PP 45/2024 from 17 December 2024 (``tables/tariffs.csv``)."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext_noop

from tinggal.catalogue.rows import Row, day_or_none, filled, in_force, read, words
from tinggal.catalogue.words import Words, in_parts

COLUMNS = "code category period name_id name_en unit amount valid_from valid_until law conflict note source unverified"
UNITS = frozenset({"person", "application", "card", "person per day"})

# Written out for the collector of words: the parts of the lines that people pay, as pages translate them.
PARTS = (
    gettext_noop("Limited stay permit (ITAS)"),
    gettext_noop("Permanent stay permit (ITAP)"),
    gettext_noop("Visit stay permit"),
    gettext_noop("Re-entry permit (IMK)"),
    gettext_noop("Exit permit only"),
    gettext_noop("Replacement of a damaged or lost stay permit card"),
    gettext_noop("Report of a change of civil or immigration status"),
    *(gettext_noop("7 days"), gettext_noop("14 days"), gettext_noop("30 days"), gettext_noop("60 days")),
    *(gettext_noop("90 days"), gettext_noop("180 days"), gettext_noop("6 months"), gettext_noop("1 year")),
    *(gettext_noop("2 years"), gettext_noop("4 years"), gettext_noop("5 years"), gettext_noop("10 years")),
    gettext_noop("unlimited"),
)


class NoTariff(LookupError):
    """The law in force on that day has no tariff for this; the text says which day and what was asked for."""


@dataclass(frozen=True, slots=True)
class Tariff:
    """One line of a tariff regulation. ``amount`` is whole rupiah for one ``unit``.

    ``period`` is "12m" (months), "30d" (days), "unlimited", or "" where the tariff has no length. ``conflict`` tells
    of a source that contradicts this line; ``unverified`` names the columns that rest on weak sources.
    """

    code: str
    category: str
    period: str
    name: Words
    legal_name: str
    unit: str
    amount: int
    valid_from: date
    valid_until: date | None
    law: str
    conflict: str
    note: str
    source: str
    unverified: tuple[str, ...]


def tariff_of(row: Row) -> Tariff:
    """One row of the table; ``ValueError`` says what is wrong with it."""
    filled(row, "code", "category", "name_id", "name_en", "law", "source")
    period = row["period"]
    if period not in ("", "unlimited") and not (period[:-1].isdigit() and period[-1] in "dm"):
        raise ValueError(f"{period!r} is not a period such as 12m or 30d.")
    if row["unit"] not in UNITS:
        raise ValueError(f"{row['unit']!r} is not a unit: {', '.join(sorted(UNITS))}.")
    amount = int(row["amount"])
    since, until = date.fromisoformat(row["valid_from"]), day_or_none(row["valid_until"])
    if amount <= 0 or (until and until < since):
        raise ValueError("The amount must be above zero and the days must rise.")
    return Tariff(
        code=row["code"],
        category=row["category"],
        period=period,
        name=in_parts(english=row["name_en"], indonesian=row["name_id"]),
        legal_name=row["name_id"],
        unit=row["unit"],
        amount=amount,
        valid_from=since,
        valid_until=until,
        law=row["law"],
        conflict=row["conflict"],
        note=row["note"],
        source=row["source"],
        unverified=words(row["unverified"]),
    )


TARIFFS: tuple[Tariff, ...] = read("tariffs", columns=COLUMNS, into=tariff_of)


def tariff(code: str, *, on: date) -> Tariff:
    """The tariff with this code in force on a day, such as "ITAS-12M" or "EPO"; ``NoTariff`` when there is none."""
    for line in TARIFFS:
        if line.code == code and in_force(since=line.valid_from, until=line.valid_until, on=on):
            return line
    raise NoTariff(f"No tariff {code} was in force on {on}.")

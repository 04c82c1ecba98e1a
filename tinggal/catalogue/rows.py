"""Reads the long flat tables of the catalogue, and refuses a broken row with its file and line."""

import csv
from collections.abc import Callable
from datetime import date
from importlib.resources import files
from typing import TypeVar

Row = dict[str, str]
T = TypeVar("T")


class BrokenRow(Exception):
    """A row of a table that cannot be right: found when the program starts. The text names file and line."""


def read(table: str, *, columns: str, into: Callable[[Row], T]) -> tuple[T, ...]:
    """Every row of ``tables/<table>.csv``, made by ``into``; ``columns`` is the header, names separated by spaces.

    Raises ``BrokenRow`` for another header, a row of another width, and whatever ``into`` finds wrong
    (``ValueError`` or ``LookupError``).
    """
    text = files(__package__).joinpath("tables", f"{table}.csv").read_text(encoding="utf-8")
    reader = csv.reader(text.splitlines())
    header = next(reader)
    if header != columns.split():
        raise BrokenRow(f"{table}.csv: the columns must be {columns}, not {' '.join(header)}.")
    made = []
    for cells in reader:
        try:
            made.append(into(dict(zip(header, cells, strict=True))))
        except (ValueError, LookupError) as wrong:
            raise BrokenRow(f"{table}.csv, line {reader.line_num}: {wrong}") from wrong
    return tuple(made)


def words(text: str) -> tuple[str, ...]:
    """A cell that holds several values, separated by ``|``."""
    return tuple(text.split("|")) if text else ()


def claim(text: str) -> bool:
    """A cell that says yes or no; ``ValueError`` for anything else."""
    if text not in ("yes", "no"):
        raise ValueError(f"{text!r} is neither yes nor no.")
    return text == "yes"


def day_or_none(text: str) -> date | None:
    """A day as YYYY-MM-DD, or None for an empty cell."""
    return date.fromisoformat(text) if text else None


def filled(row: Row, *names: str) -> None:
    """``ValueError`` when one of these cells is empty."""
    if empty := [name for name in names if not row[name]]:
        raise ValueError(f"Please fill in {', '.join(empty)}.")


def in_force(*, since: date, until: date | None, on: date) -> bool:
    """Whether a day lies between the first and the last day of a row, both included; no last day = still in force."""
    return since <= on and (until is None or on <= until)

"""The invented world the registers know: the tables beside this file, and whatever was entered by hand or by the demo.

Days in the tables are counted from today, so that the world does not grow old. Numbers are found without their signs
and spaces. The tables hold the passport of the specimen in ICAO Doc 9303 for any nationality.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from django.utils import timezone

from tinggal.simulators.models import SimulatedRecord
from tinggal.simulators.watchlist import search

Record = dict[str, str]
FOUND_BY: Mapping[str, str] = {
    "population": "nik",
    "tax": "npwp",
    "legal_bodies": "name",
    "businesses": "nib",
    "manpower": "number",
    "crossings": "passport",
}
"""Register → the field of a question by which its records are found; the watch list is searched otherwise."""
NAMES = (*FOUND_BY, "watchlist")


@dataclass(frozen=True, slots=True)
class Company:
    """One invented company or institution with its numbers in three registers."""

    name: str
    nib: str
    npwp: str
    decision: str
    address: str
    status: str


def look_up(register: str, asked: Mapping[str, object]) -> Record | None:
    """The record this question is about; None where nothing is known. Raises ``KeyError`` for no such register."""
    if register == "watchlist":
        return _listed(asked)
    number = _bare(str(asked.get(FOUND_BY[register], "")))
    entered = SimulatedRecord.objects.filter(register=register, number=number).first()
    if entered:
        return dict(entered.record)
    return _world(register, timezone.localdate()).get(number)


def enter(register: str, number: str, record: Mapping[str, str]) -> None:
    """Write or rewrite one record; it comes before the invented world. Raises ``KeyError`` for no such register."""
    SimulatedRecord.objects.update_or_create(
        register=register, number=_bare(number), defaults={"record": {FOUND_BY[register]: number, **record}}
    )


@cache
def companies() -> tuple[Company, ...]:
    """Every company of the invented world."""
    return tuple(Company(**row) for row in _rows("companies"))


def company_named(name: str) -> Company:
    """An invented company with its numbers. Raises ``KeyError``."""
    return {one.name: one for one in companies()}[name]


def npwp_as_printed(npwp: str) -> str:
    """Fifteen digits as on the card: 01.345.678.9-012.000."""
    return f"{npwp[:2]}.{npwp[2:5]}.{npwp[5:8]}.{npwp[8]}-{npwp[9:12]}.{npwp[12:]}"


def nik_of(name: str) -> str:
    """The number of an invented person. Raises ``KeyError``."""
    return {row["name"]: row["nik"] for row in _rows("people")}[name]


def _listed(asked: Mapping[str, object]) -> Record | None:
    names, born = asked.get("names"), str(asked.get("born") or "")
    matches = search(
        names=[str(name) for name in names] if isinstance(names, list) else [],
        birth_date=date.fromisoformat(born) if born else None,
        nationality=str(asked.get("nationality", "")),
        passport=str(asked.get("passport", "")),
    )
    entries = "; ".join(f"{match.number}: {', '.join(match.alike)}" for match in matches)
    return {"entries": entries} if entries else None


@cache
def _world(register: str, today: date) -> Mapping[str, Record]:
    """Bare number → record, as the register would show it ``today``."""
    if register in ("tax", "legal_bodies", "businesses"):
        rows = [_record_of(one, register) for one in companies()]
    else:
        table = {"population": "people", "manpower": "plans", "crossings": "crossings"}[register]
        rows = [_on_days(row, today) for row in _rows(table)]
    return {_bare(row[FOUND_BY[register]]): row for row in rows}


def _record_of(one: Company, register: str) -> Record:
    number = {"tax": "npwp", "legal_bodies": "decision", "businesses": "nib"}[register]
    record = {"name": one.name, number: str(getattr(one, number)), "address": one.address, "status": one.status}
    # A licence can be suspended while the legal body stands; what is dissolved stands nowhere.
    return record | ({"status": "active"} if one.status == "suspended" and register != "businesses" else {})


def _on_days(row: Record, today: date) -> Record:
    """``entered_days`` of -40 becomes ``entered_on``; the others lose their suffix likewise."""
    record = {name: value for name, value in row.items() if not name.endswith("_days")}
    for name in ("entered_days", "left_days", "valid_days"):
        if row.get(name):
            ours = {"entered_days": "entered_on", "left_days": "left_on", "valid_days": "valid_until"}[name]
            record[ours] = (today + timedelta(days=int(row[name]))).isoformat()
    return record


@cache
def _rows(table: str) -> tuple[Record, ...]:
    with Path(__file__).with_name(f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return tuple(dict(row) for row in csv.DictReader(file))


def _bare(number: str) -> str:
    return "".join(sign for sign in number.upper() if sign.isalnum())[:120]

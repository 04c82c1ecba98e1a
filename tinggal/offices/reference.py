"""Fills an empty database with the known provinces, regencies and offices, and says what differs in a full one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db import models, transaction

from tinggal.journal.record import Doer, record
from tinggal.offices.models import Competence, Office, Province, Regency
from tinggal.offices.tables import read_table

DIRECTORATE = "DIT"
_COMPARED = ("name", "klass", "city", "seat_id", "province_id", "parent_id", "address", "phone", "email", "website")


@dataclass(slots=True)
class Loaded:
    """What a loading did: rows added by table, and where the database differs from our tables and was kept."""

    added: dict[str, int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)


@transaction.atomic
def load(*, by: Doer) -> Loaded:
    """Create what is missing. Rows that exist are never written, so whatever an administrator changed stays."""
    loaded = Loaded()
    _create(loaded, "provinces", _provinces(), key="code")
    _create(loaded, "regencies", _regencies(), key="code")
    zones = dict(Province.objects.values_list("code", "time_zone"))
    _create(loaded, "directorate", _offices("directorate", Office.Kind.DIRECTORATE, zones), key="code")
    _create(loaded, "kanwil", _offices("kanwil", Office.Kind.KANWIL, zones), key="code")
    _create(loaded, "kanim", _offices("offices", Office.Kind.KANIM, zones), key="code")
    _create(loaded, "competences", _competences(), key="regency_id")
    if any(loaded.added.values()):
        record("reference.loaded", subject="reference/offices", by=by, data=loaded.added)
    return loaded


def _create(loaded: Loaded, name: str, rows: Iterable[models.Model], *, key: str) -> None:
    rows = list(rows)
    table = type(rows[0])._default_manager
    there = {getattr(row, key): row for row in table.all()}
    missing = [row for row in rows if getattr(row, key) not in there]
    table.bulk_create(missing, ignore_conflicts=True)  # two machines may start at the same moment
    loaded.added[name] = len(missing)
    compared = ("office_id",) if key == "regency_id" else _COMPARED
    for row in rows:
        if found := there.get(getattr(row, key)):
            loaded.kept += [
                f"{name} {getattr(row, key)}: {column.removesuffix('_id')} is {getattr(found, column)!r}"
                f" here, {getattr(row, column)!r} in the table"
                for column in compared
                if hasattr(row, column) and getattr(found, column) != getattr(row, column)
            ]


def _provinces() -> Iterable[Province]:
    for row in read_table("provinces"):
        yield Province(code=row["code"], name=row["name"], time_zone=row["time_zone"], source=row["source"])


def _regencies() -> Iterable[Regency]:
    for row in read_table("regencies"):
        yield Regency(code=row["code"], name=row["name"], province_id=row["province"], source=row["source"])


def _offices(table: str, kind: Office.Kind, zones: dict[str, str]) -> Iterable[Office]:
    parents = {office.code: office for office in Office.objects.exclude(kind=Office.Kind.KANIM)}
    for row in read_table(table):
        parent = parents.get(row.get("parent") or DIRECTORATE) if kind != Office.Kind.DIRECTORATE else None
        opened = row.get("opened_on")
        yield Office(
            code=row["code"],
            name=row["name"],
            kind=kind,
            klass=row.get("klass", ""),
            city=row["city"],
            seat_id=row["seat"] or None,
            province_id=row["province"],
            parent=parent,
            path=f"{parent.path}/{row['code']}" if parent else row["code"],
            address=row.get("address", ""),
            phone=row.get("phone", ""),
            email=row.get("email", ""),
            website=row.get("website", ""),
            time_zone=zones[row["province"]],
            opened_on=date.fromisoformat(opened) if opened else None,
            unverified=row["unverified"] == "yes",
            source=row["source"],
            note=row.get("note", ""),
        )


def _competences() -> Iterable[Competence]:
    offices = dict(Office.objects.values_list("code", "pk"))
    for row in read_table("competence"):
        yield Competence(
            regency_id=row["regency"],
            office_id=offices[row["office"]],
            derived=row["derived"] == "yes",
            source=row["basis"],
        )

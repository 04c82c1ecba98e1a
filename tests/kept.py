"""What a test begins with is done once, by the real code; later tests get copies of the rows and files it left.

Copies keep the numbers of the first time, which no sequence gives out again. A copy is good only where all was as it
was then: what was done before in the same test, the day, the keys. Elsewhere the real code does it.
"""

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

# The queue's diary is written by triggers of its other table.
BY_TRIGGERS = ("procrastinate_events",)


class Row(NamedTuple):
    """Where one version of one row lies."""

    table: str
    key: str
    place: str


@dataclass(frozen=True, slots=True)
class Kept:
    """What was left behind: the way to put the rows in, the rows, the files, and what was returned."""

    put: str
    rows: tuple[str, ...]
    files: dict[str, bytes]
    made: Any


@dataclass(frozen=True, slots=True)
class Table:
    """The column of its key; all columns, but for those that are computed or name the running transaction."""

    key: str
    columns: tuple[str, ...]

    def put(self, name: str) -> str:
        """Add rows, or put them in the place of those they are newer versions of."""
        columns, newer = ", ".join(self.columns), ", ".join(f"EXCLUDED.{column}" for column in self.columns)
        return (
            f"INSERT INTO {name} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{name}, %s)"
            f" ON CONFLICT ({self.key}) DO UPDATE SET ({columns}) = ROW ({newer})"
        )


_kept: dict[Hashable, Kept] = {}
_done: list[Hashable] = []
_after: list[Hashable] = []


def begin_anew() -> None:
    """A test begins: nothing is done yet."""
    _done.clear()
    _after.clear()


def once(what: Hashable, do: Callable[[], Any]) -> Any:
    """What ``do`` returns, with database and files as it leaves them; it may take nothing away.

    For what depends on nothing else that a test does. The second of a kind in one test is another than the first.
    """
    return _as_kept((what, _done.count(what)), what, do)


def once_after(what: Hashable, do: Callable[[], Any]) -> Any:
    """As ``once``, for what depends on everything that came about by this function before, in the same test."""
    _after.append(what)
    return _as_kept(tuple(_after), what, do)


def _as_kept(key: Hashable, what: Hashable, do: Callable[[], Any]) -> Any:
    if not connection.in_atomic_block:
        return do()
    key = (key, timezone.localdate(), *settings.VAULT_KEYS, settings.BLIND_INDEX_KEY)
    if kept := _kept.get(key):
        _put(kept)
    else:
        kept = _kept[key] = _watched(do)
    _done.append(what)
    return kept.made


def _watched(do: Callable[[], Any]) -> Kept:
    tables, rows, files = _tables(), _rows(), _files()
    made = do()
    now, put, contents = _rows(), [], []
    gone = {(row.table, row.key) for row in rows} - {(row.table, row.key) for row in now}
    assert not gone, f"Nothing may be taken away: {gone}"
    for name in sorted({row.table for row in now - rows}):
        with connection.cursor() as cursor:
            places = [row.place for row in now - rows if row.table == name]
            cursor.execute(f"SELECT json_agg(t)::text FROM {name} t WHERE ctid = ANY(%s::tid[])", [places])
            contents.append(cursor.fetchone()[0])
        put.append(tables[name].put(name))
    return Kept(
        "; ".join(put), tuple(contents), {name: (_folder() / name).read_bytes() for name in _files() - files}, made
    )


def _put(kept: Kept) -> None:
    for name, content in kept.files.items():
        (_folder() / name).parent.mkdir(parents=True, exist_ok=True)
        (_folder() / name).write_bytes(content)
    if kept.put:
        with connection.cursor() as cursor:
            cursor.execute(kept.put, kept.rows)


@cache
def _tables() -> dict[str, Table]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT c.oid::regclass::text, max(quote_ident(a.attname)) FILTER (WHERE a.attnum = i.indkey[0]),"
            " array_agg(quote_ident(a.attname)) FROM pg_class c"
            " JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary"
            " JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''"
            " LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum"
            " WHERE c.relkind = 'r' AND c.relnamespace = 'public'::regnamespace"
            " AND coalesce(pg_get_expr(d.adbin, d.adrelid), '') NOT LIKE '%pg_current_xact_id%' GROUP BY c.oid"
        )
        found = {name: Table(key, tuple(columns)) for name, key, columns in cursor.fetchall()}
    return {name: table for name, table in found.items() if name not in BY_TRIGGERS}


@cache
def _every_row() -> str:
    return " UNION ALL ".join(
        f"SELECT '{name}', {table.key}::text, ctid::text FROM {name}"
        " WHERE xmin::text::bigint >= pg_current_xact_id()::text::bigint % 4294967296"
        for name, table in _tables().items()
    )


def _rows() -> set[Row]:
    """Those written by this test, whose transaction is the first of all that are its parts."""
    with connection.cursor() as cursor:
        cursor.execute(_every_row())
        return {Row(*found) for found in cursor.fetchall()}


def _folder() -> Path:
    return Path(default_storage.location)


def _files() -> set[str]:
    return {str(file.relative_to(_folder())) for file in _folder().rglob("*") if file.is_file()}

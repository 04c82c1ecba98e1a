"""Finds files in the vault that no row of any table names: left by a rolled back transaction or a killed worker."""

import logging
from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.apps import apps
from django.core.files.storage import default_storage
from django.db.models import Model

from tinggal.intake import vault

_log = logging.getLogger(__name__)
_YOUNGEST = timedelta(days=2)
_FOLDER = "vault"
_ALWAYS, _SHARE = 20, 20  # so many, or one in so many, can be leftovers


class TooManyOrphans(Exception):
    """So many files without a row are no leftovers: the database is not the one these files belong to."""


def sweep(*, now: datetime) -> int:
    """Remove orphans more than two days old; says how many. Younger ones may still get their row.

    Raises:
        TooManyOrphans: more than a twentieth of all files; nothing was removed.
    """
    files, found = 0, []
    for folder in _folders():
        places = _files_in(folder)
        files += len(places)
        found += list(_orphans(folder, places, now=now))
    if len(found) > max(_ALWAYS, files // _SHARE):
        raise TooManyOrphans(f"{len(found)} of {files} files have no row; the first is {found[0]}")
    for place in found:
        vault.remove(place)
    if found:
        _log.info("Removed %s files that nothing names", len(found))
    return len(found)


def columns() -> list[tuple[type[Model], str]]:
    """Every column that names a file in the vault: by the rule of the house it is called "stored" or "…_stored"."""
    return [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.name == "stored" or field.name.endswith("_stored")
    ]


def _orphans(folder: str, places: Sequence[str], *, now: datetime) -> Iterator[str]:
    named = set(_named_in(f"{_FOLDER}/{folder}/"))
    return (place for place in places if place not in named and _is_old(place, now=now))


def _named_in(folder: str) -> Iterator[str]:
    for model, column in columns():
        rows = model._base_manager.filter(**{f"{column}__startswith": folder})
        yield from rows.values_list(column, flat=True).iterator()


def _folders() -> list[str]:
    try:
        return sorted(default_storage.listdir(_FOLDER)[0])
    except FileNotFoundError:
        return []


def _files_in(folder: str) -> list[str]:
    return [f"{_FOLDER}/{folder}/{name}" for name in default_storage.listdir(f"{_FOLDER}/{folder}")[1]]


def _is_old(place: str, *, now: datetime) -> bool:
    try:
        return default_storage.get_modified_time(place) < now - _YOUNGEST
    except FileNotFoundError:  # removed since we looked
        return False

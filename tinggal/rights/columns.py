"""How rows of a table stand in a copy: some of their columns, the oldest first."""

from typing import Any

from django.db.models import QuerySet

Told = dict[str, Any]


def columns(found: QuerySet[Any], *names: str) -> list[Told]:
    """These columns of what was found. ``office__name`` reaches into another table, and is called ``office_name``."""
    return [
        {name.replace("__", "_"): value for name, value in row.items()} for row in found.order_by("pk").values(*names)
    ]

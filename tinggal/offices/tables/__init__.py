"""Reads the reviewed tables beside this file: law and geography that are long and flat."""

import csv
from pathlib import Path

_FOLDER = Path(__file__).parent


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of ``<name>.csv``, every cell as text, empty cells as ""."""
    with (_FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))

"""Runs a command beside a fresh, empty PostgreSQL that vanishes afterwards: ``… with_database -- command arguments``.

The server is a careful one, as in daily use, so that measurements are honest. Files and keys go to a fresh folder too,
unless ``TINGGAL_HOME`` names one; with ``DATABASE_URL`` set, that database is used and nothing is started.
"""

import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from tinggal.launch.foreground import run_in_foreground
from tinggal.launch.places import database
from tinggal.launch.refusals import CannotStart


def main(arguments: Sequence[str]) -> int:
    """The command's exit code, or 1 when the database cannot be started."""
    command = list(arguments[1:] if arguments[:1] == ["--"] else arguments)
    if not command:
        print("Say which command to run: python -m tinggal.launch.with_database -- command …", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory(prefix="tinggal-") as place:
        try:
            with database(Path(place) / "postgres") as environment:
                return run_in_foreground(command, environment={"TINGGAL_HOME": f"{place}/home"} | environment)
        except CannotStart as refusal:
            print(refusal, file=sys.stderr)
            return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

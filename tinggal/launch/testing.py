"""What ``./test`` runs: pytest against a private PostgreSQL, or against the one named by ``DATABASE_URL``.

The journeys in a browser take as long as half of all others and are left out, unless ``--all`` or a name asks for them.
With ``--all`` pytest tries in full, too, what it tries in part otherwise (``tests/sampled.py``).
"""

import sys
from collections.abc import Sequence
from pathlib import Path

from tinggal.launch.foreground import run_in_foreground
from tinggal.launch.places import database, home_folder
from tinggal.launch.postgres import start_for_tests
from tinggal.launch.postgres.programs import find_programs
from tinggal.launch.refusals import CannotStart
from tinggal.lib.env import Environment

EVERYTHING = "--all"
WITHOUT_JOURNEYS = ("-m", "not journey")
# The tests start hundreds of processes, which all would compile the same code anew.
COMPILES_ONCE = {"PYTHONDONTWRITEBYTECODE": ""}
# Not file by file: in each process tests that commit come last, because emptying the tables takes the reference data.
TWO_PROCESSES = ("-n", "2")
# Whoever says one of these has decided how many processes to use; a debugger needs exactly one.
SAYS_HOW_MANY = ("-n", "--numprocesses", "--pdb", "--trace", "--co", "--collect-only", "-h", "--help", "--version")


def main(arguments: Sequence[str]) -> int:
    """Pytest's exit code, or 1 when the database cannot be started."""
    try:
        folder = tests_folder()
        with database(folder / "postgres", starter=start_for_tests) as environment:
            command = [sys.executable, "-m", "pytest", *with_processes(with_or_without_journeys(arguments))]
            ours = {"TINGGAL_HOME": str(folder / "home")} | COMPILES_ONCE
            code = run_in_foreground(command, environment=environment | ours)
    except CannotStart as refusal:
        print(refusal, file=sys.stderr)
        return 1
    if WITHOUT_JOURNEYS[1] in with_or_without_journeys(arguments):
        print("Left out: the journeys in a browser, which run with ./test --all, or alone with ./test tests/journeys.")
        print("Of every address, odd value and role a part was tried; all of it with ./test --all.")
    return code


def tests_folder() -> Path:
    """One folder per kind of server: data made by one version cannot be read by another, and several are tested."""
    kind = "elsewhere" if Environment().text("DATABASE_URL", "") else f"postgresql-{find_programs().major}"
    folder = home_folder() / "tests" / kind
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def with_or_without_journeys(arguments: Sequence[str]) -> list[str]:
    """All tests where ``--all`` stands; what was named or marked; otherwise all but the journeys."""
    named = any(argument.startswith(("-m", "tests/journeys", EVERYTHING)) for argument in arguments)
    return list(arguments) if named else [*WITHOUT_JOURNEYS, *arguments]


def with_processes(arguments: Sequence[str]) -> list[str]:
    """Two processes unless the arguments say otherwise."""
    if any(argument.startswith(SAYS_HOW_MANY) for argument in arguments):
        return list(arguments)
    return [*TWO_PROCESSES, *arguments]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Brings database, keys, reference data, words and static files up to date; every step may be repeated at will."""

import os
import sys
import threading
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import django
from django.conf import settings
from django.core.management import CommandError, call_command

from tinggal.launch.checks import HOST
from tinggal.witness.keys import BadFolder
from tinggal.witness.server import WitnessServer


@dataclass(frozen=True, slots=True)
class Step:
    """What people read while it runs, and the command of ``manage.py`` that does it."""

    words: str
    command: str
    arguments: tuple[str, ...] = ()


STEPS = (
    Step("Keys for this machine", "make_keys"),
    Step("Tables", "migrate", ("--no-input", "--verbosity=0")),
    Step("Offices, visa indexes and tariffs", "load_reference"),
    Step("Words in every language", "words"),
    Step("Styles and pictures", "collectstatic", ("--no-input", "--verbosity=0")),
    Step("People and the first files to try things with", "demo", ("--first=24",)),
)


def main() -> int:
    """Do all steps in order, one line each; 1 when one of them cannot be done."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
    os.environ.setdefault("SIMULATORS_TRANSPORT", "wsgi")  # the web server that plays the registers runs later
    django.setup()
    for step in STEPS:
        if step.command == "demo":
            let_witnesses_listen()
        began = time.monotonic()
        print(f"{step.words} …", flush=True)
        try:
            call_command(step.command, *step.arguments)
        except CommandError as problem:
            print(f"This step failed (manage.py {step.command}): {problem}", file=sys.stderr)
            return 1
        print(f"  done in {time.monotonic() - began:.1f} s", flush=True)
    return 0


def let_witnesses_listen() -> None:
    """The letters of the demo files want vouching for, and nothing else runs yet. Ends with this process."""
    folder = Path(settings.HOME) / "witnesses"
    with suppress(OSError, BadFolder):  # another program has the port: letters are vouched for later
        server = WitnessServer(folder, host=HOST, port=settings.LOG_WITNESS_PORT)
        threading.Thread(target=server.serve_forever, daemon=True).start()


if __name__ == "__main__":
    sys.exit(main())

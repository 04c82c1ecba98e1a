"""Brings database, keys, reference data, words and static files up to date; every step may be repeated at will."""

import os
import sys
import time
from dataclasses import dataclass

import django
from django.core.management import CommandError, call_command


@dataclass(frozen=True, slots=True)
class Step:
    """What people read while it runs, and the command of ``manage.py`` that does it."""

    words: str
    command: str
    arguments: tuple[str, ...] = ()


STEPS = (
    Step("Tables", "migrate", ("--no-input", "--verbosity=0")),
    Step("Keys for this machine", "make_keys"),
    Step("Offices, visa indexes and tariffs", "load_reference"),
    Step("Words in both languages", "words"),
    Step("Styles and pictures", "collectstatic", ("--no-input", "--verbosity=0")),
    Step("People and files to try things with", "demo"),
)


def main() -> int:
    """Do all steps in order, one line each; 1 when one of them cannot be done."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tinggal.config.settings")
    django.setup()
    for step in STEPS:
        began = time.monotonic()
        print(f"{step.words} …", flush=True)
        try:
            call_command(step.command, *step.arguments)
        except CommandError as problem:
            print(f"This step failed (manage.py {step.command}): {problem}", file=sys.stderr)
            return 1
        print(f"  done in {time.monotonic() - began:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

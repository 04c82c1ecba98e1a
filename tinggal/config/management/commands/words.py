"""``manage.py words``: compile the catalogues of words; ``--collect`` gathers them from code and pages first."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser

NOT_OURS = ("tests/*", "bench/*", "ml/*", ".venv/*", "var/*")
OFFICERS_ROOMS = (
    *("desk", "manage", "audit", "casework", "basket", "oversight", "signals", "rehearsal"),
    *("demo", "simulators", "launch", "config", "witness", "checker"),
)
"""Officers and administrators read Indonesian or English; everybody else also the languages of ``FOR_PEOPLE``."""
TOLD_TO_EVERYBODY = frozenset({"reasons.py"})
"""Files of those rooms whose words stand on public pages, too: why a file was taken before its turn."""
FOR_OFFICERS_TOO = ("id",)
FOR_PEOPLE = ("zh_Hans", "ja", "ko")


class Command(BaseCommand):
    help = "Compile the message catalogues (pure Python); --collect updates them from code and templates (gettext)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--collect", action="store_true", help="update the .po files first; needs GNU gettext")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["collect"]:
            _collect(FOR_OFFICERS_TOO, leaving_out=NOT_OURS)
            _collect(FOR_PEOPLE, leaving_out=(*NOT_OURS, *_only_for_officers()))
        for catalogue in sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po")):
            compiled = catalogue.with_suffix(".mo")
            if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
                words = polib.pofile(str(catalogue))
                words.save_as_mofile(str(compiled))
                self.stdout.write(f"{catalogue.parts[-3]}: {len(words)} messages, {words.percent_translated()} %")


def _only_for_officers() -> Iterator[str]:
    for room in OFFICERS_ROOMS:
        inside = sorted(Path("tinggal", room).iterdir())
        whole = not any(one.name in TOLD_TO_EVERYBODY for one in inside)
        yield from [f"tinggal/{room}/*"] if whole else [str(one) for one in inside if one.name not in TOLD_TO_EVERYBODY]


def _collect(locales: Sequence[str], *, leaving_out: Sequence[str]) -> None:
    call_command(
        "makemessages",
        locale=list(locales),
        extensions=["html", "txt", "py"],
        no_location=True,
        no_wrap=True,
        no_obsolete=True,
        ignore_patterns=list(leaving_out),
    )

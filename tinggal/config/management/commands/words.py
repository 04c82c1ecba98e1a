"""``manage.py words``: compile the Indonesian catalogue; ``--collect`` gathers the words of code and pages first."""

from pathlib import Path
from typing import Any

import polib
from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser


class Command(BaseCommand):
    help = "Compile the message catalogues (pure Python); --collect updates them from code and templates (gettext)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--collect", action="store_true", help="update the .po files first; needs GNU gettext")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["collect"]:
            call_command(
                "makemessages",
                locale=["id"],
                extensions=["html", "txt", "py"],
                no_location=True,
                no_wrap=True,
                ignore_patterns=["tests/*", "bench/*", ".venv/*", "var/*"],
            )
        for catalogue in sorted(Path(settings.LOCALE_PATHS[0]).glob("*/LC_MESSAGES/*.po")):
            compiled = catalogue.with_suffix(".mo")
            if not compiled.exists() or compiled.stat().st_mtime < catalogue.stat().st_mtime:
                words = polib.pofile(str(catalogue))
                words.save_as_mofile(str(compiled))
                self.stdout.write(f"{catalogue.parts[-3]}: {len(words)} messages, {words.percent_translated()} %")

"""``manage.py export_log``: bring a copy of the public log up to date, in a folder or a bucket."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tinggal.letters.exporting import CopyContradicts, export
from tinggal.letters.shelves import shelf_for


class Command(BaseCommand):
    help = "Copy what is new of the public log to a folder or s3://bucket/prefix (default: the setting LOG_EXPORT)."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("place", nargs="?", default=settings.LOG_EXPORT)

    def handle(self, *args: Any, **options: Any) -> None:
        if not options["place"]:
            raise CommandError("Say where to: manage.py export_log FOLDER, or set LOG_EXPORT.")
        try:
            done = export(shelf_for(options["place"]))
        except CopyContradicts as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{options['place']}: {done.size} entries, {done.tiles} new tiles.")

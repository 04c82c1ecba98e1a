"""``manage.py recover_log``: after a restore, fetch the newest entries of the log from a copy of it."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tinggal.transparency import tree
from tinggal.transparency.recovering import CopyRefused, recover
from tinggal.witness.keys import BadFolder
from tinggal.witness.reading import CannotRead, reader_for


class Command(BaseCommand):
    help = "Add the entries that a copy of the log (folder or address) has and a restored database has not."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("copy")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            count = recover(reader_for(options["copy"]))
        except (CopyRefused, CannotRead, BadFolder) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"{count} entries were added; the log has {tree.size()}.")

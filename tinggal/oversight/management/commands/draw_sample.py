"""``manage.py draw_sample 2026-10 --number 1 --files 20``: draw a sample again, to compare with the page."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tinggal.lib.workflow import MoveRefused
from tinggal.oversight.sampling import drawn


class Command(BaseCommand):
    help = "Draw the sample of a month again from the seed in the public log; says the seed and the files."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("month", help="such as 2026-10")
        parser.add_argument("--number", type=int, default=1, help="the how manyth sample of that month")
        parser.add_argument("--files", type=int, default=20)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            month = date.fromisoformat(f"{options['month']}-01")
            sample = drawn(month, number=options["number"], files=options["files"])
        except (ValueError, MoveRefused) as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(f"head {sample.size}, seed {sample.seed}, {sample.of} files were decided")
        for reference in sample.references:
            self.stdout.write(reference)

"""manage.py checks_table > docs/checks.md"""

from typing import Any

from django.core.management.base import BaseCommand

from tinggal.verification.printed_table import printed


class Command(BaseCommand):
    """Prints the table of automatic checks."""

    help = "Print the table of automatic checks as Markdown (docs/checks.md)."

    def handle(self, *args: Any, **options: Any) -> None:
        """To standard output."""
        self.stdout.write(printed(), ending="")

"""``manage.py void_open_bills``: make every open code unpayable, as when the ministry's code changes."""

from typing import Any

from django.core.management.base import BaseCommand

from tinggal.payments.asking import void_open_bills


class Command(BaseCommand):
    """Voids every open billing code. Applicants ask for a new one with one click; filing dates stay."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        self.stdout.write(f"{void_open_bills()} codes voided")

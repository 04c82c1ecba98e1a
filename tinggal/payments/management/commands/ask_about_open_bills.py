"""``manage.py ask_about_open_bills``: ask the provider about every open bill, for machines without a worker."""

from typing import Any

from django.core.management.base import BaseCommand

from tinggal.payments.asking import ask_about_open_bills


class Command(BaseCommand):
    """Asks the payment provider about every open bill, in case its message was lost."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        self.stdout.write(f"{ask_about_open_bills()} bills asked about")

"""``manage.py lapse_bills``: close the bills whose time is over, for machines without a worker."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from tinggal.payments.asking import lapse_bills


class Command(BaseCommand):
    """Asks about every open bill whose time is over, and closes it if it was not paid."""

    help = __doc__

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        self.stdout.write(f"{lapse_bills(now=timezone.now())} bills looked after")

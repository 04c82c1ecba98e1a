"""``manage.py reconcile 2026-11-21``: compare one day of the provider's ledger with ours."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tinggal.payments.asking import reconcile


class Command(BaseCommand):
    """Counts payments we had missed, and names payments for codes we never opened."""

    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        """Which day."""
        parser.add_argument("day", type=date.fromisoformat, help="the day in Jakarta, as YYYY-MM-DD")

    def handle(self, *args: Any, **options: Any) -> None:
        """Run the command."""
        compared = reconcile(options["day"])
        self.stdout.write(f"{compared.day}: {compared.payments} payments, Rp {compared.total}")
        if compared.unknown:
            raise CommandError(f"Codes we never opened: {', '.join(compared.unknown)}")

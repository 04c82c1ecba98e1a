"""``manage.py archive_letters``: make and renew the archive copies of letters whose time stamp ends or is old."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tinggal.letters.archive import refresh_archive


class Command(BaseCommand):
    help = "Renew the time stamps of old letters, in copies; run it every night where SIGNS=yes."

    def handle(self, *args: Any, **options: Any) -> None:
        if "stamper" not in settings.PROVIDERS:
            raise CommandError("This process has no time stamper: run it with SIGNS=yes.")
        done = refresh_archive(timezone.localdate())
        if options["verbosity"] or done.failed:
            self.stdout.write(f"copies made: {done.made}")
        if done.failed:
            raise CommandError("not stamped:\n" + "\n".join(f"{number}: {why}" for number, why in done.failed))

"""``demo``: people and about 200 files to try things with; made once, and only outside production."""

import time
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tinggal.demo.files import missing
from tinggal.demo.officers import EVERYBODY, PASSWORD
from tinggal.demo.people import officers
from tinggal.demo.sharing import make_all
from tinggal.demo.working import work_a_little
from tinggal.offices.models import Office
from tinggal.verification.measured import measure

_EVERY = 10


class Command(BaseCommand):
    """Goes on where it was stopped; does nothing when everything is there."""

    help = "Make demo people and about 200 demo files, or with --logins say who can sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--logins`` only prints; ``--people`` opens the officers' accounts without any file."""
        parser.add_argument("--logins", action="store_true", help="print the logins and make nothing")
        parser.add_argument("--people", action="store_true", help="make the officers only, no files")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses in production, where invented people have no business."""
        if settings.PRODUCTION:
            raise CommandError("Demo people and files are for trying things out. They have no place in production.")
        if options["logins"]:
            self.stdout.write("\n".join(logins()))
        elif options["people"]:
            officers()
        else:
            self._make()

    def _make(self) -> None:
        officers()
        entries, began = missing(), time.monotonic()
        for done, _reference in enumerate(make_all(entries), start=1):
            if done % _EVERY == 0 or done == len(entries):
                seconds = time.monotonic() - began
                self.stderr.write(f"\r  {done} of {len(entries)} demo files, {seconds:.0f} s", ending="")
        if entries:
            work_a_little()
            measure(today=timezone.localdate())
            self.stderr.write("")


def logins() -> list[str]:
    """A table of role, office and address; then the password, and where the six digits are."""
    offices = {office.code: office.name for office in Office.objects.filter(code__in={one.office for one in EVERYBODY})}
    rows = [(str(one.role.label), offices.get(one.office, ""), one.email) for one in EVERYBODY]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    table = [f"  {role:<{widths[0]}}  {office:<{widths[1]}}  {email}" for role, office, email in rows]
    return [
        "Demo logins:",
        *table,
        f"  Password of all: {PASSWORD}",
        f"  Officers' six digits: {settings.SITE_URL}/simulators/authenticator/",
        f"  Mails and short messages: {settings.SITE_URL}/simulators/mailbox/",
    ]

"""``demo``: people and about 200 files to try things with; made once, and only outside production."""

import time
from argparse import ArgumentParser
from collections.abc import Iterator, Sequence
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from tinggal.demo.files import missing
from tinggal.demo.officers import CLERK, EVERYBODY, PASSWORD
from tinggal.demo.people import officers
from tinggal.demo.plan import Entry, plan
from tinggal.demo.sharing import Making, make_all, one_by_one
from tinggal.demo.sponsorship import keep_busy, sponsor
from tinggal.demo.working import work_a_little
from tinggal.offices.models import Office
from tinggal.verification.measured import measure

_EVERY = 20


class Command(BaseCommand):
    """Goes on where it was stopped; does nothing when everything is there."""

    help = "Make demo people and about 200 demo files, or with --logins say who can sign in."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """``--logins`` only prints; ``--people`` opens officers' accounts without files; ``--first`` stops early."""
        parser.add_argument("--logins", action="store_true", help="print the logins and make nothing")
        parser.add_argument("--people", action="store_true", help="make the officers only, no files")
        parser.add_argument("--one-by-one", action="store_true", help="leave the other processors to whoever looks on")
        parser.add_argument("--first", type=int, default=len(plan()), help="make no more than the first N files")

    def handle(self, *args: Any, **options: Any) -> None:
        """Refuses in production, where invented people have no business."""
        if settings.PRODUCTION:
            raise CommandError("Demo people and files are for trying things out. They have no place in production.")
        if options["logins"]:
            self.stdout.write("\n".join(logins()))
        elif options["people"]:
            officers()
        else:
            self._make(first=options["first"], making=one_by_one if options["one_by_one"] else make_all)

    def _make(self, *, first: int, making: Making) -> None:
        officers()
        sponsor()
        began, wanted = time.monotonic(), len(plan())
        entries = [one for one in missing() if one.number < first]
        there = min(first, wanted) - len(entries)
        for made, _reference in enumerate(_in_turn(entries, making), start=there + 1):
            if made % _EVERY == 0 or made == min(first, wanted):
                self.stdout.write(f"  {made} of {wanted} demo files after {time.monotonic() - began:.0f} s")
        if entries:
            measure(today=timezone.localdate())
        if entries and first >= wanted:
            work_a_little()


def _in_turn(entries: Sequence[Entry], making: Making) -> Iterator[str]:
    """The files of the sponsor come first, so that his clerk finds his pages filled soon."""
    his = [one for one in entries if one.owner == CLERK.login]
    yield from making(his)
    if his:
        keep_busy()
    yield from making([one for one in entries if one.owner != CLERK.login])


def logins() -> list[str]:
    """A table of role, office and address; then the password, and where the six digits are."""
    offices = {office.code: office.name for office in Office.objects.filter(code__in={one.office for one in EVERYBODY})}
    rows = [(str(one.role.label), offices.get(one.office, one.office), one.email) for one in EVERYBODY]
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    table = [f"  {role:<{widths[0]}}  {office:<{widths[1]}}  {email}" for role, office, email in rows]
    return [
        "Demo logins:",
        *table,
        f"  Password of all: {PASSWORD}",
        f"  Officers' six digits: {settings.SITE_URL}/simulators/authenticator/",
        f"  Mails and short messages: {settings.SITE_URL}/simulators/mailbox/",
    ]

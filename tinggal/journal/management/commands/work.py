"""``manage.py work``: the worker that delivers what events owe and does what the clock says."""

from typing import Any

from django.core.management.base import BaseCommand

from tinggal.journal.working import ORDINARY, work


class Command(BaseCommand):
    help = "Deliver reactions until stopped. Exits when the database goes away; the supervisor starts it again."

    def handle(self, *args: Any, **options: Any) -> None:
        work(ORDINARY)

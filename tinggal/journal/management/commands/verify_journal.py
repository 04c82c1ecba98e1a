"""``manage.py verify_journal``: recompute every seal and say which lines do not hold."""

from itertools import groupby
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tinggal.journal.models import Event
from tinggal.journal.seals import broken_lines


class Command(BaseCommand):
    help = "Recompute every seal of the journal; fails and names the lines when one does not hold."

    def handle(self, *args: Any, **options: Any) -> None:
        lines, problems = 0, []
        everything = Event.objects.order_by("subject", "number").iterator(chunk_size=5000)
        for _, story in groupby(everything, key=lambda event: event.subject):
            events = list(story)
            lines += len(events)
            problems += broken_lines(events)
        if problems:
            raise CommandError("\n".join([*problems, f"{len(problems)} of {lines} lines do not hold."]))
        self.stdout.write(f"{lines} lines hold.")

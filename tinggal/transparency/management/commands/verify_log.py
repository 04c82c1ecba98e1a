"""``manage.py verify_log``: recompute the public log and say what does not hold."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tinggal.transparency import tree
from tinggal.transparency.models import Anchored, Checkpoint
from tinggal.transparency.verify import verify_log
from tinggal.witness.keys import BadFolder


class Command(BaseCommand):
    help = "Recompute the public log from its entries; fails and names what does not hold."

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            problems = list(verify_log())
        except BadFolder as problem:
            raise CommandError(str(problem)) from problem
        if problems:
            raise CommandError("\n".join([*problems, f"{len(problems)} things do not hold."]))
        heads, events = Checkpoint.objects.count(), Anchored.objects.count()
        self.stdout.write(f"{tree.size()} entries, {heads} heads and {events} anchored events hold.")

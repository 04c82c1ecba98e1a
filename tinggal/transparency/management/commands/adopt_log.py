"""``manage.py adopt_log``: on a machine that never signed this log, take over what is in the database as its state."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tinggal.transparency import guard, tree
from tinggal.transparency.checkpoints import head_of
from tinggal.transparency.models import Checkpoint
from tinggal.transparency.verify import verify_log


class Command(BaseCommand):
    help = "Let this machine sign the log from its present size on. Compare size and root with the witnesses first."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("size", type=int, help="how many entries the log must have: what the witnesses show")

    def handle(self, *args: Any, **options: Any) -> None:
        checkpoint = Checkpoint.objects.first()
        if checkpoint is None or tree.size() != options["size"]:
            raise CommandError(f"The log in this database has {tree.size()} entries, not {options['size']}.")
        problems = [problem for problem in verify_log() if "adopt_log" not in problem]
        if problems:
            raise CommandError("\n".join(problems))
        try:
            guard.adopt(head_of(checkpoint))
        except guard.LogShrank as problem:
            raise CommandError(str(problem)) from problem
        self.stdout.write(
            f"This machine signs the log from {checkpoint.size} entries on:\n{head_of(checkpoint).body()}"
        )

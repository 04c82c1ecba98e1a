"""``manage.py compromise_drill``: what happens when a signing key is stolen, tried on keys made for the drill."""

import tempfile
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from tinggal.letters.drill import drill


class Command(BaseCommand):
    help = "Steal a key of its own, publish the theft, and show which letters still count. Touches nothing else."

    def handle(self, *args: Any, **options: Any) -> None:
        with tempfile.TemporaryDirectory() as place:
            trials = list(drill(Path(place)))
        for trial in trials:
            counts = "valid" if trial.counts else f"not valid: {trial.why}"
            self.stdout.write(f"{trial.letter}: {counts}")
        if any(trial.counts != trial.should for trial in trials):
            raise CommandError("The drill failed: a letter counts that should not, or the other way round.")

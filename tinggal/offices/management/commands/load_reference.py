"""``load_reference``: the known provinces, regencies and offices, safe to run at every start."""

from dataclasses import dataclass
from typing import Any

from django.core.management.base import BaseCommand

from tinggal.offices.models import Competence, Office, Province, Regency
from tinggal.offices.reference import load


@dataclass(frozen=True, slots=True)
class _System:
    key: str = "system"


class Command(BaseCommand):
    """Prints how many rows there are and were added, and each difference that was left as it is."""

    help = "Load provinces, regencies, offices and their working areas. Adds what is missing, changes nothing else."

    def handle(self, *args: Any, **options: Any) -> None:
        """Load, count, tell; silent with ``--verbosity 0``."""
        loaded = load(by=_System())
        if not options["verbosity"]:
            return
        counts = {
            "provinces": Province.objects.count(),
            "regencies": Regency.objects.count(),
            "directorate": Office.objects.filter(kind=Office.Kind.DIRECTORATE).count(),
            "kanwil": Office.objects.kanwils().count(),
            "kanim": Office.objects.kanims().count(),
            "competences": Competence.objects.count(),
        }
        for name, count in counts.items():
            self.stdout.write(f"{name}: {count} ({loaded.added[name]} added)")
        for difference in loaded.kept:
            self.stdout.write(f"kept: {difference}")

"""Files that killed workers left in the vault: taken away, and the journal told how many."""

from datetime import datetime

from django.db import transaction

from tinggal.intake.sweeping import sweep
from tinggal.journal.record import record
from tinggal.people.actors import SYSTEM


@transaction.atomic
def clear_leftovers(*, now: datetime) -> int:
    """As ``sweep``; an event ``vault.swept`` with the number of files, unless there were none."""
    removed = sweep(now=now)
    if removed:
        record("vault.swept", subject="vault", by=SYSTEM, data={"files": removed})
    return removed

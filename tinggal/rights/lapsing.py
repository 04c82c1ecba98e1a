"""Ends drafts that nobody works on, after their owners were warned twice; only their numbers and stories stay."""

from datetime import date

from django.db import transaction

from tinggal.applications.actions import perform
from tinggal.applications.idle import idle_drafts, kept_until
from tinggal.applications.models import Application
from tinggal.applications.status import Status
from tinggal.journal.record import record
from tinggal.people.actors import SYSTEM
from tinggal.rights.erasing import empty


def end_idle_drafts(*, today: date) -> int:
    """End each whose last day has passed; says how many. Run again, it finds none of them."""
    over = [kept.number for kept in idle_drafts(today=today) if kept.is_over(today)]
    return sum(_end(number, today=today) for number in over)


@transaction.atomic
def _end(number: int, *, today: date) -> bool:
    """Whoever works on it at this moment has the lock before us, or comes too late."""
    file = Application.objects.select_for_update(of=("self",)).get(pk=number)
    if file.status != Status.DRAFT or not kept_until(file).is_over(today):
        return False
    perform(file, "lapse", by=SYSTEM)
    record("draft.ended", subject=file.subject, by=SYSTEM, data={"documents": empty(file)})
    return True

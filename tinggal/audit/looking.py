"""The line in the journal that says an auditor has read a page that is about no file."""

from collections.abc import Mapping

from django.db import transaction

from tinggal.journal.models import Event
from tinggal.journal.record import record
from tinggal.people.actors import Actor
from tinggal.people.roles import Role


@transaction.atomic
def looked_at(kind: str, *, by: Actor, subject: str, data: Mapping[str, object] | None = None) -> Event:
    """``data`` holds counts and codes only."""
    desk = next((seat.desk for seat in by.seats if seat.role == Role.AUDITOR), by.seats[0].desk if by.seats else "")
    return record(kind, subject=subject, by=by, desk=desk, data=data)

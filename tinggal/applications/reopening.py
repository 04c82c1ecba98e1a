"""A refused file, or one whose permit was revoked, goes back to the desk that decides: its objection was upheld."""

from django.db import transaction
from django.utils import timezone

from tinggal.applications.actions import perform
from tinggal.applications.decisions import set_aside
from tinggal.applications.models import Application
from tinggal.journal.models import Event
from tinggal.people.actors import SYSTEM


@transaction.atomic
def reopen(application: Application, *, objection: int) -> Event:
    """Set the decision aside and bring the file back, to be decided anew under a new number.

    ``objection`` is the number of the row that was upheld. Raises ``MoveRefused`` for a file that is elsewhere.
    """
    event = perform(application, "reopen", by=SYSTEM, data={"objection": objection})
    set_aside(application, at=timezone.now())
    return event

"""Does at once, in this process, what the worker would do for a demo file, and leaves no job behind."""

from collections.abc import Callable, Mapping

from django.db import connection
from django.utils import timezone

from tinggal.applications.models import Application
from tinggal.intake.pictures import Measures
from tinggal.journal.models import Delivery
from tinggal.journal.outbox import deliver, name_of
from tinggal.verification.early import look_ahead
from tinggal.verification.papers import Paper
from tinggal.verification.reactions import look_over, verify

_GOOD = Measures(width=600, height=800, sharpness=1.0, step=100, marks=0.2, colour=True)
Reading = Callable[[Application], Mapping[str, Paper]]
_JOBS_DONE = """
    DELETE FROM procrastinate_jobs WHERE task_name = %s AND status = 'todo' AND (args->>'delivery_id')::bigint IN (
        SELECT delivery.id FROM journal_delivery delivery JOIN journal_event event ON event.id = delivery.event_id
        WHERE event.subject = %s AND delivery.done_at IS NOT NULL)
"""


def do_what_is_owed(file: Application, *, read: Reading) -> None:
    """Every reaction the file's events owe, and those owed by what these do; then the file as it stands."""
    open_ones = Delivery.objects.filter(event__subject=file.subject, done_at=None)
    while delivery := open_ones.select_related("event").order_by("id").first():
        if delivery.reaction == name_of(verify):
            look_over(delivery.event, read=read)
            open_ones.filter(pk=delivery.pk).update(attempts=1, done_at=timezone.now())
        elif delivery.reaction == name_of(look_ahead) and read is taken_for_granted:
            open_ones.filter(pk=delivery.pk).update(attempts=1, done_at=timezone.now())
        else:
            deliver(delivery_id=delivery.pk)
    file.refresh_from_db()


def take_back_the_jobs(file: Application) -> None:
    """The worker has nothing left to do for these."""
    with connection.cursor() as cursor:
        cursor.execute(_JOBS_DONE, [deliver.name, file.subject])


def taken_for_granted(file: Application) -> dict[str, Paper]:
    """Looking at the dots of the pictures costs a process for each file; our own pictures are good ones (tested)."""
    documents = file.documents.filter(replaced_at=None).select_related("application")
    return {one.code: Paper(one, _GOOD) for one in documents}

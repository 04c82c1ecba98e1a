"""What is done for casework by the clock: ending leases whose time is over, and completing the search index."""

from django.db import transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.casework.indexing import index_missing
from tinggal.casework.leases import end
from tinggal.casework.models import Lease
from tinggal.people.actors import SYSTEM

AT_A_TIME = 500


@app.periodic(cron="*/1 * * * *")
@app.task(name="end_leases", queue="clock", lock="end_leases", queueing_lock="end_leases")
def end_leases(timestamp: int) -> None:
    """Every minute: leases that have run out hold nothing any more; this writes it down."""
    end_run_out()


@app.periodic(cron="*/5 * * * *")
@app.task(name="complete_search_index", queue="clock", lock="search_index", queueing_lock="search_index")
def complete_search_index(timestamp: int) -> None:
    """Every five minutes: a portion of the files that were sent before there was an index."""
    index_missing()


def end_run_out() -> int:
    """End what has run out; says how many."""
    ended = 0
    for lease in Lease.objects.run_out(timezone.now()).select_related("application")[:AT_A_TIME]:
        with transaction.atomic():
            end(lease, how=Lease.End.RAN_OUT, by=SYSTEM)
            ended += 1
    return ended

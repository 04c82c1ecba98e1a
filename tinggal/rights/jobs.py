"""What is thrown away by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.rights.copies import throw_away
from tinggal.rights.lapsing import end_idle_drafts


@app.periodic(cron="43 3 * * *")
@app.task(name="throw_copies_away", queue="clock", lock="clock", queueing_lock="throw_copies_away")
def throw_copies_away(timestamp: int) -> None:
    """Every night: copies of people's data that were made a week ago."""
    throw_away(now=timezone.now())


@app.periodic(cron="51 2 * * *")
@app.task(name="end_idle_drafts", queue="clock", lock="clock", queueing_lock="end_idle_drafts")
def end_drafts(timestamp: int) -> None:
    """Every night: drafts on which nobody worked, and whose owners were warned twice."""
    end_idle_drafts(today=timezone.localdate())

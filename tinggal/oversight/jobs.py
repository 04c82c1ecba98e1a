"""What is counted by the clock."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.oversight.bundles import throw_away
from tinggal.oversight.counting import count_month

STILL_MOVES = 3  # days in which last month is counted again: files may be signed late at night


@app.periodic(cron="53 2 * * *")
@app.task(name="count_offices", queue="clock", lock="count_offices", queueing_lock="count_offices")
def count_offices(timestamp: int) -> None:
    """Every night: this month so far, and in its first days also the month before."""
    now = timezone.now()
    first = timezone.localdate(now).replace(day=1)
    if timezone.localdate(now).day <= STILL_MOVES:
        count_month((first - timedelta(days=1)).replace(day=1), now=now)
    count_month(first, now=now)


@app.periodic(cron="37 3 * * *")
@app.task(name="throw_bundles_away", queue="clock", lock="clock", queueing_lock="throw_bundles_away")
def throw_bundles_away(timestamp: int) -> None:
    """Every night: bundles of evidence that were made a week ago."""
    throw_away(now=timezone.now())

"""What is thrown away by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.rights.copies import throw_away


@app.periodic(cron="43 3 * * *")
@app.task(name="throw_copies_away", queue="clock", lock="clock", queueing_lock="throw_copies_away")
def throw_copies_away(timestamp: int) -> None:
    """Every night: copies of people's data that were made a week ago."""
    throw_away(now=timezone.now())

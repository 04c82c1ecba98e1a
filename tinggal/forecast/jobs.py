"""What the forecast does by the clock."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.forecast.learning import calibrate, learn


@app.periodic(cron="23 2 * * *")
@app.task(name="learn_waits", queue="clock", lock="learn_waits", queueing_lock="learn_waits")
def learn_waits(timestamp: int) -> None:
    """Every night: how long files take, from those of the last year."""
    learn(now=timezone.now())


@app.periodic(cron="41 2 2 * *")
@app.task(name="calibrate_waits", queue="clock", lock="calibrate_waits", queueing_lock="calibrate_waits")
def calibrate_waits(timestamp: int) -> None:
    """On the second day of a month: how often the forecast held in the month before."""
    first = timezone.localdate().replace(day=1)
    calibrate((first - timedelta(days=1)).replace(day=1))

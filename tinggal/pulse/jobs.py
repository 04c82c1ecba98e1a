"""What is done by the clock: looking how the house is, every minute."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.pulse.looking import look
from tinggal.pulse.measuring import forget, write_down


@app.periodic(cron="* * * * *")
@app.task(name="pulse.look", queue="clock", lock="pulse.look", queueing_lock="pulse.look")
def look_at_the_house(timestamp: int) -> None:
    """Every minute. A second look in the same minute is not counted."""
    now = timezone.now()
    write_down(look(now), now=now)


@app.periodic(cron="52 2 * * *")
@app.task(name="pulse.forget", queue="clock", lock="clock", queueing_lock="pulse.forget")
def forget_old_days(timestamp: int) -> None:
    """Every night."""
    forget(timezone.now())

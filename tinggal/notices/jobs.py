"""What the worker does by the clock: look for deadlines that come near."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.notices.digests import warn_superiors
from tinggal.notices.number_codes import forget_old
from tinggal.notices.reminders import remind
from tinggal.notices.sending import send_held
from tinggal.notices.sponsor_weeks import tell_teams


@app.periodic(cron="15 * * * *")
@app.task(name="remind", queue="clock", lock="clock", queueing_lock="remind")
def remind_everybody(timestamp: int) -> None:
    """Every hour, so that a worker that was down at dawn catches up; each reminder is recorded once."""
    remind(today=timezone.localdate())


@app.periodic(cron="10 * * * *")
@app.task(name="warn_superiors", queue="clock", lock="warn_superiors", queueing_lock="warn_superiors")
def warn_every_superior(timestamp: int) -> None:
    """Every hour, so that a worker that was down at dawn catches up; each superior gets one mail a day."""
    warn_superiors(today=timezone.localdate())


@app.periodic(cron="*/5 * * * *")
@app.task(name="send_held", queue="clock", lock="send_held", queueing_lock="send_held")
def send_what_waited(timestamp: int) -> None:
    """Every five minutes: short messages of the night whose morning has come, each on the clock of its office."""
    send_held(now=timezone.now())


@app.periodic(cron="40 * * * *")
@app.task(name="tell_teams", queue="clock", lock="tell_teams", queueing_lock="tell_teams")
def tell_every_team(timestamp: int) -> None:
    """Every hour, so that a worker that was down on Monday catches up; each member of a team gets one mail a week."""
    tell_teams(now=timezone.now())


@app.periodic(cron="35 * * * *")
@app.task(name="forget_codes", queue="clock", lock="forget_codes", queueing_lock="forget_codes")
def forget_old_codes(timestamp: int) -> None:
    """Every hour: codes to numbers that are older than a day."""
    forget_old(now=timezone.now())

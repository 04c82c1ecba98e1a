"""What is done for signals by the clock: the patterns auditors read, and forgetting."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.signals.forgetting import forget_marks
from tinggal.signals.patterns import find_patterns

LOOKED_BACK = timedelta(days=365)


@app.periodic(cron="37 19 * * *")  # 02:37 in Jakarta
@app.task(name="find_patterns", queue="clock", queueing_lock="find_patterns")
def find_patterns_at_night(timestamp: int) -> None:
    """Every night: how officers and sponsors met in the last year."""
    find_patterns(since=timezone.now() - LOOKED_BACK)


@app.periodic(cron="7 19 * * *")  # 02:07 in Jakarta
@app.task(name="forget_marks", queue="clock", queueing_lock="forget_marks")
def forget_marks_at_night(timestamp: int) -> None:
    """Every night: take away the marks of files that are over for long."""
    forget_marks(now=timezone.now())

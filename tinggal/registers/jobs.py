"""What is done for registers by the clock: forgetting."""

from datetime import timedelta

from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.registers.last_answers import forget_old
from tinggal.registers.models import RegisterHour

KEPT = timedelta(days=90)


@app.periodic(cron="17 * * * *")
@app.task(name="registers.forget", queue="clock", lock="clock", queueing_lock="registers.forget")
def forget(timestamp: int) -> None:
    """Every hour: remove answers that are too old to stand in, and counts nobody looks at any more."""
    now = timezone.now()
    forget_old(now=now)
    RegisterHour.objects.filter(hour__lt=now - KEPT).delete()

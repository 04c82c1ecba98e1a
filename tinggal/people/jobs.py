"""What is done by the clock about accounts: sessions that are over are forgotten, with whatever waited in them."""

from django.contrib.sessions.models import Session
from django.utils import timezone
from procrastinate.contrib.django import app


@app.periodic(cron="37 1 * * *")
@app.task(name="forget_sessions", queue="clock", lock="forget_sessions", queueing_lock="forget_sessions")
def forget_sessions(timestamp: int) -> None:
    """Every night: sessions of more than twelve hours ago, also of visitors who never signed in."""
    Session.objects.filter(expire_date__lt=timezone.now()).delete()

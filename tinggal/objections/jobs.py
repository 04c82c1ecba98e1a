"""What is done for objections by the clock."""

from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.objections.answering import uphold_unanswered


@app.periodic(cron="15 * * * *")
@app.task(name="uphold_unanswered", queue="clock", lock="uphold_unanswered", queueing_lock="uphold_unanswered")
def uphold_unanswered_objections(timestamp: int) -> None:
    """Every hour: objections that nobody answered in time are upheld by the law, and decided anew."""
    uphold_unanswered(today=timezone.localdate())

"""What the worker does about checks: count at night how often each was right."""

from datetime import datetime

from procrastinate.contrib.django import app

from tinggal.verification.measured import JAKARTA, measure


@app.periodic(cron="10 18 * * *")  # 01:10 in Jakarta
@app.task(name="verification.measure_checks", queue="clock", queueing_lock="verification.measure_checks")
def measure_checks(timestamp: int) -> None:
    """Every night: the figures that are published about each check."""
    measure(today=datetime.fromtimestamp(timestamp, tz=JAKARTA).date())

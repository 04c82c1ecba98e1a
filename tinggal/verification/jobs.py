"""What the worker does about checks by the clock: ask silent registers again; count how often each check was right."""

from datetime import datetime

from procrastinate.contrib.django import app

from tinggal.verification.asking_again import ask_again
from tinggal.verification.measured import JAKARTA, measure


@app.periodic(cron="10 18 * * *")  # 01:10 in Jakarta
@app.task(name="verification.measure_checks", queue="clock", queueing_lock="verification.measure_checks")
def measure_checks(timestamp: int) -> None:
    """Every night: the figures that are published about each check."""
    measure(today=datetime.fromtimestamp(timestamp, tz=JAKARTA).date())


@app.periodic(cron="* * * * *")
@app.task(
    name="verification.ask_registers_again",
    queue="clock",
    lock="verification.ask_registers_again",
    queueing_lock="verification.ask_registers_again",
)
def ask_registers_again(timestamp: int) -> None:
    """Every minute: what registers did not answer when files were checked."""
    ask_again()

"""What the worker does about money: hear messages, ask about open bills, lapse old ones, compare at night."""

import logging
from datetime import datetime, timedelta

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tinggal.payments import asking, hearing
from tinggal.payments.models import Callback
from tinggal.payments.opening import JAKARTA

AGAIN = RetryStrategy(max_attempts=8, exponential_wait=3)
log = logging.getLogger(__name__)


@app.task(name=hearing.HEARING, queue="reactions", retry=AGAIN)
def hear(*, callback_id: int) -> None:
    """Act on one message. Running twice changes nothing."""
    hearing.hear(Callback.objects.get(pk=callback_id))


@app.periodic(cron="* * * * *")
@app.task(
    name="payments.ask_about_open_bills", queue="clock", lock="clock", queueing_lock="payments.ask_about_open_bills"
)
def ask_about_open_bills(timestamp: int) -> None:
    """Every minute: a lost message delays a payment by a minute, no more."""
    asking.ask_about_open_bills()


@app.periodic(cron="* * * * *")
@app.task(name="payments.lapse_bills", queue="clock", lock="clock", queueing_lock="payments.lapse_bills")
def lapse_bills(timestamp: int) -> None:
    """Every minute: codes whose time is over are closed, so a new one can be had."""
    asking.lapse_bills(now=timezone.now())


@app.periodic(cron="30 17 * * *")  # 00:30 in Jakarta
@app.task(name="payments.reconcile", queue="clock", queueing_lock="payments.reconcile", retry=AGAIN)
def reconcile(timestamp: int) -> None:
    """Every night: yesterday's ledger of the provider against ours."""
    yesterday = datetime.fromtimestamp(timestamp, tz=JAKARTA).date() - timedelta(days=1)
    compared = asking.reconcile(yesterday)
    if compared.unknown:
        log.error("Payments of %s for codes we never opened: %s", yesterday, ", ".join(compared.unknown))

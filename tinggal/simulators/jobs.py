"""What the worker does for the simulated bank: send the messages that are due."""

from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from tinggal.simulators.bank_callbacks import SENDING, MerchantUnreachable, send
from tinggal.simulators.models import SimulatedCallback

AGAIN = RetryStrategy(max_attempts=6, exponential_wait=4, retry_exceptions=[MerchantUnreachable])


@app.task(name=SENDING, queue="reactions", retry=AGAIN)
def send_callback(*, callback_id: int) -> None:
    """Send one message; if the merchant is unreachable, again after 4, 16, 64 … seconds."""
    send(SimulatedCallback.objects.select_related("bill").get(pk=callback_id))

"""What a provider of mail and short messages reports later: a message arrived, or came back. Signed as by the bank."""

import json

import httpx
from django.conf import settings
from django.utils import timezone, translation

from tinggal.simulators.bank_callbacks import TIMEOUT, MerchantUnreachable, signature, transport
from tinggal.simulators.models import SimulatedMessage

WORDS = {"arrived": "250 2.0.0 Delivered", "came_back": "550 5.1.1 No such user"}


def report(message: SimulatedMessage, *, what: str) -> int:
    """Tell the sender that it arrived or came back; gives the status of his answer.

    Raises:
        MerchantUnreachable: he did not answer.
    """
    told = {"message": message.message_id, "what": what, "words": WORDS[what]}
    body, timestamp = json.dumps(told).encode(), str(int(timezone.now().timestamp()))
    headers = {
        "Content-Type": "application/json",
        "X-Messages-Timestamp": timestamp,
        "X-Messages-Signature": signature(body, timestamp=timestamp, secret=settings.SIMULATORS["delivery_secret"]),
    }
    try:
        with translation.override(None), httpx.Client(transport=transport(), timeout=TIMEOUT) as client:
            return client.post(f"{settings.SITE_URL}/notices/callback/", content=body, headers=headers).status_code
    except httpx.HTTPError as error:
        raise MerchantUnreachable(type(error).__name__) from error

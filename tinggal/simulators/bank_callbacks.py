"""Telling the merchant: signed HTTP messages, each with its own event id, sent by the worker when they are due."""

import hashlib
import hmac
import json
import uuid
from datetime import datetime

import httpx
from django.conf import settings
from django.test import Client
from django.utils import timezone, translation
from procrastinate.contrib.django import app

from tinggal.simulators.models import SimulatedCallback, SimulatedPayment

SENDING = "simulators.send_callback"
TIMEOUT = 10.0
SIGNATURE = "X-Bank-Signature"
TIMESTAMP = "X-Bank-Timestamp"


class MerchantUnreachable(Exception):
    """The merchant did not answer, or answered that it is broken: the message has to be sent again."""


def owe(
    payment: SimulatedPayment, *, what: str, due: datetime, event_id: str = "", wrong_signature: bool = False
) -> SimulatedCallback:
    """Note a message to the merchant. The worker sends it when ``due`` has come."""
    event_id = event_id or str(uuid.uuid4())
    body = {
        "event_id": event_id,
        "what": what,
        "code": payment.bill.code,
        "amount": payment.amount,
        "ntb": payment.ntb,
        "ntpn": payment.ntpn,
        "method": payment.method,
        "paid_at": payment.paid_at.isoformat(),
    }
    callback = SimulatedCallback.objects.create(
        bill=payment.bill, event_id=event_id, body=json.dumps(body), due=due, wrong_signature=wrong_signature
    )
    app.configure_task(SENDING, queue="reactions", schedule_at=due).defer(callback_id=callback.pk)
    return callback


def signature(body: bytes, *, timestamp: str, secret: str) -> str:
    """HMAC-SHA256 over "timestamp.body", in hexadecimal. ``timestamp`` is in seconds since 1970."""
    return hmac.new(secret.encode(), timestamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def send(callback: SimulatedCallback) -> SimulatedCallback:
    """Post one message, signed now, and keep the merchant's answer. Raises ``MerchantUnreachable``."""
    body, timestamp = callback.body.encode(), str(int(timezone.now().timestamp()))
    secret = settings.SIMULATORS["bank_secret"] + ("?" if callback.wrong_signature else "")
    headers = {
        "Content-Type": "application/json",
        TIMESTAMP: timestamp,
        SIGNATURE: signature(body, timestamp=timestamp, secret=secret),
    }
    callback.sent_at = timezone.now()
    try:
        with translation.override(None), httpx.Client(transport=transport(), timeout=TIMEOUT) as client:
            answer = client.post(callback.bill.callback_url, content=body, headers=headers)
        callback.answer = str(answer.status_code)
    except httpx.HTTPError as error:
        callback.answer = type(error).__name__
    callback.save(update_fields=["sent_at", "answer"])
    if not callback.answer.isdecimal() or callback.answer.startswith("5"):
        raise MerchantUnreachable(f"{callback.bill.callback_url}: {callback.answer}")
    return callback


def send_due(now: datetime) -> int:
    """Send every message that is due and was never sent; says how many. For places without a worker."""
    due = SimulatedCallback.objects.filter(due__lte=now, sent_at=None).select_related("bill")
    return len([send(callback) for callback in due])


class InsideTheProcess(httpx.BaseTransport):
    """Carries a request to this very Django without a network; the caller keeps his database connection."""

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Ask Django as a visitor would."""
        answer = Client(raise_request_exception=False).generic(
            request.method,
            request.url.raw_path.decode(),
            request.read(),
            content_type=request.headers.get("Content-Type", ""),
            headers=dict(request.headers),
            secure=request.url.scheme == "https",
        )
        return httpx.Response(answer.status_code, headers=dict(answer.headers), content=answer.content)


def transport() -> httpx.BaseTransport | None:
    """``None`` is the real network."""
    return InsideTheProcess() if settings.SIMULATORS["callback_transport"] == "wsgi" else None

"""Messages from the provider: kept raw first, believed only after asking back, and allowed to come twice."""

from collections.abc import Mapping

from django.db import IntegrityError, transaction
from django.utils import timezone
from procrastinate.contrib.django import app

from tinggal.lib.pace import within_pace
from tinggal.payments.counting import count, is_ours
from tinggal.payments.models import Callback
from tinggal.payments.provider import Forged, Heard, Paid, treasury

HEARING = "payments.hear"
FORGERIES_KEPT = 100  # an hour: enough to see what goes on, too few to fill the disk
SECRET_HEADERS = frozenset({"cookie", "authorization"})


def receive(*, headers: Mapping[str, str], body: bytes) -> Callback:
    """Keep a message, and owe it to the worker if it is genuine and new. Quick: nobody is asked anything here.

    Raises ``Forged``; the message is kept all the same, as long as there are not too many of that sort.
    """
    source = treasury()
    callback = Callback.objects.create(
        provider=source.name,
        body=body,
        headers={name: value for name, value in headers.items() if name.lower() not in SECRET_HEADERS},
        received_at=timezone.now(),
    )
    try:
        heard = source.read_callback(headers=headers, body=body)
    except Forged as reason:
        if within_pace("forged-callbacks", "everybody", times=FORGERIES_KEPT, seconds=3600):
            _note(callback, f"forged: {reason}")
        else:
            callback.delete()
        raise
    try:
        with transaction.atomic():
            Callback.objects.filter(pk=callback.pk).update(event_id=heard.event_id, claim=_claim(heard))
            app.configure_task(HEARING, queue="reactions").defer(callback_id=callback.pk)
    except IntegrityError:  # this event was heard before, and its job is owed or done
        _note(callback, "repeated")
    return callback


def hear(callback: Callback) -> Callback:
    """Ask the provider how the code in the message really stands, and count what came in.

    A message that claims a payment the provider does not know changes nothing and is marked for finance.
    """
    claim = callback.claim
    if not is_ours(claim["code"]):
        return _note(callback, "unknown code")
    payments = treasury().fetch(claim["code"]).payments
    for payment in payments:
        count(payment)
    if claim["what"] == "paid" and not any(_matches(claim, payment) for payment in payments):
        return _note(callback, "contradicted by the provider")
    return _note(callback, "counted" if payments else "nothing to count")


def _note(callback: Callback, outcome: str) -> Callback:
    callback.outcome = outcome
    callback.save(update_fields=["outcome"])
    return callback


def _claim(heard: Heard) -> dict[str, str | int]:
    claim: dict[str, str | int] = {"code": heard.code, "what": heard.what}
    return claim if heard.paid is None else {**claim, "ntpn": heard.paid.ntpn, "amount": heard.paid.amount}


def _matches(claim: Mapping[str, str | int], payment: Paid) -> bool:
    return (claim["ntpn"], claim["amount"]) == (payment.ntpn, payment.amount)

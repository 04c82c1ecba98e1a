"""What the providers of mail and short messages report later: signed, believed for five minutes, and heard twice."""

import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from tinggal.notices.coming_back import arrived, came_back
from tinggal.notices.models import Notice

SIGNATURE, TIMESTAMP = "X-Messages-Signature", "X-Messages-Timestamp"
WINDOW = timedelta(minutes=5)


class Forged(Exception):
    """A report that does not come from our provider; the text says what is wrong."""


def signature(body: bytes, *, timestamp: str) -> str:
    """HMAC-SHA256 over "timestamp.body" with ``settings.DELIVERY_SECRET``, in hexadecimal."""
    signed = timestamp.encode() + b"." + body
    return hmac.new(settings.DELIVERY_SECRET.encode(), signed, hashlib.sha256).hexdigest()


def hear(*, headers: Mapping[str, str], body: bytes) -> None:
    """Write a report on its notice: ``{"message": id, "what": "arrived" or "came_back", "words": …}``. One about
    a message that is not ours changes nothing.

    Raises:
        Forged: the signature is wrong, the report is old, or it says nothing we know.
    """
    timestamp, signed = headers.get(TIMESTAMP, ""), headers.get(SIGNATURE, "")
    if not settings.DELIVERY_SECRET or not hmac.compare_digest(
        signature(body, timestamp=timestamp).encode(), signed.encode()
    ):
        raise Forged("The signature is wrong.")
    if not (timestamp.isascii() and timestamp.isdecimal()):
        raise Forged("The time is not a number.")
    if abs(timezone.now().timestamp() - int(timestamp)) > WINDOW.total_seconds():
        raise Forged("The report is older than five minutes.")
    message, what, words = _read(body)
    notice = Notice.objects.filter(key=key_of(message)).first()
    if notice is None or notice.sent_at is None:
        return
    if what == "came_back":
        came_back(notice, words=words)
    else:
        arrived(notice)


def key_of(message: str) -> str:
    """The key of a notice from the id under which it left: its own, or of a mail ``<key.with.dots@host>``, perhaps with
    the number of the reader behind it."""
    if not message.startswith("<"):
        return message
    return message[1:].partition("@")[0].replace(".", "/")


def _read(body: bytes) -> tuple[str, str, str]:
    try:
        told = json.loads(body)
        message, what, words = told["message"], told["what"], told.get("words", "")
    except (ValueError, KeyError, TypeError, AttributeError) as reason:
        raise Forged("The report cannot be read.") from reason
    if not all(isinstance(one, str) for one in (message, what, words)) or what not in ("arrived", "came_back"):
        raise Forged("The report says nothing we know.")
    if "\0" in message + words:
        raise Forged("The report cannot be read.")
    return message, what, words

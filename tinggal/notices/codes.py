"""Codes of six digits that prove who holds a phone: how they are made, sent and compared, and how long they count."""

import hmac
import secrets
from datetime import timedelta

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from tinggal.lib.providers import provider
from tinggal.lib.workflow import MoveRefused
from tinggal.notices.channels.sms import SmsProvider

LASTS = timedelta(minutes=15)
HOUR = timedelta(hours=1)
CODES_IN_AN_HOUR = 3
TRIES = 5


def new_code() -> str:
    """Six digits that nobody can guess."""
    return f"{secrets.randbelow(1_000_000):06d}"


def words_with(code: str) -> str:
    """What the short message says, in the language that is active."""
    return _("Tinggal: your code is %s. It works for 15 minutes. We never ask you for it on the phone.") % code


def send_words(words: str, *, to: str, key: str) -> None:
    """Send a short message at once; somebody waits for it. Raises whatever the provider raises."""
    sms: SmsProvider = provider("sms")
    sms.send(key=key, to=to, text=words)


def digest_of(code: str, *, table: str, row: int) -> str:
    """What is kept of a code: keyed, and good for this one row of this one table only."""
    return salted_hmac(f"tinggal.{table}", f"{row}/{code}", algorithm="sha256").hexdigest()


def is_right(typed: str, *, digest: str, table: str, row: int) -> bool:
    """Whether this was the code; spaces do not count. In constant time; no digest, never."""
    return hmac.compare_digest(digest_of("".join(typed.split()), table=table, row=row), digest)


def too_many() -> MoveRefused:
    """For who asks for another code too soon."""
    return MoveRefused(_("We sent you %d codes in the last hour. Please try again later.") % CODES_IN_AN_HOUR)


def gone() -> MoveRefused:
    """For a code that is too old, used, or was tried too often."""
    return MoveRefused(_("This code no longer works. Ask for a new one."))


def wrong() -> MoveRefused:
    """For another code than the one that was sent."""
    return MoveRefused(_("This is not the code that we sent. Look at the newest message."))

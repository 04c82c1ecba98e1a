"""Short messages: what we ask of any provider, and the one that delivers to the local mailbox."""

from typing import Protocol

from tinggal.lib.providers import provider
from tinggal.notices.models import Notice
from tinggal.simulators import mailbox

LONGEST = 306  # two joined parts of 153 characters


class SmsProvider(Protocol):
    """Sends one short message. Called again with the same key, it must not reach the phone twice."""

    simulated: bool

    def check(self) -> list[str]:
        """What is wrong with its settings, in words."""

    def send(self, *, key: str, to: str, text: str) -> None:
        """Hand over the message. Raises ``Refused`` for a number that does not exist, and something else when the
        provider does not take it now."""


class SimulatedSms:
    """Delivers to the local mailbox page."""

    simulated = True

    def check(self) -> list[str]:
        """Nothing can be wrong."""
        return []

    def send(self, *, key: str, to: str, text: str) -> None:
        """Keep the message in the box."""
        mailbox.post("sms", message_id=key, to=to, subject="", body=text)


def send(notice: Notice) -> None:
    """Hand the notice to the configured provider."""
    sms: SmsProvider = provider("sms")
    sms.send(key=notice.key, to=notice.to, text=notice.body[:LONGEST])

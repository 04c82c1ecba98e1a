"""A post office that delivers to a page on this machine: mails and short messages of a development installation."""

import smtplib
from collections.abc import Sequence

from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.message import EmailMessage

from tinggal.simulators.models import SimulatedMessage

REFUSES = {"@nobody.example": (550, b"5.1.1 No such user"), "@later.example": (450, b"4.2.0 Try again later")}


class EmailBackend(BaseEmailBackend):
    """Django's mail backend for development: keeps each mail once, by its Message-ID."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Keep the messages; says how many."""
        for message in email_messages:
            refuse_some(message.recipients())
            message_id = str(message.message()["Message-ID"])
            for number, address in enumerate(message.recipients()):
                post(
                    "email",
                    message_id=f"{message_id}/{number}",
                    to=address,
                    subject=str(message.subject),
                    body=str(message.body),
                )
        return len(email_messages)


def refuse_some(addresses: Sequence[str]) -> None:
    """As a mail server does: boxes that do not exist, and those that take nothing just now."""
    said = {one: answer for one in addresses for place, answer in REFUSES.items() if one.endswith(place)}
    if said:
        raise smtplib.SMTPRecipientsRefused(said)


def post(channel: str, *, message_id: str, to: str, subject: str, body: str) -> None:
    """Put a message in the box; the same id a second time is the same message and is not shown twice."""
    SimulatedMessage.objects.get_or_create(
        message_id=message_id, defaults={"channel": channel, "to": to, "subject": subject, "body": body}
    )

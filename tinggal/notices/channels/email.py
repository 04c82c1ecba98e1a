"""Mail, through whatever Django is set up to send with."""

import smtplib

from django.conf import settings
from django.core.mail import EmailMessage

from tinggal.notices.channels import Refused
from tinggal.notices.models import Notice

PERMANENT = range(550, 555)  # no such box, not here, full for good, bad name, failed (RFC 5321 4.2.3)


def send(notice: Notice) -> None:
    """Hand the notice to the mail server. Its Message-ID is its key: a copy sent twice is one mail to the reader.

    Raises:
        Refused: the server says for good that the reader does not exist.
        OSError: anything else; it is tried again.
    """
    host = settings.SITE_URL.split("://", 1)[1].split(":")[0]
    mail = EmailMessage(
        subject=notice.subject,
        body=notice.body,
        to=[notice.to],
        headers={"Message-ID": f"<{notice.key.replace('/', '.')}@{host}>"},
    )
    try:
        mail.send()
    except smtplib.SMTPRecipientsRefused as refused:
        code, words = next(iter(refused.recipients.values()))
        if code not in PERMANENT:
            raise
        raise Refused(f"{code} {words.decode(errors='replace')}") from refused

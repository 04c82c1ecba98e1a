"""Mail, through whatever Django is set up to send with."""

from django.conf import settings
from django.core.mail import EmailMessage

from tinggal.notices.models import Notice


def send(notice: Notice) -> None:
    """Hand the notice to the mail server. Its Message-ID is its key: a copy sent twice is one mail to the reader."""
    host = settings.SITE_URL.split("://", 1)[1].split(":")[0]
    EmailMessage(
        subject=notice.subject,
        body=notice.body,
        to=[notice.to],
        headers={"Message-ID": f"<{notice.key.replace('/', '.')}@{host}>"},
    ).send()

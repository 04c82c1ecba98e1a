"""Hands written notices to mail and phone: at once by day, in the morning what was written at night."""

from datetime import datetime, timedelta

from django.utils import timezone

from tinggal.notices.channels import Refused, email, sms
from tinggal.notices.coming_back import came_back
from tinggal.notices.models import Notice
from tinggal.notices.topics import Channel

SENDERS = {Channel.EMAIL: email.send, Channel.SMS: sms.send}
WORTH_SENDING = timedelta(days=3)
IN_A_ROUND = 500


def send(notice: Notice) -> None:
    """Send what has not left yet, unless it is held until morning; one that is refused for good has come back.

    Raises what the mail server or provider raises otherwise.
    """
    if notice.sent_at is not None or (notice.held_until and notice.held_until > timezone.now()):
        return
    try:
        SENDERS[Channel(notice.channel)](notice)
    except Refused as said:
        came_back(notice, words=str(said))
        return
    Notice.objects.filter(pk=notice.pk).update(sent_at=timezone.now())


def send_held(*, now: datetime) -> int:
    """Send what waited for the morning; says how many left. One that is not taken does not stop the others.

    Raises:
        ExceptionGroup: some were not taken. They are tried again each time, for three days.
    """
    waiting = Notice.objects.filter(sent_at=None, held_until__lte=now, held_until__gt=now - WORTH_SENDING)
    failed: list[Exception] = []
    notices = list(waiting.order_by("held_until", "pk")[:IN_A_ROUND])
    for notice in notices:
        try:
            send(notice)
        except Exception as problem:  # whatever a provider raises
            failed.append(problem)
    if failed:
        raise ExceptionGroup(f"{len(failed)} of {len(notices)} short messages did not leave", failed)
    return len(notices)

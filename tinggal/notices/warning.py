"""Messages about the account itself, which nobody can switch off, such as one about a device it was never used with."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings

from tinggal.journal.models import Event
from tinggal.notices.coming_back import addresses_of
from tinggal.notices.models import Notice
from tinggal.notices.sending import send
from tinggal.notices.topics import Channel
from tinggal.notices.words import words_for
from tinggal.people.models import Device, User


def warn_of_device(event: Event) -> None:
    """To ``device.new``: the owner of the account is told where and when, and what to do if it was not he."""
    device = Device.objects.select_related("person").filter(pk=event.data["device"]).first()
    if device is None:
        return
    told = {
        "device": device,
        "sessions_page": f"{settings.SITE_URL}/accounts/sessions/",
        "password_page": f"{settings.SITE_URL}/accounts/password/change/",
    }
    tell_about_account(device.person, kind=event.kind, key=f"device/{device.pk}", told=told)


def tell_about_account(person: User, *, kind: str, key: str, told: Mapping[str, Any]) -> None:
    """One mail for one key, also when the event is heard twice; a short message to who has no mailbox.

    Its words know ``person`` and what is ``told``.
    """
    addresses = addresses_of(person)
    if not addresses:
        return
    channel = Channel.EMAIL if Channel.EMAIL in addresses else Channel.SMS
    subject, body = words_for(kind, channel, {"person": person, **told}, language=person.language)
    notice, _ = Notice.objects.get_or_create(
        key=key,
        defaults={
            "person": person,
            "channel": channel,
            "kind": kind,
            "to": addresses[channel],
            "subject": subject,
            "body": body,
        },
    )
    send(notice)
